// Brief: the first results under the search field while somebody types; the arrows lead into them, Escape closes them.
import { say } from "./words.js";

const WAIT_MS = 180;
let timer = 0;
let asked = 0;

export function startBrief() {
  const field = document.getElementById("q");
  const box = document.getElementById("brief");
  if (!field || !box) return;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(field, box), WAIT_MS);
  });
  field.form.addEventListener("keydown", (event) => move(event, field, box));
  field.form.addEventListener("focusout", (event) => !field.form.contains(event.relatedTarget) && close(box));
  document.addEventListener("pointerdown", (event) => !field.form.contains(event.target) && close(box));
}

async function look(field, box) {
  const line = field.value;
  if (line.trim().length < 2) return close(box);
  const number = ++asked;
  let text = null;
  try {
    const response = await fetch(`/search/brief?q=${encodeURIComponent(line)}`, { headers: { Accept: "text/html" } });
    if (response.ok && !response.redirected) text = await response.text();
  } catch {
    text = null; // offline: the field still leads to the page of results, and live.js says that the line is down
  }
  if (number !== asked || text === null || document.activeElement !== field) return;
  const found = new DOMParser().parseFromString(text, "text/html");
  const lines = [...found.querySelectorAll("li")];
  box.querySelector("ul").replaceChildren(...lines);
  const count = lines.length - 1;
  document.getElementById("brief-said").textContent = count ? say("%(count)s hasil teratas di bawah kolom cari", { count }) : say("Tidak ada yang cocok");
  box.hidden = false;
}

function close(box) {
  asked += 1;
  clearTimeout(timer);
  box.hidden = true;
}

function move(event, field, box) {
  if (event.key === "Escape" && !box.hidden) {
    event.preventDefault();
    event.stopPropagation();
    close(box);
    field.focus();
    return;
  }
  if (box.hidden || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
  event.preventDefault();
  const stops = [field, ...box.querySelectorAll("a")];
  const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
  stops[Math.min(stops.length - 1, Math.max(0, next))].focus();
}
