// A frame in which the browser lays out what was pasted, and does nothing else: no
// script runs in it, nothing is fetched for it, and it is gone before it is painted.
window.pasting = {};
(() => {
  "use strict";

  const PLACE =
    "position: fixed; inset: 0 auto auto 0; width: 1280px; height: 800px; border: 0;" +
    "opacity: 0; pointer-events: none;";
  // What fetches or opens a document of its own; and what stands in for a script, which
  // could run where it was copied.
  const ACTIVE =
    "script, noscript, canvas, template, link, meta, base, iframe, frame, object, embed";
  const FETCHED = ["src", "srcset", "poster", "background", "data"];
  // Whether a pointer reaches a word says nothing about whether an eye does, and colours
  // are those of who wrote, not those that this reader has set.
  const ASKABLE = {
    "pointer-events": "auto",
    interactivity: "auto",
    "scroll-behavior": "auto",
    "color-scheme": "light",
    "forced-color-adjust": "none",
  };
  const RULES = `*, ::before, ::after { ${Object.entries(ASKABLE)
    .map(([name, value]) => `${name}: ${value} !important;`)
    .join(" ")} }`;
  const EMPTY = `<!doctype html><meta http-equiv="Content-Security-Policy"
    content="default-src 'none'; style-src 'unsafe-inline'">
    <style>${RULES}</style><body><p>seen</p>`;

  // No browser knows Word's own properties: under a name of ours it cascades them too.
  function withWordsProperties(css) {
    return css.replace(
      /(^|[^\w-])mso-([\w-]+)(?=\s*:)/gi,
      (_, before, name) => `${before}--mso-${name.toLowerCase()}`,
    );
  }

  function disarm(source) {
    source.querySelectorAll(ACTIVE).forEach((element) => element.remove());
    for (const element of source.querySelectorAll("*")) {
      FETCHED.forEach((name) => element.removeAttribute(name));
      element.removeAttribute("inert");
      const style = element.getAttribute("style");
      if (style) element.setAttribute("style", withWordsProperties(style));
    }
    for (const style of source.querySelectorAll("style")) {
      style.textContent = withWordsProperties(style.textContent);
    }
  }

  function makeAskable(doc) {
    const style = doc.createElement("style");
    style.dataset.ours = "yes";
    style.textContent = RULES;
    doc.head.append(style);
    for (const element of doc.querySelectorAll("[style]")) {
      for (const [name, value] of Object.entries(ASKABLE)) {
        if (element.style?.getPropertyPriority(name)) {
          element.style.setProperty(name, value, "important");
        }
      }
    }
    // What is left out until it is scrolled to would only be drawn after this script.
    for (const element of doc.querySelectorAll("*")) {
      if (doc.defaultView.getComputedStyle(element).contentVisibility === "auto") {
        element.style.setProperty("content-visibility", "visible", "important");
      }
    }
  }

  // What fades in is seen in the end.
  function finishAnimations(doc) {
    for (const animation of doc.getAnimations?.() ?? []) {
      const { endTime } = animation.effect.getComputedTiming();
      if (Number.isFinite(endTime)) animation.finish();
    }
  }

  // What `read` makes of the document `source`, laid out. Throws where it cannot be.
  window.pasting.inFrame = (source, read) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-same-origin");
    frame.setAttribute("aria-hidden", "true");
    frame.tabIndex = -1;
    frame.style.cssText = PLACE;
    document.body.append(frame);
    try {
      const doc = frame.contentDocument;
      doc.open();
      doc.write(EMPTY);
      doc.close();
      const proof = doc.querySelector("p").firstChild;
      if (window.pasting.seenIn(doc)(proof) !== proof.data) {
        throw new Error("This browser does not tell what can be seen.");
      }
      disarm(source);
      doc.documentElement.replaceWith(doc.adoptNode(source.documentElement));
      makeAskable(doc);
      finishAnimations(doc);
      return read(doc);
    } finally {
      frame.remove();
    }
  };
})();
