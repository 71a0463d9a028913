// The field for a board's colour: the picker, the text and the contrast keep together.
// The contrast is measured as WCAG 2.2 does; the server decides when it is saved.
(function () {
  "use strict";

  const HEX = /^#[0-9a-f]{6}$/;

  function luminance(colour) {
    const parts = [1, 3, 5].map(function (place) {
      const channel = parseInt(colour.slice(place, place + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  function verdict(field, colour) {
    const ratio = 1.05 / (luminance(colour) + 0.05);
    const good = ratio >= Number(field.dataset.least);
    return (good ? field.dataset.good : field.dataset.bad)
      .replace("{ratio}", ratio.toFixed(1))
      .replace("{least}", field.dataset.least);
  }

  function start(field) {
    const [typed, picked] = field.querySelectorAll("input");
    const said = field.querySelector("output");

    function show() {
      const colour = typed.value.trim().toLowerCase();
      const known = HEX.test(colour);
      said.textContent = known ? verdict(field, colour) : "";
      if (known) picked.value = colour;
    }

    typed.addEventListener("input", show);
    picked.addEventListener("input", function () {
      typed.value = picked.value;
      typed.dispatchEvent(new Event("input", { bubbles: true }));
    });
    show();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-colour-input]").forEach(start);
  });
})();
