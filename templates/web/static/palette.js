// The command palette: everything that this page can do, by name. Ctrl+K opens it.
import { say } from "./words.js";

const MOST = 40;
let found = [];
let current = 0;

const dialog = () => document.getElementById("palette");
const field = () => document.getElementById("palette-words");
const list = () => document.getElementById("palette-list");

export function startPalette() {
  if (!dialog()) return;
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    openPalette();
  });
  field().addEventListener("input", fill);
  field().addEventListener("keydown", move);
  list().addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item) run(found[[...list().children].indexOf(item)]);
  });
}

export function openPalette() {
  if (dialog().open) return;
  if (document.querySelector("dialog[open]")) document.querySelector("dialog[open]").close();
  dialog().commands = commands();
  field().value = "";
  dialog().showModal();
  fill();
  field().focus();
}

// Every button, link and field of the page that names itself, once each; what a key reaches stands first.
function commands() {
  const all = new Map();
  for (const one of document.querySelectorAll("[data-command], main .actions button, main [data-key], .rail a, .tools a, .tools button, .undo button, .crumbs a")) {
    if (one.closest("dialog") || one.disabled || one.closest("[hidden]")) continue;
    if (one.matches("[data-key]") && one.closest(".question:not(.current)") && document.querySelector(".question.current")) continue;
    const label = name(one);
    if (label && !all.has(label.toLowerCase())) all.set(label.toLowerCase(), { label, key: one.dataset.key ?? "", target: one });
  }
  return [...all.values()];
}

function name(element) {
  if (element.dataset.command) return element.dataset.command;
  const copy = element.cloneNode(true);
  for (const extra of copy.querySelectorAll("kbd, svg, .count, .confidence, .key")) extra.remove();
  return (copy.textContent.trim() || element.getAttribute("aria-label") || element.getAttribute("placeholder") || "").replace(/\s+/g, " ");
}

function fill() {
  const words = field().value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  found = dialog().commands.filter((one) => words.every((word) => one.label.toLowerCase().includes(word))).slice(0, MOST);
  if (words.length) found.push({ label: say("Cari tiket: %(words)s", { words: field().value.trim() }), key: "", search: field().value.trim() });
  current = 0;
  list().replaceChildren(...found.map(item));
  mark();
}

function item(command, index) {
  const row = document.createElement("li");
  row.id = `palette-${index}`;
  row.setAttribute("role", "option");
  row.append(command.label);
  if (command.key) {
    const key = document.createElement("kbd");
    key.textContent = command.key;
    row.append(key);
  }
  return row;
}

function mark() {
  for (const [index, row] of [...list().children].entries()) row.setAttribute("aria-selected", index === current);
  const row = list().children[current];
  if (row) field().setAttribute("aria-activedescendant", row.id);
  else field().removeAttribute("aria-activedescendant");
  row?.scrollIntoView({ block: "nearest" });
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) {
    event.preventDefault();
    current = (current + step + found.length) % found.length;
    mark();
  }
  if (event.key === "Enter") {
    event.preventDefault();
    if (found[current]) run(found[current]);
  }
}

function run(command) {
  dialog().close();
  if (command.search) location.assign(`/search?q=${encodeURIComponent(command.search)}`);
  else if (command.target.matches("input:not([type=file]), textarea, select, fieldset")) command.target.focus();
  else command.target.click();
}
