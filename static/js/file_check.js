// Keeps the report of a file up to date while the file is being read. Without script
// the report shows how far it was when the page was opened.
(function () {
  "use strict";

  const EVERY = 1500; // milliseconds

  function follow(report) {
    window.setTimeout(function () {
      fetch(report.dataset.fileCheck, {
        credentials: "same-origin",
        headers: { "X-Requested-With": "XMLHttpRequest" },
      })
        .then(function (response) {
          return response.ok ? response.text() : Promise.reject(response);
        })
        .then(function (page) {
          const parsed = new DOMParser().parseFromString(page, "text/html");
          const fresh = parsed.querySelector("[data-file-check]");
          if (!fresh) return;
          if (fresh.dataset.running === "yes") {
            const said = report.querySelector("[data-says]");
            const says = fresh.querySelector("[data-says]").textContent;
            // Only what has changed is read aloud.
            if (said.textContent !== says) said.textContent = says;
            follow(report);
          } else if (report.closest("[data-reload-when-checked]")) {
            window.location.reload();
          } else {
            report.replaceWith(fresh);
          }
        })
        .catch(function () {
          follow(report);
        });
    }, EVERY);
  }

  document.querySelectorAll("[data-file-check][data-running=yes]").forEach(follow);
})();
