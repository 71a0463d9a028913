// Whose session has ended while a form was open keeps what they typed. Before a form is
// sent it is asked whether they are logged in; if not, a notice says what to do.
(function () {
  "use strict";

  const TOKEN = "[name=csrfmiddlewaretoken]";
  let asking = false;
  let wasOut = false; // or seems to have been: what saves itself was refused
  let sure = null; // the form that may go now

  function notice() {
    return document.querySelector("[data-logged-out]");
  }

  // The log-in leads on who is logged in. Where nothing answers the form is just sent.
  function isOut() {
    const address = notice().querySelector("a").href;
    return fetch(address, { redirect: "manual", cache: "no-store" }).then(
      (answer) => answer.type !== "opaqueredirect" && answer.ok,
      () => false
    );
  }

  // Logging in anew ends the tokens of forms that are open.
  function renewTokens() {
    return fetch(location.href, { cache: "no-store" })
      .then((answer) => answer.text())
      .then((html) => {
        const page = new DOMParser().parseFromString(html, "text/html");
        const token = page.querySelector(TOKEN);
        if (!token) return;
        document.querySelectorAll(TOKEN).forEach((field) => {
          field.value = token.value;
        });
        wasOut = false;
      })
      .catch(() => {});
  }

  // Whether what is typed can be sent now.
  async function look() {
    const out = await isOut();
    notice().hidden = !out;
    if (wasOut && !out) await renewTokens();
    wasOut = wasOut || out;
    return !out;
  }

  // What a button says, which is not said of one that is disabled, as it is at work.
  function send(form, button) {
    const works = button && button.disabled;
    if (works) button.disabled = false;
    sure = form;
    form.requestSubmit(button);
    if (works) button.disabled = true;
  }

  async function sendIfIn(form, button) {
    asking = true;
    const isIn = await look();
    asking = false;
    if (isIn) return send(form, button);
    if (button) button.dataset.wProgressLoadingValue = "false";
    notice().focus();
  }

  document.addEventListener("w-autosave:error", () => {
    wasOut = true;
    if (notice()) look();
  });
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (form === sure || form.method !== "post" || !notice()) {
        sure = null;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!asking) sendIfIn(form, event.submitter);
    },
    { capture: true }
  );
})();
