// What may be meant, while somebody types into a search: a combobox as ARIA 1.2 has it.
// Without this file the form is what it was. Nothing that is typed is kept.
(() => {
  "use strict";

  const PAUSE_MS = 150;
  const SHORTEST = 2;

  const made = (name, attributes) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const start = (form) => {
    const input = form.querySelector("input[name=q]");
    const label = form.querySelector("label");
    label.id = label.id || `${input.id}-label`;
    const list = made("ul", {
      id: `${input.id}-suggestions`,
      class: "suggestions",
      role: "listbox",
      "aria-labelledby": label.id,
    });
    const said = made("p", { class: "govuk-visually-hidden", role: "status" });
    list.hidden = true;
    form.append(list, said);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
    })) input.setAttribute(name, value);

    let active = -1;
    let waiting = 0;
    let asking = null;

    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };

    const mark = (place) => {
      active = place;
      [...list.children].forEach((option, number) => {
        option.setAttribute("aria-selected", String(number === place));
        if (number === place) option.scrollIntoView({ block: "nearest" });
      });
      if (place < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", list.children[place].id);
    };

    const follow = (option) => {
      window.location.assign(option.dataset.address);
    };

    const option = (one, number) => {
      const item = made("li", {
        id: `${list.id}-${number}`,
        class: "suggestions__one",
        role: "option",
        "aria-selected": "false",
        "data-address": one.address,
      });
      const title = made("span", { class: "suggestions__title", dir: "auto" });
      title.textContent = one.title;
      item.append(title);
      if (one.kind) {
        const kind = made("span", { class: "suggestions__kind" });
        kind.textContent = one.kind;
        item.append(" ", kind);
      }
      return item;
    };

    const show = (answer) => {
      const found = answer.suggestions;
      list.replaceChildren(...found.map(option));
      mark(-1);
      list.hidden = !found.length;
      input.setAttribute("aria-expanded", String(Boolean(found.length)));
      said.textContent = answer.said;
    };

    const ask = () => {
      asking?.abort();
      const typed = input.value.trim();
      if (typed.length < SHORTEST) {
        said.textContent = "";
        close();
        return;
      }
      asking = new AbortController();
      fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`, {
        credentials: "omit",
        cache: "no-store",
        signal: asking.signal,
      })
        .then((response) => (response.ok ? response.json() : Promise.reject(response)))
        .then((answer) => {
          if (document.activeElement === input) show(answer);
        })
        // Without an answer the form does what it does without this file.
        .catch((error) => {
          if (error.name !== "AbortError") close();
        });
    };

    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE_MS);
    });

    input.addEventListener("keydown", (event) => {
      const last = list.children.length - 1;
      if (event.isComposing || last < 0) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (list.hidden) {
          list.hidden = false;
          input.setAttribute("aria-expanded", "true");
        }
        // Beyond either end lies the field itself.
        const places = last + 2;
        mark(((active + 1 + step + places) % places) - 1);
      } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
        event.preventDefault();
        follow(list.children[active]);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Tab") {
        close();
      }
    });

    // The field keeps the focus while an option is pressed.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen) follow(chosen);
    });
    input.addEventListener("blur", close);
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      asking?.abort();
    });
  };

  document.querySelectorAll("form[data-suggest]").forEach(start);
})();
