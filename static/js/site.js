// Extras for readers with script. Every page works without this file.
(() => {
  "use strict";

  // Offers that only a script can keep are hidden until there is one.
  for (const offer of document.querySelectorAll("[data-script-only]")) offer.hidden = false;

  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => window.print());
  }

  // Paper shows every answer, also those that the reader has closed.
  window.addEventListener("beforeprint", () => {
    for (const answer of document.querySelectorAll("main details")) answer.open = true;
  });

  // A link to a closed answer opens it.
  const openTarget = () => {
    const answer = document.querySelector("details:target");
    if (answer) answer.open = true;
  };
  window.addEventListener("hashchange", openTarget);
  openTarget();

  // Leaving in a hurry: the page goes blank at once, and the back button does not return to it.
  const exit = document.querySelector("a[data-exit]");
  if (!exit) return;
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = " ";
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  const PATIENCE_MS = 5000;
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((time) => now - time < PATIENCE_MS), now];
    if (presses.length >= 3) leave();
  });
})();
