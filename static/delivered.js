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

// A row that came back keeps the place: what has to be mended, else the next row of the same month.
let place = -1;
document.addEventListener("htmx:beforeRequest", (event) => {
  const at = document.activeElement?.closest("[data-row] td");
  place = at && event.detail.target?.contains(at) ? [...at.parentElement.children].indexOf(at) : -1;
});
document.addEventListener("htmx:afterSwap", (event) => {
  const code = event.detail.target?.dataset?.row;
  const row = code && document.getElementById(`row-${code}`);
  if (!row) return;
  const wrong = row.querySelector(".govuk-input--error") || (!("saved" in row.dataset) && row.querySelector(".govuk-error-message ~ input"));
  const next = row.nextElementSibling?.children[place]?.querySelector("input");
  (wrong || next || row.children[place]?.querySelector("input") || row.querySelector("input"))?.focus();
});
