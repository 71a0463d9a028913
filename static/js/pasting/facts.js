// What holds for the text in an element, and whether it is met and stands out somewhere.
(() => {
  "use strict";

  const { colour, pseudo, wordHides } = window.pasting;
  const BLACK = [0, 0, 0, 1];
  const WHITE = [255, 255, 255, 1];
  // Each of these can make paint vanish in ways that only pixels would show.
  const VEILS = {
    filter: "none",
    mixBlendMode: "normal",
    maskImage: "none",
    webkitMaskImage: "none",
    webkitMaskBoxImageSource: "none",
    webkitTextSecurity: "none",
  };
  // A line through a text does not go through what is set apart in it.
  const SET_APART = /^(inline-|absolute|fixed|left|right)/;
  const SCROLLS = /auto|scroll/;

  function isVeiled(style) {
    return Object.entries(VEILS).some(([name, value]) => (style[name] ?? value) !== value);
  }

  // A cell of a collapsed column is met all the same, though nothing of it is painted.
  function isCollapsed(element, display) {
    if (display !== "table-cell") return false;
    const { width, height } = element.getBoundingClientRect();
    return !width || !height;
  }

  // A picture was not fetched, and lies over what is behind it all the same.
  function layersOf(element, style) {
    const layers = colour.layersOf(style);
    return element.matches("img, video") ? [...layers, [BLACK]] : layers;
  }

  function clipsToText(style) {
    return /text/.test(style.backgroundClip || style.webkitBackgroundClip);
  }

  // From an element's own style, and from the facts of the one above it.
  function read(element, above) {
    const style = element.ownerDocument.defaultView.getComputedStyle(element);
    const { display, position, float: side, overflowX, overflowY } = style;
    const isSetApart = [display, position, side].some((value) => SET_APART.test(value));
    const isPage = element === element.ownerDocument.documentElement;
    const scrolls = !isPage && SCROLLS.test(overflowX + overflowY);
    const layers = layersOf(element, style);
    const inText = clipsToText(style);
    return {
      style,
      // What the browser meets where the text is.
      box: display === "contents" ? above.box : element,
      hidden:
        above.hidden || isVeiled(style) || isCollapsed(element, display) || wordHides(style),
      struck:
        (above.struck && !isSetApart) || style.textDecorationLine.includes("line-through"),
      opacity: above.opacity * Number(style.opacity),
      layers: inText ? [] : layers,
      inText: inText ? (layers.at(-1) ?? above.inText) : above.inText,
      // Scroll containers, the page itself first.
      scrollers: scrolls ? [...above.scrollers, element] : above.scrollers,
    };
  }

  // What letters are painted with, one on the other: each a colour, or a gradient's.
  function paintsOf({ style, inText }, element) {
    if (element.ownerSVGElement) return [[colour.parse(style.fill)]];
    const paints = [[colour.parse(style.webkitTextFillColor || style.color)]];
    if (parseFloat(style.webkitTextStrokeWidth) > 0) {
      paints.push([colour.parse(style.webkitTextStrokeColor)]);
    }
    if (inText) paints.push(inText);
    return paints;
  }

  function withOpacity({ layers, opacity }) {
    return layers.map((colours) => ({ colours, opacity }));
  }

  // Every colour that can lie behind a text, or null where colours mix.
  function allGrounds(doc, facts) {
    const all = [...doc.querySelectorAll("*")];
    const layers = all.flatMap((element) => withOpacity(facts(element)));
    const mixes = ({ colours, opacity }) =>
      colours.length > 1 || colours[0][3] < 1 || opacity < 1;
    if (layers.some(mixes)) return null;
    return [WHITE, ...new Set(layers.map(({ colours: [only] }) => only))];
  }

  // The elements at a point, the foremost first. A list of them has no text that runs
  // out of its box; the foremost alone is found by its text too.
  function metAt(doc, x, y, first) {
    const met = doc.elementsFromPoint(x, y);
    return !first || met.includes(first) ? met : [first, ...met];
  }

  window.pasting.factsIn = (doc) => {
    const page = doc.scrollingElement ?? doc.documentElement;
    const nothing = { hidden: false, struck: false, opacity: 1, inText: null };
    const known = new Map([
      [null, { ...nothing, box: doc.documentElement, scrollers: [page] }],
    ]);
    const of = (element) => {
      if (!known.has(element)) known.set(element, read(element, of(element.parentElement)));
      return known.get(element);
    };
    const hasPseudo = pseudo.hasRules(doc);
    const grounds = hasPseudo ? null : allGrounds(doc, of);

    const layersOf = (elements) => elements.flatMap((element) => withOpacity(of(element)));

    function standsOutEverywhere(element) {
      const facts = of(element);
      facts.standsOut ??=
        Boolean(grounds) &&
        colour.standsOut({
          paints: paintsOf(facts, element),
          opacity: facts.opacity,
          grounds,
          share: 1,
        });
      return facts.standsOut;
    }

    // What lies over the text of a box at a point, given what was met in front of it.
    function layersOver(box, before, x, y) {
      const layers = layersOf(before);
      if (!hasPseudo) return layers;
      const pseudos = before.flatMap(pseudo.layersBefore);
      return [...layers, ...pseudos, ...pseudo.layersOver(box, x, y)];
    }

    // Whether the text of an element is met at a point of the window, and stands out.
    function isSeenAt(element, x, y) {
      const facts = of(element);
      const first = doc.elementFromPoint(x, y);
      if (first === facts.box && standsOutEverywhere(element)) return true;
      const met = metAt(doc, x, y, first);
      const place = met.indexOf(facts.box);
      if (place < 0) return false;
      const line = hasPseudo ? pseudo.colourOfLine(element, y) : null;
      return colour.standsOut({
        paints: line ? [[line]] : paintsOf(facts, element),
        opacity: facts.opacity,
        grounds: colour.groundsOf(layersOf(met.slice(place).reverse())),
        share: colour.shareThrough(layersOver(facts.box, met.slice(0, place), x, y)),
      });
    }

    return { of, isSeenAt };
  };
})();
