// Builds rich text anew from what is seen: paragraphs, headings, lists, rows, bold,
// italic and links. Nothing else of the clipboard's HTML is handed on.
(() => {
  "use strict";

  const { wordSays } = window.pasting;
  const KEPT = /^(P|H[1-6]|UL|OL|LI|BLOCKQUOTE|PRE)$/;
  // A page has sections and parts of them; its title is its only heading of level 1.
  const SECTIONS = /^H[12]$/;
  const PARTS = /^H[3-6]$/;
  const NEVER = "head, style, title, datalist, textarea, select";
  const INLINE = /^(inline|contents|ruby|none)/;
  const SCHEMES = ["http:", "https:", "mailto:", "tel:"];
  const NUMBER = /^\s*\(?(\d+|[a-z]{1,2}|[ivxlc]+)[.)]/i;
  // What no font draws, and could be words all the same. Joiners, directions, soft hyphens
  // and the looks of signs belong to texts.
  const IGNORED = /(?![\u00ad\u200c-\u200f\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}/gu;
  const LARGE = "ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote, pre";
  const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre";

  function addressOf(link) {
    try {
      const address = new URL(link.getAttribute("href"));
      return SCHEMES.includes(address.protocol) ? address.href : null;
    } catch {
      return null; // None, or one inside the copied page, which is not here.
    }
  }

  function isRowOfWords(element) {
    const cells = [...(element.cells ?? [])];
    const isShort = (cell) =>
      !cell.querySelector(LARGE) && cell.querySelectorAll("p, div").length < 2;
    return cells.length > 1 && cells.every(isShort);
  }

  // What was chosen lies between two marks, where the clipboard has them; around it is
  // what it was taken from.
  function chosenIn(doc) {
    const walker = doc.createTreeWalker(doc, NodeFilter.SHOW_COMMENT);
    const marks = {};
    while (walker.nextNode()) marks[walker.currentNode.data.trim()] = walker.currentNode;
    const { StartFragment: start, EndFragment: end } = marks;
    const precedes = (one, other) =>
      one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    return (node) => !start || !end || (precedes(start, node) && precedes(node, end));
  }

  class Copier {
    constructor(doc, seen) {
      this.doc = doc;
      this.seen = seen;
      this.isChosen = chosenIn(doc);
      this.out = document.implementation.createHTMLDocument("");
      this.items = new Map(); // Word's items of lists: kind and level
      this.unseen = false; // whether any word is not
    }

    styleOf(element) {
      return this.doc.defaultView.getComputedStyle(element);
    }

    add(tag, parent) {
      const element = this.out.createElement(tag);
      parent.append(element);
      return element;
    }

    // flat: in a row of a table, which becomes one paragraph.
    copyChildren(node, parent, flat = false) {
      for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) this.copyText(child, parent);
        else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(NEVER)) {
          this.copyElement(child, parent, flat);
        }
      }
    }

    copyElement(element, parent, flat) {
      if (element.tagName === "BR") {
        this.add("br", parent);
      } else if (isRowOfWords(element) && !flat) {
        this.copyRow(element, this.add("p", parent));
      } else {
        const target = this.targetOf(element, parent, flat);
        this.copyChildren(element, target, flat);
        if (target !== parent && !target.textContent.trim()) target.remove();
      }
    }

    targetOf(element, parent, flat) {
      const address = element.matches("a[href]") ? addressOf(element) : null;
      if (address) {
        const link = this.add("a", parent);
        link.setAttribute("href", address);
        return link;
      }
      const item = flat ? null : this.wordItemOf(element);
      if (item) {
        const target = this.add("li", parent);
        this.items.set(target, item);
        this.mark = item.mark;
        return target;
      }
      const isInline = INLINE.test(this.styleOf(element).display);
      const isLine = /^(P|DIV)$/.test(element.tagName) || !KEPT.test(element.tagName);
      if (isLine && parent.tagName === "LI" && !parent.textContent.trim()) return parent;
      if (KEPT.test(element.tagName) && !flat) return this.add(this.nameOf(element), parent);
      if (isInline) return parent;
      if (flat) parent.append(" ");
      return flat ? parent : this.add("div", parent);
    }

    nameOf({ tagName }) {
      if (SECTIONS.test(tagName)) return "h2";
      return PARTS.test(tagName) ? "h3" : tagName;
    }

    copyRow(row, paragraph) {
      for (const cell of row.cells) {
        const holder = this.out.createElement("span");
        this.copyChildren(cell, holder, true);
        if (!holder.textContent.trim()) continue;
        if (paragraph.textContent) paragraph.append(" | ");
        paragraph.append(...holder.childNodes);
      }
      if (!paragraph.textContent) paragraph.remove();
    }

    // Word's lists are paragraphs that carry their mark as text.
    wordItemOf(element) {
      if (!/^(P|DIV)$/.test(element.tagName)) return null;
      const level = /\blevel(\d)/.exec(wordSays(this.styleOf(element), "list"))?.[1];
      const mark = level && this.markIn(element);
      if (!mark) return null;
      const kind = NUMBER.test(mark.textContent) ? "ol" : "ul";
      return { kind, level: Number(level), mark };
    }

    markIn(element) {
      const isMark = (one) => wordSays(this.styleOf(one), "list") === "ignore";
      return [...element.querySelectorAll("*")].find(isMark);
    }

    // A mark is no text of its item.
    copyText(node, parent) {
      if (!this.isChosen(node) || this.mark?.contains(node)) return;
      const text = this.seen(node);
      this.unseen ||= text !== node.data;
      if (!text) return;
      const { fontWeight, fontStyle, whiteSpace } = this.styleOf(node.parentElement);
      const inHeading = parent.closest("h1, h2, h3, h4, h5, h6");
      let target = parent;
      if (fontWeight >= 600 && !inHeading && text.trim()) target = this.add("b", target);
      if (fontStyle !== "normal" && text.trim()) target = this.add("i", target);
      const lines = /^(pre|break-spaces)/.test(whiteSpace) ? text.split(/\r?\n/) : [text];
      lines.forEach((line, place) => {
        if (place) this.add("br", target);
        target.append(line);
      });
    }

    // Items without a list around them get one; Word counts levels from one.
    makeLists() {
      let open = [];
      let last = null;
      for (const item of this.out.querySelectorAll("li")) {
        if (item.parentElement.matches("ul, ol")) continue;
        const { kind = "ul", level = 1 } = this.items.get(item) ?? {};
        if (!last || item.previousElementSibling !== open[0]) open = [];
        open.length = Math.min(open.length, level);
        if (open.length === level && open.at(-1).localName !== kind) open.pop();
        while (open.length < level) this.openList(open, kind, item);
        open.at(-1).append(item);
        last = item;
      }
    }

    openList(open, kind, item) {
      const list = this.out.createElement(kind);
      const above = open.at(-1);
      if (above) (above.lastElementChild ?? above).append(list);
      else item.before(list);
      open.push(list);
    }

    // White space as it is shown: one space, and none where a line starts or ends.
    tidy() {
      const walker = this.out.createTreeWalker(this.out.body, NodeFilter.SHOW_ALL);
      const blockOf = (text) => text.parentElement.closest(BLOCKS);
      let before = null;
      const end = () => {
        if (before) before.data = before.data.trimEnd();
        before = null;
      };
      while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.nodeType === Node.ELEMENT_NODE) {
          if (node.matches(`br, ${BLOCKS}`)) end();
          continue;
        }
        if (before && blockOf(before) !== blockOf(node)) end();
        node.data = node.data.replace(IGNORED, "").replace(/[ \t\r\n\f]+/g, " ");
        if (!before || /\s$/.test(before.data)) node.data = node.data.trimStart();
        if (node.data) before = node;
      }
      end();
    }
  }

  function plainOf(body) {
    const copy = body.cloneNode(true);
    copy.querySelectorAll(`br, ${BLOCKS}`).forEach((block) => {
      if (block.matches("ul, ol")) block.before("\n");
      block.after("\n");
    });
    return copy.textContent.replace(/[ \t]*\n\s*/g, "\n").trim();
  }

  // The seen text of a laid-out document, as HTML that holds nothing else and as plain
  // text; and whether some of it is not seen.
  window.pasting.blocksOf = (doc, seen) => {
    const copier = new Copier(doc, seen);
    const { body } = copier.out;
    copier.copyChildren(doc.body, body);
    copier.makeLists();
    copier.tidy();
    return { body, plain: plainOf(body), unseen: copier.unseen };
  };
})();
