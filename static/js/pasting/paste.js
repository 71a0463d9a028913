// Pasting into rich text: what the author of the copied text took out or kept to
// themselves (comments, deletions, hidden text) does not become the page's text. What
// cannot be read is not pasted, and the editor is told.
(() => {
  "use strict";

  const { blocksOf, inFrame, seenIn, takeOutMarked } = window.pasting;
  const EDITOR = ".DraftEditor-root, .Draftail-Editor";
  // Draftail's own copy, which holds its text once more.
  const OWN_COPY = "data-draftjs-conductor-fragment";
  const UNREADABLE =
    "What you pasted could not be read. Paste it as plain text with Ctrl+Shift+V, " +
    "and look for words that should not be there.";
  const LEFT_OUT =
    "Some words were left out: they were hidden or struck through where you copied " +
    "them. If you miss any, type them.";
  const ICON = `<svg class="icon icon-warning" aria-hidden="true">
    <use href="#icon-warning"></use></svg>`;
  const handedOn = new WeakSet();

  function letters(text) {
    return text.replace(/\s+/g, "");
  }

  // An own copy is taken at its word only when its word is what can be seen of it.
  function isTrue(fragment, plain) {
    try {
      const texts = JSON.parse(fragment).blocks.map((block) => block.text);
      return letters(texts.join("")) === letters(plain);
    } catch {
      return false;
    }
  }

  function clean(html) {
    const source = new DOMParser().parseFromString(html, "text/html");
    const fragment = source.querySelector(`[${OWN_COPY}]`)?.getAttribute(OWN_COPY);
    const { body, plain, unseen } = inFrame(source, (doc) => {
      takeOutMarked(doc.documentElement);
      return blocksOf(doc, seenIn(doc));
    });
    if (isTrue(fragment, plain)) {
      const copy = body.ownerDocument.createElement("div");
      copy.setAttribute(OWN_COPY, fragment);
      copy.append(...body.childNodes);
      body.append(copy);
    }
    const data = new DataTransfer();
    data.setData("text/html", body.innerHTML);
    data.setData("text/plain", plain);
    return { data, unseen };
  }

  function copyOf(event, data) {
    const options = { bubbles: true, cancelable: true, composed: true };
    if (event.type === "paste") {
      return new ClipboardEvent("paste", { ...options, clipboardData: data });
    }
    const { clientX, clientY } = event;
    return new DragEvent("drop", { ...options, dataTransfer: data, clientX, clientY });
  }

  function handOn(event, data) {
    const copy = copyOf(event, data);
    const held = copy.clipboardData ?? copy.dataTransfer;
    if (held.getData("text/html") !== data.getData("text/html")) {
      throw new Error("This browser does not hand on what was cleaned.");
    }
    handedOn.add(copy);
    event.target.dispatchEvent(copy);
  }

  // Says something below the editor, until the next paste.
  function say(editor, words, role) {
    const place = editor.closest(".Draftail-Editor__wrapper") ?? editor;
    const next = place.nextElementSibling;
    if (next?.hasAttribute("data-pasting")) next.remove();
    if (!words) return;
    const message = document.createElement("p");
    message.setAttribute("data-pasting", "");
    message.setAttribute("role", role);
    message.className = "help-block help-warning";
    message.innerHTML = ICON;
    message.append(words);
    place.after(message);
  }

  function receive(event) {
    const given = event.clipboardData ?? event.dataTransfer;
    const html = given?.getData("text/html");
    const { target } = event;
    const editor = (target.closest ? target : target.parentElement)?.closest(EDITOR);
    if (handedOn.has(event) || !html || !editor) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      const { data, unseen } = clean(html);
      handOn(event, data);
      say(editor, unseen && LEFT_OUT, "status");
    } catch {
      say(editor, UNREADABLE, "alert");
    }
  }

  window.addEventListener("paste", receive, true);
  window.addEventListener("drop", receive, true);
})();
