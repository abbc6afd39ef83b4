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

const answer = (value) => {
  const radio = here()?.querySelector(`input[type=radio][value=${value}]`);
  if (!radio) return;
  radio.focus();
  radio.click();
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) {
    here()?.querySelector("[data-save]")?.click();
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

// A row that came back keeps the place: on a saved one go on to the next, on an open one to what it needs.
document.addEventListener("htmx:afterSwap", (event) => {
  const number = event.detail.target?.dataset?.row;
  const row = number && document.getElementById(`row-${number}`);
  if (!row) return;
  if ("saved" in row.dataset) {
    const next = document.getElementById(`row-${row.dataset.next}`);
    if (next) enter(next);
    else document.getElementById("left").focus();
  } else {
    const needed = row.querySelector(".govuk-input--error") || row.querySelector(".wm-row__more input, .wm-row__more select, .wm-row__more textarea");
    const seen = row.querySelector(".wm-preview") && row.querySelector("select, textarea");
    (seen || needed || row.querySelector("input"))?.focus();
  }
});
