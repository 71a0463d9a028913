// What lies in front of a text, or changes it, without being an element.
(() => {
  "use strict";

  const { colour } = window.pasting;
  const PSEUDO = /:(before|after|first-line)\b/;
  const NONE = ["none", "normal"];

  function hasRules(doc) {
    const theirs = [...doc.styleSheets].filter(({ ownerNode }) => !ownerNode.dataset.ours);
    return theirs.some(({ cssRules }) =>
      [...cssRules].some(({ cssText }) => PSEUDO.test(cssText)),
    );
  }

  function styleOf(element, pseudo) {
    return element.ownerDocument.defaultView.getComputedStyle(element, pseudo);
  }

  function shown(element) {
    return ["::before", "::after"]
      .map((pseudo) => styleOf(element, pseudo))
      .filter(({ content, display }) => !NONE.includes(content) && display !== "none");
  }

  // The box that an absolute position is counted from.
  function originOf(element) {
    let origin = element;
    while (origin.parentElement && styleOf(origin).position === "static") {
      origin = origin.parentElement;
    }
    const { left, top } = origin.getBoundingClientRect();
    return { left: left + origin.clientLeft, top: top + origin.clientTop };
  }

  function isAt(element, style, x, y) {
    const origin = originOf(element);
    const [left, top, width, height] = ["left", "top", "width", "height"].map((side) =>
      parseFloat(style[side]),
    );
    const [across, down] = [x - origin.left - left, y - origin.top - top];
    return across >= 0 && across <= width && down >= 0 && down <= height;
  }

  function layersOf(style) {
    const opacity = Number(style.opacity);
    return colour.layersOf(style).map((colours) => ({ colours, opacity }));
  }

  // The layers of ::before and ::after of an element that was met in front of a text.
  function layersBefore(element) {
    return shown(element).flatMap(layersOf);
  }

  // Those that lie over the element's own text at a point of the window.
  function layersOver(element, x, y) {
    const over = shown(element).filter(
      (style) =>
        /absolute|fixed/.test(style.position) &&
        !(Number(style.zIndex) < 0) &&
        isAt(element, style, x, y),
    );
    return over.flatMap(layersOf);
  }

  // The colour that ::first-line gives to a text of the element, or null.
  function colourOfLine(element, y) {
    let block = element;
    while (block.parentElement && styleOf(block).display.startsWith("inline")) {
      block = block.parentElement;
    }
    const first = styleOf(block, "::first-line");
    const { color, fontSize } = styleOf(block);
    const isSame = first.color === color && first.fontSize === fontSize;
    if (isSame || styleOf(element).color !== color) return null;
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(block);
    const [line] = range.getClientRects();
    if (!line || y > line.bottom) return null;
    return parseFloat(first.fontSize) ? colour.parse(first.color) : [0, 0, 0, 0];
  }

  window.pasting.pseudo = { hasRules, layersBefore, layersOver, colourOfLine };
})();
