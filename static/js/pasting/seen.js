// Which letters of a text somebody sees. The browser is asked, for it alone knows what
// its style sheets come to: where each letter lies once all that can be scrolled was
// scrolled there, what is met at that point, what lies over it, and in which colour.
(() => {
  "use strict";

  const { factsIn } = window.pasting;
  // CSS pixels. A browser shows no smaller size that is said in parts of another one.
  const LEAST_SIZE = 6;
  const LEAST_ADVANCE = 1.2; // CSS pixels a letter, on average of a text
  const MOST_EMPTINESS = 4000; // CSS pixels; nobody scrolls past so much of nothing
  const LETTERS = /[\p{L}\p{N}\p{P}\p{S}]/gu;
  function frameOf(scroller) {
    const { documentElement } = scroller.ownerDocument;
    const { clientWidth: right, clientHeight: bottom } = documentElement;
    return scroller === scroller.ownerDocument.scrollingElement
      ? { left: 0, top: 0, right, bottom }
      : scroller.getBoundingClientRect();
  }

  // Scrolls until a line is within all that scrolls around it, as far as that goes.
  function reach(rect, again, scrollers) {
    for (const scroller of scrollers) {
      const { left, top, right, bottom } = frameOf(scroller);
      const aside = rect.left < left || rect.right > right;
      const beyond = rect.top < top || rect.bottom > bottom;
      if (aside) scroller.scrollLeft += rect.left - left;
      if (beyond) scroller.scrollTop += (rect.top + rect.bottom - top - bottom) / 2;
      if (aside || beyond) rect = again();
    }
    return rect;
  }

  // Lines run along the longer side; all of one is seen when its ends and middle are.
  function pointsOf({ left, top, right, bottom, width, height }) {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return width >= height
      ? [[left + 1, y], [x, y], [right - 1, y]]
      : [[x, top + 1], [x, y], [x, bottom - 1]];
  }

  function isLegible(rects, text) {
    const letters = text.match(LETTERS)?.length ?? 1;
    const sum = (side) => rects.reduce((total, rect) => total + rect[side], 0);
    const most = (side) => Math.max(...rects.map((rect) => rect[side]));
    const runs = (along, across) =>
      most(across) > LEAST_SIZE && sum(along) / letters >= LEAST_ADVANCE;
    const [width, height] = [most("width"), most("height")];
    return runs("width", "height") || (height > width && runs("height", "width"));
  }

  // The place after which there is nothing for so long that nobody finds what follows.
  function endOf(spans) {
    let end = 0;
    for (const [from, to] of spans.sort(([one], [other]) => one - other)) {
      if (from - end > MOST_EMPTINESS) return end;
      end = Math.max(end, to);
    }
    return Infinity;
  }

  function textsOf(doc) {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    return texts.filter(({ data }) => /\S/.test(data));
  }

  function limitsOf(doc) {
    const range = doc.createRange();
    const shown = textsOf(doc).filter(
      (text) => text.parentElement.checkVisibility?.() !== false,
    );
    const rects = shown.map((text) => {
      range.selectNodeContents(text);
      return range.getBoundingClientRect();
    });
    const drawn = rects.filter(({ width, height }) => width && height);
    return {
      right: endOf(drawn.map(({ left, right }) => [left, right])),
      bottom: endOf(drawn.map(({ top, bottom }) => [top, bottom])),
    };
  }

  function linesOf(range) {
    return [...range.getClientRects()].filter(({ width, height }) => width && height);
  }

  // Where in a text a line starts, found by halving: lines come in the order of reading.
  function startOf(line, node, lines) {
    const range = node.ownerDocument.createRange();
    const isBefore = (offset) => {
      range.setStart(node, offset);
      range.setEnd(node, node.length);
      const [rect] = linesOf(range);
      const [x, y] = rect ? [rect.left + 0.1, middleOf(rect)[1]] : [];
      return lines.findIndex((one) => isIn(one, x, y)) < line && Boolean(rect);
    };
    let [from, to] = [0, node.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (isBefore(middle)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function isIn({ left, top, right, bottom }, x, y) {
    return left <= x && x <= right && top <= y && y <= bottom;
  }

  // The letters that are seen of a part of a text, one by one.
  function lettersSeen(node, from, to, isLetterSeen) {
    const range = node.ownerDocument.createRange();
    let offset = from;
    let last = false;
    const letters = [...node.data.slice(from, to)].filter((letter) => {
      range.setStart(node, offset);
      offset += letter.length;
      range.setEnd(node, offset);
      if (!letter.trim()) return true;
      // A sign without a place of its own belongs to the letter before it.
      if (linesOf(range).length) last = isLetterSeen(range);
      return last;
    });
    return letters.join("");
  }

  // What is seen of a text, given of each of its lines whether all, part or none is.
  function linesSeen(node, lines, seen, isLetterSeen) {
    const starts = seen.flatMap((each, line) => (each === seen[line - 1] ? [] : [line]));
    const offsets = starts.map((line) => startOf(line, node, lines));
    const texts = starts.map((line, place) => {
      const [from, to] = [place ? offsets[place] : 0, offsets[place + 1] ?? node.length];
      if (seen[line] === "all") return node.data.slice(from, to);
      return seen[line] === "part" ? () => lettersSeen(node, from, to, isLetterSeen) : " ";
    });
    return texts.map((text) => (typeof text === "function" ? text() : text)).join("");
  }

  // A function that says of each text of a document what of it is seen.
  window.pasting.seenIn = (doc) => {
    const { of: facts, isSeenAt } = factsIn(doc);
    const limits = limitsOf(doc);
    const range = doc.createRange();

    // Of a line: all, part or none.
    function howMuchIsSeen(rect, element) {
      const [page] = facts(element).scrollers;
      if (rect.left + page.scrollLeft > limits.right) return "none";
      if (rect.top + page.scrollTop > limits.bottom) return "none";
      const points = pointsOf(rect);
      const seen = points.filter(([x, y]) => isSeenAt(element, x, y)).length;
      return seen === points.length ? "all" : seen ? "part" : "none";
    }

    return (node) => {
      const element = node.parentElement;
      if (!/\S/.test(node.data)) return node.data;
      const { hidden, struck, style, box, scrollers } = facts(element);
      if (hidden || struck || box.checkVisibility?.() === false) return "";
      range.selectNodeContents(node);
      let lines = linesOf(range);
      if (!lines.length || !isLegible(lines, node.data)) return "";
      if (!element.ownerSVGElement && parseFloat(style.fontSize) <= LEAST_SIZE) return "";
      const seen = lines.map((_, line) => {
        const again = () => (lines = linesOf(range))[line];
        return howMuchIsSeen(reach(lines[line], again, scrollers), element);
      });
      return linesSeen(node, linesOf(range), seen, (letter) => {
        const again = () => letter.getBoundingClientRect();
        const [x, y] = middleOf(reach(again(), again, scrollers));
        return isSeenAt(element, x, y);
      });
    };
  };

  function middleOf({ left, top, right, bottom }) {
    return [(left + right) / 2, (top + bottom) / 2];
  }
})();
