// How far the colour of a text stands out from what lies behind it.
(() => {
  "use strict";

  const WHITE = [255, 255, 255, 1];
  const COLOUR = /(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)/g;
  const PLAIN = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/;
  const MOST = 16;
  // Of 255, weighed as an eye weighs red, green and blue: #ddd on white stands out by 34.
  const LEAST = 30;
  const parsed = new Map();
  let canvas = null;

  // Any colour that the browser knows, as red, green, blue (0 to 255) and alpha (0 to 1).
  function parse(text) {
    if (!parsed.has(text)) parsed.set(text, parseNew(text));
    return parsed.get(text);
  }

  function parseNew(text) {
    const plain = PLAIN.exec(text);
    if (plain) return [...plain.slice(1, 4).map(Number), Number(plain[4] ?? 1)];
    canvas ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = "transparent";
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  function over([red, green, blue, alpha], below, opacity) {
    const share = alpha * opacity;
    const mix = (upper, lower) => upper * share + lower * (1 - share);
    return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2]), 1];
  }

  function distance(one, other) {
    const [red, green, blue] = one.map((value, place) => (value - other[place]) ** 2);
    return Math.sqrt(0.3 * red + 0.59 * green + 0.11 * blue);
  }

  // The colours of an element's background: layers, each of one colour or the stops of
  // a gradient. Pictures are not fetched, so they are not there.
  function layersOf(style) {
    const stops = style.backgroundImage.match(COLOUR) ?? [];
    const layers = [[parse(style.backgroundColor)], stops.map(parse)];
    return layers.filter((layer) => layer.some(([, , , alpha]) => alpha > 0));
  }

  // What may lie behind a text, given the layers from the lowest up.
  function groundsOf(layers) {
    let grounds = [WHITE];
    for (const { colours, opacity } of layers) {
      const mixed = grounds.flatMap((ground) =>
        colours.map((colour) => over(colour, ground, opacity)),
      );
      grounds = mixed.slice(0, MOST);
    }
    return grounds;
  }

  // How much of a text shows through the layers that lie over it, from 0 to 1.
  function shareThrough(layers) {
    return layers.reduce((share, { colours, opacity }) => {
      const thickest = Math.max(...colours.map(([, , , alpha]) => alpha));
      return share * (1 - thickest * opacity);
    }, 1);
  }

  // Whether letters stand out from every ground. paints: what letters are painted with,
  // one on the other, each of one colour or the stops of a gradient.
  function standsOut({ paints, opacity, grounds, share }) {
    return paints.some((colours) =>
      colours.every((colour) =>
        grounds.every(
          (ground) => distance(over(colour, ground, opacity), ground) * share >= LEAST,
        ),
      ),
    );
  }

  window.pasting.colour = { parse, layersOf, groundsOf, shareThrough, standsOut };
})();
