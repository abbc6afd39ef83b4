import { initAll } from "./build/govuk-frontend.min.js";

// Pages work without this file; the classes tell the styles that it has run.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// A region that does not scroll needs no place in the tab order.
const fitted = (region) => {
  if (region.scrollWidth > region.clientWidth) region.setAttribute("tabindex", "0");
  else region.removeAttribute("tabindex");
};
const watcher = new ResizeObserver((entries) => entries.forEach((entry) => fitted(entry.target)));
const watch = (scope) => scope.querySelectorAll(".wm-scroll").forEach((region) => watcher.observe(region));
watch(document);

// What htmx brings in later gets the same treatment. Its settings stand in a meta element of the page.
document.addEventListener("htmx:load", (event) => {
  const part = event.detail.elt;
  if (part === document.body) return;
  initAll({ scope: part });
  watch(part);
});
