"use strict";
// Search and filter, and what belongs together: without this script all is there, only longer.
// It hides and shows what the page already holds, and never makes markup out of a text.

// By what the lines of a list are chosen, besides a search: all that holds for a line.
const lists = {
  promises: { State: row => [row.querySelector(".badge").textContent] },
  scenarios: {
    Outcome: row => [row.dataset.outcome],
    Clause: row => row.dataset.context.match(/@[A-Z]+-\d+(?= |$)/g) || [],
    Tag: row => row.dataset.context.split(" ").filter(tag => tag && !/^@[A-Z]+-\d+$/.test(tag)),
  },
  frames: {
    Type: row => row.cells[3].textContent.trim().match(/^[a-z]+_[a-z_]*/) || [
      row.cells[2].textContent.trim() === "http" ? "http" : "socket"],
    Run: row => [row.cells[4].textContent.trim()].filter(run => run),
  },
};
const forms = [];

function field(form, name, input) {
  const label = form.appendChild(document.createElement("label"));
  label.append(name + " ", input);
  input.dataset.filters = form.dataset.list;
  input.dataset.by = name.toLowerCase();
  return input;
}

function choice(words) {
  const select = document.createElement("select");
  ["", ...[...new Set(words)].sort()].forEach(word => select.add(new Option(word || "any", word)));
  return select;
}

// One search is over all lists of the page; each has its own choices.
function filter({ form, list, rows }) {
  const words = form.querySelector("input").value.toLowerCase().split(/\s+/).filter(word => word);
  const selects = [...form.querySelectorAll("select")].filter(select => select.value);
  let shown = 0;
  for (const row of rows) {
    const around = row.parentElement.dataset.context || "";
    const text = `${row.textContent} ${row.dataset.context || ""} ${around}`.toLowerCase();
    row.hidden = !words.every(word => text.includes(word))
      || !selects.every(select => row.told[select.dataset.by].includes(select.value));
    shown += row.hidden ? 0 : 1;
  }
  for (const group of list.querySelectorAll(".feature, .clauses, tbody")) {
    group.hidden = !group.querySelector(
      "[data-find]:not([hidden]), tr[id]:not([hidden]), li[id]:not([hidden])");
    const title = group.previousElementSibling;
    if (group.matches(".clauses") && title) {
      title.hidden = group.hidden;
    }
  }
  return words.length || selects.length ? shown : -1;
}

function filterAll() {
  const found = forms.map(one => [filter(one), one.name]);
  for (const { form } of forms) {
    form.querySelector("output").textContent = found.filter(([count]) => count >= 0)
      .map(([count, name]) => `${count} ${count === 1 ? name.slice(0, -1) : name}`).join(", ");
  }
}

for (const [id, choices] of Object.entries(lists)) {
  const list = document.getElementById(id);
  const rows = list ? [...list.querySelectorAll("[data-find], tr[id], .clauses > li[id]")] : [];
  if (!rows.length) {
    continue;
  }
  const form = document.createElement("form");
  form.className = "filters";
  form.role = "search";
  form.dataset.list = id;
  form.addEventListener("submit", event => event.preventDefault());
  const search = document.createElement("input");
  search.type = "search";
  field(form, "Search", search).addEventListener("input", () => {
    forms.forEach(other => { other.form.querySelector("input").value = search.value; });
    filterAll();
  });
  rows.forEach(row => { row.told = {}; });
  for (const [name, told] of Object.entries(choices)) {
    const by = name.toLowerCase();
    rows.forEach(row => { row.told[by] = told(row); });
    const words = rows.flatMap(row => row.told[by]);
    if (new Set(words).size > 1) {
      field(form, name, choice(words)).addEventListener("input", filterAll);
    }
  }
  form.append(document.createElement("output"));
  const name = id === "frames" ? "messages" : id;
  form.setAttribute("aria-label", `Search the ${name}`);
  forms.push({ form, list, rows, name });
  (list.querySelector(".feature, h3") || list.parentElement).before(form);
}

// A step and its messages, in the table and in the picture, are chosen together.
function choose() {
  for (const before of document.querySelectorAll(".chosen")) {
    before.classList.remove("chosen");
  }
  const at = location.hash && document.getElementById(location.hash.slice(1));
  const rows = !at ? [] : at.matches("tr") ? [at]
    : [...document.querySelectorAll(`tbody[data-step="${at.id}"] tr[id]`)];
  const group = at && at.closest("tbody[data-step]");
  const step = group && document.getElementById(group.dataset.step);
  for (const one of [at, step, ...rows]) {
    if (one && one.matches("tr, li")) {
      one.classList.add("chosen");
    }
  }
  const marks = new Set(rows.map(row => "#" + row.id));
  for (const mark of document.querySelectorAll(".timeline a")) {
    mark.classList.toggle("chosen", marks.has(mark.getAttribute("href"))
      || (step || at || "").id === mark.getAttribute("href").slice(1));
  }
}
window.addEventListener("hashchange", choose);
choose();

// A mark is named by its line in the table.
for (const mark of document.querySelectorAll('.timeline .marks a[href^="#"]')) {
  const row = document.getElementById(mark.getAttribute("href").slice(1));
  if (row) {
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = [row.cells[0], row.cells[1], row.querySelector("summary") || row.cells[3]]
      .map(cell => cell.textContent.trim()).join("  ");
    mark.prepend(title);
  }
}

// From message to message by the arrow keys.
for (const picture of document.querySelectorAll(".timeline")) {
  picture.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const marks = [...picture.querySelectorAll(".marks a")];
    const next = marks[marks.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });
}

for (const text of navigator.clipboard ? document.querySelectorAll(".copy") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = "Copied";
  });
  text.after(button);
}

document.addEventListener("keydown", event => {
  const search = document.querySelector("input[data-filters]");
  if (event.key === "/" && search && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    search.focus();
  }
});
