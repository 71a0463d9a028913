// Several files at once into the rows of a page's documents. Without script the rows are
// added and filled in one by one.
(function () {
  "use strict";

  const EVERY = 1500; // milliseconds, between two looks at a check
  const MOST = 80; // looks: about two minutes
  const place = document.querySelector("[data-put-up]");
  if (!place) return;

  const prefix = place.dataset.putUp;
  const words = place.dataset;
  const told = place.querySelector("[data-put-up-told]");
  const chooser = place.querySelector("[data-put-up-files]");
  const form = place.closest("form");
  const total = form.querySelector("#id_" + prefix + "-TOTAL_FORMS");
  const field = (number, name) =>
    document.getElementById(["id_" + prefix, number, name].join("-"));

  const waiting = [];
  let isBusy = false;

  function isThere(number) {
    const deleted = field(number, "DELETE");
    return field(number, "title") && !(deleted && deleted.value);
  }

  function numbers() {
    return Array.from({ length: Number(total.value) }, (_each, at) => at).filter(isThere);
  }

  function hasRow(id) {
    return numbers().some((number) => field(number, "file").value === String(id));
  }

  // A row that nobody has written anything in is taken before another is added.
  function emptyRow() {
    const found = numbers().find((number) =>
      ["title", "file", "link", "kind"].every((name) => !field(number, name).value)
    );
    if (found !== undefined) return found;
    document.getElementById("id_" + prefix + "-ADD").click();
    return Number(total.value) - 1;
  }

  function pattern(number, title) {
    const kind = field(number, "kind");
    const name = form.querySelector("#id_title").value.trim();
    if (!kind.value || !name) return title;
    const label = kind.options[kind.selectedIndex].text;
    // "Child P: report"
    return name + ": " + label.charAt(0).toLowerCase() + label.slice(1);
  }

  function set(input, value) {
    input.value = value;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function whenReady(number, then) {
    const box = document.getElementById(field(number, "file").id + "-chooser");
    if (box && box.widget) then(box.widget);
    else window.setTimeout(() => whenReady(number, then), 20);
  }

  function fill(answer) {
    const number = emptyRow();
    if (answer.kind) set(field(number, "kind"), answer.kind);
    const title = field(number, "title");
    const write = () => {
      // What somebody has typed stays.
      if (title.dataset.guessed === undefined || title.value === title.dataset.guessed) {
        title.dataset.guessed = pattern(number, answer.title);
        set(title, title.dataset.guessed);
      }
    };
    write();
    field(number, "kind").addEventListener("change", write);
    form.querySelector("#id_title").addEventListener("change", write);
    whenReady(number, (widget) => widget.setState(answer));
    const row = title.closest("[data-inline-panel-child]");
    const state = document.createElement("p");
    state.className = "put-up__state";
    state.setAttribute("role", "status");
    (row.querySelector("[id$='-content']") || row).prepend(state);
    return state;
  }

  function follow(state, answer, left) {
    fetch(answer.check_url, {
      credentials: "same-origin",
      headers: { "X-Requested-With": "XMLHttpRequest" },
    })
      .then((response) => (response.ok ? response.text() : Promise.reject(response)))
      .then((page) => {
        const parsed = new DOMParser().parseFromString(page, "text/html");
        const report = parsed.querySelector("[data-file-check]");
        if (!report) return;
        const isRunning = report.dataset.running === "yes";
        if (isRunning && left > 0) {
          window.setTimeout(() => follow(state, answer, left - 1), EVERY);
        } else {
          state.textContent = report.dataset.summary;
          state.classList.toggle("put-up__state--serious", report.dataset.serious === "yes");
        }
      })
      .catch(() => undefined);
  }

  function tell(name) {
    const line = document.createElement("li");
    const label = document.createElement("strong");
    label.textContent = name;
    const said = document.createElement("span");
    line.append(label, " ", said);
    told.append(line);
    return (text, isWrong) => {
      said.textContent = text;
      line.classList.toggle("error-message", Boolean(isWrong));
    };
  }

  function taken(answer, say) {
    if (!answer.success) {
      say(words.refused + " " + answer.error_message, true);
    } else if (hasRow(answer.id)) {
      say(words.twice, false);
    } else {
      const state = fill(answer);
      state.textContent = words.waiting;
      say(answer.known || words.added, false);
      follow(state, answer, MOST);
    }
  }

  function send(file, say, done) {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    data.append("collection", words.collection);
    data.append("files[]", file);
    const request = new XMLHttpRequest();
    request.open("POST", words.address);
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        say(words.uploading + " " + Math.round((event.loaded / event.total) * 100) + " %");
      }
    });
    request.addEventListener("loadend", () => {
      let answer = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch (_unreadable) {
        answer = { success: false, error_message: words.lost };
      }
      taken(answer, say);
      done();
    });
    request.send(data);
  }

  // One after the other: a file that is chosen twice is noticed.
  function next() {
    const one = waiting.shift();
    isBusy = Boolean(one);
    if (one) send(one.file, one.say, next);
  }

  function take(files) {
    Array.from(files).forEach((file) => waiting.push({ file: file, say: tell(file.name) }));
    if (!isBusy) next();
  }

  chooser.addEventListener("change", () => {
    take(chooser.files);
    chooser.value = "";
  });
  ["dragover", "drop", "dragleave"].forEach((kind) =>
    place.addEventListener(kind, (event) => {
      event.preventDefault();
      place.classList.toggle("put-up--over", kind === "dragover");
      if (kind === "drop") take(event.dataTransfer.files);
    })
  );
  place.hidden = false;
})();
