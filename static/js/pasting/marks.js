// What no browser can tell: the marks by which word processors set comments and
// deletions apart. Each is known by its whole structure, so that a link of an ordinary
// text with a similar address stays.
(() => {
  "use strict";

  // Rich text has no strikethrough: struck words would read like any others.
  const DELETED = "del, s, strike, [role~=deletion], xml, comment";
  const COMMENT = /^(MsoComment(Text|Reference|Subject)|msocom(anchor|txt|off))$/i;
  const DELETION = /^(msoDel|TrackChangeTextDeletion\w*)$/i;

  function comments(root) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  // Word puts the anchor of a comment between two conditional comments.
  function takeOutAnnotations(root) {
    const all = comments(root);
    all.forEach((start, place) => {
      if (!/^\[if !supportAnnotations\]/i.test(start.data) || !start.isConnected) return;
      const end = all.slice(place + 1).find(({ data }) => /^\[endif\]/i.test(data));
      const between = root.ownerDocument.createRange();
      between.setStartAfter(start);
      if (end) between.setEndBefore(end);
      else between.setEndAfter(start.parentNode.lastChild);
      between.deleteContents();
    });
  }

  function numbered(link, pattern) {
    const [, number] = pattern.exec(link.getAttribute("href") ?? "") ?? [];
    return number;
  }

  // Both programs link a reference and its comment to each other, by number: either is
  // one when its own name says so, or when the other is there.
  function takeOutLinked(root, program) {
    const links = [...root.querySelectorAll("a[href]")];
    const pairs = links.map((link) => [
      link,
      numbered(link, program.toComment),
      numbered(link, program.toReference),
    ]);
    const names = new Set(
      [...root.querySelectorAll("[id], a[name]")].flatMap(({ id, name }) => [id, name]),
    );
    for (const [link, comment, reference] of pairs) {
      if (!/^\s*\[[^\]]*\]\s*$/.test(link.textContent)) continue;
      if (comment) {
        const answered = pairs.some(([, , other]) => other === comment);
        if (answered || names.has(program.reference + comment)) link.remove();
      } else if (reference) {
        const asked = pairs.some(([, other]) => other === reference);
        if (asked || names.has(program.comment + reference)) boxOf(link).remove();
      }
    }
  }

  // The comment that a link back opens: a box that it leads, or its paragraph alone.
  function boxOf(link) {
    const paragraph = link.closest("p, li") ?? link;
    const box = paragraph.parentElement;
    const leads = box?.matches("div") && box.firstElementChild === paragraph;
    const whole = leads && [...box.children].every((child) => child.matches("p, ul, ol"));
    return whole ? box : paragraph;
  }

  const GOOGLE = {
    toComment: /#cmnt(\d+)$/,
    toReference: /#cmnt_ref(\d+)$/,
    comment: "cmnt",
    reference: "cmnt_ref",
  };
  const WORD = {
    toComment: /#_msocom_(\d+)$/,
    toReference: /#_msoanchor_(\d+)$/,
    comment: "_msocom_",
    reference: "_msoanchor_",
  };

  window.pasting.takeOutMarked = (root) => {
    takeOutAnnotations(root);
    takeOutLinked(root, GOOGLE);
    takeOutLinked(root, WORD);
    for (const element of root.querySelectorAll("[class]")) {
      const names = [...element.classList];
      if (names.some((name) => COMMENT.test(name) || DELETION.test(name))) element.remove();
    }
    root.querySelectorAll(DELETED).forEach((element) => element.remove());
  };

  function wordSays(style, name) {
    return style.getPropertyValue(`--mso-${name}`).trim().toLowerCase();
  }
  window.pasting.wordSays = wordSays;

  window.pasting.wordHides = (style) =>
    !["", "none"].includes(wordSays(style, "hide")) ||
    /^(comment|comment-list|para-comment)$/.test(wordSays(style, "element")) ||
    wordSays(style, "special-character") === "comment";
})();
