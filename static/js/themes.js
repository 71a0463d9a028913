// Under the ticks for a page's themes: those that its text speaks of, and a word of the
// board's own. Without script there are the ticks.
(function () {
  "use strict";

  const place = document.querySelector("[data-own-themes]");
  if (!place || !place.hidden) return;

  const words = place.dataset;
  const form = place.closest("form");
  const found = place.querySelector("[data-own-themes-found]");
  const name = place.querySelector("[data-own-themes-name]");
  const told = place.querySelector("[data-own-themes-told]");
  const box = (key) =>
    form.querySelector('input[name="' + words.ownThemes + '"][value="' + key + '"]');

  function tick(key, label) {
    const known = box(key);
    const one = known || addBox(key, label);
    one.checked = true;
    one.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // As those that are there already: a copy of the last one.
  function addBox(key, label) {
    const boxes = form.querySelectorAll('input[name="' + words.ownThemes + '"]');
    const last = boxes[boxes.length - 1];
    const row = last.closest("label").parentElement.cloneNode(true);
    const input = row.querySelector("input");
    const text = row.querySelector("label");
    input.id = "id_" + words.ownThemes + "_own_" + key;
    input.value = key;
    input.className = "theme-choice theme-choice--1";
    text.htmlFor = input.id;
    text.replaceChildren(input, " " + label);
    last.closest("label").parentElement.after(row);
    return input;
  }

  async function propose() {
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    const sent = new FormData();
    sent.append("csrfmiddlewaretoken", token);
    sent.append("name", name.value);
    sent.append("page", words.page);
    sent.append("above", words.above);
    try {
      const answer = await fetch(words.address, {
        method: "POST",
        body: sent,
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      const said = await answer.json();
      if (said.key) {
        tick(said.key, said.name);
        name.value = "";
        told.textContent = said.is_new ? words.added : words.known;
      } else {
        told.textContent = said.refused || words.lost;
      }
    } catch (_error) {
      told.textContent = words.lost;
    }
  }

  async function offer() {
    const answer = await fetch(words.found, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
    });
    if (answer.ok) found.innerHTML = await answer.text();
  }

  found.addEventListener("click", (event) => {
    const button = event.target.closest("[data-theme]");
    if (!button) return;
    tick(button.dataset.theme, "");
    button.disabled = true;
    told.textContent = words.ticked;
  });
  place.querySelector("[data-own-themes-add]").addEventListener("click", propose);
  name.addEventListener("keydown", (event) => {
    // Enter sends the word, not the page.
    if (event.key !== "Enter") return;
    event.preventDefault();
    propose();
  });
  place.hidden = false;
  if (words.found) offer().catch(() => undefined);
})();
