// Pasting into rich text: what the author of the copied text took out or kept to
// themselves (comments, deletions, hidden text) does not become the page's text.
(() => {
  const EDITOR = ".DraftEditor-root, .Draftail-Editor";
  // Draftail's own copy, which holds the page's text only.
  const OWN_COPY = "[data-draftjs-conductor-fragment]";
  const NEVER_TEXT =
    "script, style, title, template, noscript, datalist, dialog:not([open]), [hidden]";
  // Rich text has no strikethrough: struck words would read like any others.
  const DELETED = "del, s, strike";
  const COMMENT_CLASSES =
    /^(MsoCommentText|MsoCommentReference|MsoCommentSubject|msocom(anchor|txt|off))$/i;
  const COMMENT_BACK_LINK = 'a[href*="#_msoanchor"], a[href*="#cmnt_ref"]';
  const COMMENT_LINK = 'a[href*="#_msocom"], a[href*="#cmnt"]';
  const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, tr, div, blockquote, pre, br";
  const handedOn = new WeakSet();

  const tiny = (value) => /^[\d.]/.test(value) && parseFloat(value) < 0.1;
  const far = (value) => parseFloat(value) <= -999;
  const HIDES = {
    "mso-hide": (value) => value === "all",
    "mso-element": (value) => /^(comment|comment-list|para-comment)$/.test(value),
    "mso-special-character": (value) => value === "comment",
    "mso-list": (value) => value === "ignore",
    display: (value) => value === "none",
    visibility: (value) => value === "hidden" || value === "collapse",
    opacity: tiny,
    "font-size": tiny,
    color: (value) => value === "transparent",
    "text-decoration": (value) => value.includes("line-through"),
    "text-decoration-line": (value) => value.includes("line-through"),
    left: far,
    top: far,
    "text-indent": far,
    clip: (value) => /^rect\((0|1px)/.test(value),
    "clip-path": (value) => /^inset\((50|100)%/.test(value),
  };

  function hides(declarations) {
    return declarations.split(";").some((declaration) => {
      const [name, ...rest] = declaration.split(":");
      const value = rest.join(":").replace(/!\s*important/i, "").trim().toLowerCase();
      const key = name.trim().toLowerCase();
      return Object.hasOwn(HIDES, key) && HIDES[key](value);
    });
  }

  function matching(doc, selector) {
    try {
      return [...doc.body.querySelectorAll(selector)];
    } catch {
      return []; // Word writes selectors that no browser knows.
    }
  }

  // A document without a window has no style sheets: its rules are read as text.
  function hiddenByRules(doc) {
    const sheets = [...doc.querySelectorAll("style")].map((style) => style.textContent);
    const text = sheets.join("\n").replace(/<!--|-->|\/\*[\s\S]*?\*\//g, "");
    const rules = [...text.matchAll(/([^{};]+)\{([^{}]*)\}/g)];
    return rules
      .filter(([, , declarations]) => hides(declarations))
      .flatMap(([, selector]) => matching(doc, selector.trim()));
  }

  function takeOutAnnotations(doc) {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_COMMENT);
    const comments = [];
    while (walker.nextNode()) comments.push(walker.currentNode);
    for (const comment of comments) {
      if (!/^\[if !supportAnnotations\]/i.test(comment.data)) continue;
      const isEnd = (node) => node.nodeType === 8 && /^\[endif\]/i.test(node.data);
      let end = comment.nextSibling;
      while (end && !isEnd(end)) end = end.nextSibling;
      while (end && comment.nextSibling !== end) comment.nextSibling.remove();
    }
    comments.forEach((comment) => comment.remove());
  }

  function takeOutLinkedComments(doc) {
    for (const link of doc.querySelectorAll(COMMENT_BACK_LINK)) {
      const paragraph = link.closest("p, li") || link;
      const box = paragraph.parentElement;
      const leads = box?.matches("div") && box.firstElementChild === paragraph;
      (leads ? box : paragraph).remove();
    }
    doc.querySelectorAll(COMMENT_LINK).forEach((link) => link.remove());
  }

  // Word's lists are paragraphs that carry their mark as text.
  function makeLists(doc) {
    for (const item of doc.querySelectorAll('p[style*="mso-list"]')) {
      const mark = item.querySelector('[style*="mso-list:ignore" i], [style*="mso-list: ignore" i]');
      if (!mark) continue;
      const kind = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(mark.textContent) ? "OL" : "UL";
      const before = item.previousElementSibling;
      const joins = before?.tagName === kind && before.hasAttribute("data-word-list");
      const list = joins ? before : doc.createElement(kind);
      if (!joins) {
        list.setAttribute("data-word-list", "");
        item.before(list);
      }
      const entry = doc.createElement("li");
      entry.append(...item.childNodes);
      list.append(entry);
      item.remove();
    }
  }

  function clean(html) {
    const doc = new DOMParser().parseFromString(html, "text/html");
    if (doc.querySelector(OWN_COPY)) return doc;
    const hidden = hiddenByRules(doc);
    takeOutAnnotations(doc);
    takeOutLinkedComments(doc);
    makeLists(doc);
    for (const element of doc.body.querySelectorAll("*")) {
      const isComment = [...element.classList].some((name) => COMMENT_CLASSES.test(name));
      // The style of a list's own paragraph names its level, never "ignore".
      if (isComment || hides(element.getAttribute("style") || "")) hidden.push(element);
    }
    hidden.push(...doc.querySelectorAll(`${NEVER_TEXT}, ${DELETED}`));
    hidden.forEach((element) => element.remove());
    return doc;
  }

  function plain(doc) {
    const copy = doc.body.cloneNode(true);
    copy.querySelectorAll(BLOCKS).forEach((block) => block.after("\n"));
    return copy.textContent.replace(/[ \t]*\n\s*/g, "\n").trim();
  }

  function handOn(event, data) {
    const options = { bubbles: true, cancelable: true, composed: true };
    const copy =
      event.type === "paste"
        ? new ClipboardEvent("paste", { ...options, clipboardData: data })
        : new DragEvent("drop", {
            ...options,
            dataTransfer: data,
            clientX: event.clientX,
            clientY: event.clientY,
          });
    handedOn.add(copy);
    event.target.dispatchEvent(copy);
  }

  function receive(event) {
    const given = event.clipboardData || event.dataTransfer;
    const html = given?.getData("text/html");
    const node = event.target instanceof Element ? event.target : event.target.parentElement;
    if (handedOn.has(event) || !html || !node?.closest(EDITOR)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const doc = clean(html);
    const data = new DataTransfer();
    data.setData("text/html", doc.body.innerHTML);
    data.setData("text/plain", plain(doc));
    handOn(event, data);
  }

  window.addEventListener("paste", receive, true);
  window.addEventListener("drop", receive, true);
})();
