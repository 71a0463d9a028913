// Whoever submits a page while it saves itself sends it once. A new page that is sent
// twice at the same moment would be made twice, and one of the two refused.
(function () {
  "use strict";

  const LONGEST = 15000; // milliseconds that somebody waits for a save that has begun
  const NEARLY = 50; // milliseconds
  let save = null; // the one that has been asked for, and when
  let held = null; // what somebody has submitted meanwhile

  function end() {
    save = null;
    if (!held) return;
    const { form, button, timer } = held;
    held = null;
    clearTimeout(timer);
    form.requestSubmit(button);
  }

  document.addEventListener("w-autosave:save", (event) => {
    save = { event, at: performance.now() };
  });
  document.addEventListener("w-autosave:success", end);
  document.addEventListener("w-autosave:error", end);

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!save || !form.matches("[data-edit-form]")) return;
      const waits = Number(form.dataset.wAutosaveIntervalValue || 500);
      // One that has not begun is not begun any more: all of it is sent now.
      save.event.preventDefault();
      if (performance.now() - save.at < waits - NEARLY) {
        save = null;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (held) return;
      held = { form, button: event.submitter, timer: setTimeout(end, LONGEST) };
    },
    { capture: true }
  );
})();
