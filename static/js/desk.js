// Brings the rest of the dashboard into its place. Without script, or where that fails,
// a link leads to it.
(function () {
  "use strict";

  // As Wagtail's own panels, which are found when a screen is opened, and not later.
  function openOrClose(event) {
    const pressed = event.target.closest("[data-panel-toggle], [data-panel-heading]");
    if (!pressed) return;
    const toggle = pressed.closest("[data-panel]").querySelector("[data-panel-toggle]");
    const isOpen = toggle.getAttribute("aria-expanded") === "true";
    toggle.setAttribute("aria-expanded", String(!isOpen));
    document.getElementById(toggle.getAttribute("aria-controls")).hidden = isOpen;
  }

  function bring(place) {
    fetch(place.dataset.deskLater, {
      credentials: "same-origin",
      headers: { "X-Requested-With": "XMLHttpRequest" },
    })
      .then(function (response) {
        return response.ok && !response.redirected
          ? response.text()
          : Promise.reject(response);
      })
      .then(function (panels) {
        place.innerHTML = panels;
        place.addEventListener("click", openOrClose);
      })
      .catch(function () {})
      .finally(function () {
        place.removeAttribute("aria-busy");
      });
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-desk-later]").forEach(bring);
  });
})();
