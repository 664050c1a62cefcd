// @names in a note: colleagues to choose from while their name is typed. Arrows choose, Enter or Tab takes, Esc closes.
import { say } from "./words.js";

let options = [];
let current = 0;

export function startMention() {
  document.addEventListener("input", (event) => event.target.matches("[data-mention]") && suggest(event.target));
  document.addEventListener("keydown", (event) => event.target.matches("[data-mention]") && choose(event), true);
  document.addEventListener("focusout", (event) => event.target.matches("[data-mention]") && setTimeout(close, 150));
  document.addEventListener("click", (event) => {
    const item = event.target.closest(".mention-list [role=option]");
    if (item) take(document.querySelector("[data-mention]"), item.textContent);
  });
}

function suggest(field) {
  const typed = /(?:^|[\s(])@([^\s@]*)$/.exec(field.value.slice(0, field.selectionStart));
  const names = [...document.querySelectorAll(`#${field.dataset.mention} li`)].map((one) => one.textContent);
  options = typed ? names.filter((name) => name.toLowerCase().split(/\s+/).some((part) => part.startsWith(typed[1].toLowerCase()))).slice(0, 6) : [];
  current = 0;
  draw(field);
}

function draw(field) {
  document.querySelector(".mention-list")?.remove();
  field.setAttribute("aria-expanded", options.length > 0);
  if (!options.length) return field.removeAttribute("aria-activedescendant");
  const list = document.createElement("ul");
  list.className = "mention-list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say("Rekan"));
  for (const [index, name] of options.entries()) {
    const item = document.createElement("li");
    item.id = `mention-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", index === current);
    item.textContent = name;
    list.append(item);
  }
  field.after(list);
  field.setAttribute("aria-activedescendant", `mention-${current}`);
}

function choose(event) {
  if (!options.length) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    current = (current + step + options.length) % options.length;
    draw(event.target);
  } else if (event.key === "Enter" || event.key === "Tab") take(event.target, options[current]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function take(field, name) {
  const at = field.selectionStart;
  const begin = field.value.slice(0, at).lastIndexOf("@");
  field.setRangeText(`@${name} `, begin, at, "end");
  close();
  field.focus();
}

function close() {
  options = [];
  const field = document.querySelector("[data-mention]");
  if (field) draw(field);
}
