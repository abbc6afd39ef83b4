// The keys of the monthly round. Everything they do can be done with Tab, arrows and Enter too.
const rows = () => [...document.querySelectorAll("[data-row]")];
const key = "wm-keys-off";
const note = document.querySelector("[data-keys]");
const control = document.querySelector("[data-keys-switch]");
const answers = { d: "DONE", t: "NO_CHANGE", l: "MOVED", b: "BLOCKED" };

const tell = () => {
  control.textContent = localStorage.getItem(key) ? "Turn keys on" : "Turn keys off";
};
if (note) {
  note.hidden = false;
  tell();
  control.addEventListener("click", () => {
    if (localStorage.getItem(key)) localStorage.removeItem(key);
    else localStorage.setItem(key, "yes");
    tell();
  });
}

const here = () => document.activeElement?.closest("[data-row]");
const enter = (row) => (row?.querySelector("input[type=radio]") || row?.querySelector("a"))?.focus();
const unanswered = (row) => row.querySelector("input[type=radio]") && !row.querySelector("input[type=radio]:checked");

const step = (by, wanted = () => true) => {
  const all = rows();
  const at = all.indexOf(here());
  for (let place = at + by; place >= 0 && place < all.length; place += by) {
    if (wanted(all[place])) return enter(all[place]);
  }
};

// What is answered shows its fields, which stand in every row (data-for): nothing has to be fetched for it.
const needed = (row) => [...row.querySelectorAll(".wm-row__fields :is(input, select, textarea)")].find((each) => each.checkVisibility());
const isSaving = (row) => row.hasAttribute("data-saving");
const say = (row, value) => {
  row.dataset.said = value;
  row.classList.toggle("wm-row--open", value !== "");
  row.querySelector(".wm-row__seen").replaceChildren();
  row.querySelectorAll(".govuk-error-message").forEach((each) => each.remove());
};

// Chosen on purpose, and not passed by an arrow key: what needs no more is saved, anything else goes on to its fields.
const chosen = (radio) => {
  if (radio.value === answers.t) radio.dispatchEvent(new Event("chosen"));
  else needed(radio.closest("[data-row]"))?.focus();
};
const answer = (value) => {
  const radio = here()?.querySelector(`input[type=radio][value=${value}]`);
  if (!radio) return;
  radio.focus();
  radio.click();
  chosen(radio);
};

// How often the answer of a row was altered: what is on its way about an earlier one is not shown. Reason and words
// move nothing, so they ask for no preview (hx-post) and leave one that is on its way.
const turns = new WeakMap();
const turn = (row) => turns.get(row) || 0;
const alter = (row) => turns.set(row, turn(row) + 1);
document.addEventListener("change", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row || isSaving(row)) return;
  if (event.target.hasAttribute("hx-post")) alter(row);
  if (event.target.type === "radio") say(row, event.target.value);
}, true);

// An arrow key reports a click too, but one that no pointer made. The answer itself changes after the click.
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row) return;
  if (event.target.closest("[data-cancel]") && !("answered" in row.dataset)) {
    event.preventDefault();
    cancel(row);
  } else if (event.detail && event.target.closest(".wm-answer")) {
    setTimeout(chosen, 0, event.target.closest(".wm-answer").control);
  }
});

const cancel = (row) => {
  if (isSaving(row)) return;
  alter(row);
  for (const each of row.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (each.type === "radio") each.checked = false;
    else each.value = "";
  }
  say(row, "");
  enter(row);
};

document.addEventListener("keydown", (event) => {
  const row = here();
  if (event.key === "Enter" && (event.ctrlKey || (row && event.target.matches(".wm-row__fields input")))) {
    event.preventDefault();
    row?.querySelector("[data-save]")?.click();
    return;
  }
  if (event.key === "Escape" && row?.matches(".wm-row--open")) {
    row.querySelector("[data-cancel]").click();
    return;
  }
  if (event.key === " " && event.target.type === "radio" && row) {
    event.preventDefault();
    answer(event.target.value);
    return;
  }
  const typing = event.target.closest("input:not([type=radio]), textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(key)) return;
  const pressed = event.key.toLowerCase();
  if (pressed in answers) answer(answers[pressed]);
  else if (pressed === "j") step(1);
  else if (pressed === "k") step(-1);
  else if (pressed === "n") step(1, unanswered);
  else return;
  event.preventDefault();
});

// What somebody does while an answer is on its way counts for more than where this page would lead them.
let deeds = 0;
for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => { deeds += 1; }, true);

// A row is saved once, after what is on its way; what it would do is not asked any more.
// htmx asks again about a request that had to wait.
const saves = (element) => element.matches("[data-save], [hx-trigger=chosen]");
const beingSaved = new WeakSet();
document.addEventListener("htmx:confirm", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row) return;
  if (saves(event.target) && !beingSaved.has(row)) {
    // What comes after this has not been seen by whoever saves.
    if (!isSaving(row)) alter(row);
    row.dataset.saving = deeds;
  } else if (isSaving(row)) event.preventDefault();
});

const sent = new WeakMap();
document.addEventListener("htmx:beforeRequest", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row) return;
  row.setAttribute("aria-busy", "true");
  if (saves(event.detail.elt)) beingSaved.add(row);
  sent.set(event.detail.xhr, turn(row));
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const row = event.target.closest("[data-row]");
  if (row && !saves(event.detail.requestConfig.elt) && sent.get(event.detail.xhr) !== turn(row)) event.detail.shouldSwap = false;
});

document.addEventListener("htmx:afterRequest", (event) => {
  const row = event.target.closest("[data-row]");
  if (!row) return;
  row.removeAttribute("aria-busy");
  if (!saves(event.detail.elt)) return;
  const before = Number(row.dataset.saving);
  delete row.dataset.saving;
  beingSaved.delete(row);
  const wrong = row.querySelector(".govuk-error-message");
  if (!wrong || before !== deeds) return;
  (wrong.closest(".govuk-form-group")?.querySelector("input, select, textarea") || needed(row))?.focus();
});

// A row that is saved goes on to the next, unless somebody has gone elsewhere meanwhile.
document.addEventListener("htmx:afterSwap", (event) => {
  const row = document.getElementById(`row-${event.detail.target?.dataset?.row}`);
  if (!row || document.activeElement !== document.body) return;
  const next = document.getElementById(`row-${row.dataset.next}`);
  if (next) enter(next);
  else document.getElementById("left").focus();
});
