// Bulk: ticks in a list that survive its renewal, x and Shift+x by keyboard, a range with Shift and the mouse.
const ticked = new Set();
let last = null;

export function startBulk() {
  const bar = document.getElementById("bulk");
  if (!bar) return;
  document.addEventListener("click", clicked);
  document.addEventListener("change", (event) => event.target.matches(".tick input") && remember(event.target));
  document.addEventListener("regions", restore);
  addEventListener("pageshow", gather);
  addEventListener("keydown", pressed);
  document.getElementById("tick-all")?.addEventListener("change", (event) => {
    for (const box of boxes()) set(box, event.target.checked);
    tell();
  });
  gather();
}

function boxes() {
  return [...document.querySelectorAll(".tick input")];
}

function set(box, on) {
  box.checked = on;
  on ? ticked.add(box.value) : ticked.delete(box.value);
}

function remember(box) {
  set(box, box.checked);
  last = box.value;
  tell();
}

// Shift ticks everything between the last one and this one, as this one is.
function clicked(event) {
  const box = event.target.closest(".tick input");
  if (box && event.shiftKey) range(box);
}

function range(box) {
  const all = boxes();
  const from = all.findIndex((one) => one.value === last);
  const to = all.indexOf(box);
  if (from === -1 || to === -1) return;
  for (const one of all.slice(Math.min(from, to), Math.max(from, to) + 1)) set(one, box.checked);
  tell();
}

function pressed(event) {
  if (event.key.toLowerCase() !== "x" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]") || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const box = (event.target.closest(".line") ?? document.querySelector(".line.current"))?.querySelector(".tick input");
  if (!box) return;
  event.preventDefault();
  box.checked = event.shiftKey || !box.checked;
  if (event.shiftKey) range(box);
  remember(box);
}

// The browser keeps ticks when one comes back to a page; the list does not when it is put in place anew.
function gather() {
  ticked.clear();
  for (const box of boxes()) if (box.checked) ticked.add(box.value);
  tell();
}

function restore() {
  const there = new Set(boxes().map((box) => box.value));
  for (const id of ticked) if (!there.has(id)) ticked.delete(id);
  for (const box of boxes()) box.checked = ticked.has(box.value);
  tell();
}

function tell() {
  const line = document.getElementById("ticked");
  const number = ticked.size;
  document.getElementById("bulk").classList.toggle("some", number > 0);
  const all = document.getElementById("tick-all");
  all.checked = number > 0 && number === boxes().length;
  all.indeterminate = number > 0 && !all.checked;
  const text = number ? `${number} ${line.dataset.some}` : line.dataset.none;
  if (line.textContent !== text) line.textContent = text;
}
