// The keys of the grid of delivered months. Without them Tab, and Enter to save all, do the same.
const column = (cell) => [...cell.closest("tr").children].indexOf(cell.closest("td"));
const beside = (cell, by) => {
  const rows = [...document.querySelectorAll("[data-row]")];
  const row = rows[rows.indexOf(cell.closest("tr")) + by];
  return row?.children[column(cell)]?.querySelector("input");
};

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-row] td input");
  if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") {
    event.preventDefault();
    cell.closest("tr").querySelector("[data-save]").click();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const next = beside(cell, event.key === "ArrowDown" ? 1 : -1);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  }
});

// A row that came back keeps the place: what has to be mended, else the next row of the same month. What somebody typed
// into it, or where they went, while it was on its way stays as it is.
const typed = (row) => new Map([...row.querySelectorAll("input:not([type=hidden])")].map((each) => [each.id, each.value]));
const sent = new WeakMap();
const later = new WeakMap();
let place = -1;
document.addEventListener("htmx:beforeRequest", (event) => {
  const row = event.detail.target;
  if (!row?.dataset.row) return;
  const at = document.activeElement?.closest("[data-row] td");
  place = at && row.contains(at) ? [...at.parentElement.children].indexOf(at) : -1;
  sent.set(event.detail.xhr, typed(row));
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const before = sent.get(event.detail.xhr);
  if (before) later.set(event.detail.xhr, [...typed(event.detail.target)].filter(([id, value]) => value !== before.get(id)));
});
document.addEventListener("htmx:afterSwap", (event) => {
  const code = event.detail.target?.dataset?.row;
  const row = code && document.getElementById(`row-${code}`);
  if (!row) return;
  const since = later.get(event.detail.xhr) || [];
  for (const [id, value] of since) document.getElementById(id).value = value;
  const at = document.activeElement;
  if (since.length || (at !== document.body && (!row.contains(at) || [...row.children].indexOf(at.closest("td")) !== place))) return;
  const wrong = row.querySelector(".govuk-input--error") || (!("saved" in row.dataset) && row.querySelector(".govuk-error-message ~ input"));
  const next = row.nextElementSibling?.children[place]?.querySelector("input");
  (wrong || next || row.children[place]?.querySelector("input") || row.querySelector("input"))?.focus();
});
