"use strict";
// Search and filter, and nothing else: without this script all is there, only longer.
// It hides and shows what the page already holds, and never makes markup out of a text.
for (const form of document.querySelectorAll("form.filters")) {
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
}

function filter(scope) {
  const list = document.getElementById(scope);
  const search = document.querySelector(`[data-filters="${scope}"]`);
  const outcomes = document.querySelector(`[data-outcomes="${scope}"]`);
  const words = search.value.toLowerCase().split(/\s+/).filter(word => word);
  const outcome = outcomes ? outcomes.value : "";
  let shown = 0;
  for (const item of list.querySelectorAll("[data-find]")) {
    const around = item.closest("[data-context]");
    const text = (item.textContent + " " + (around ? around.dataset.context : "")).toLowerCase();
    const fits = words.every(word => text.includes(word))
      && (!outcome || item.dataset.outcome === outcome);
    item.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const group of list.querySelectorAll(".feature")) {
    group.hidden = !group.querySelector("[data-find]:not([hidden])");
  }
  const told = document.querySelector(".filters output");
  if (told && list.contains(told)) {
    told.textContent = words.length || outcome ? `${shown} shown` : "";
  }
}

for (const field of document.querySelectorAll("[data-filters], [data-outcomes]")) {
  field.addEventListener("input", () => filter(field.dataset.filters || field.dataset.outcomes));
}

document.addEventListener("keydown", event => {
  const search = document.querySelector("[data-filters]");
  if (event.key === "/" && search && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    search.focus();
  }
});
