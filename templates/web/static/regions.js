// Regions: parts of a page (data-region) that are put in place of the old ones when a fresh copy of the page comes.
// What a person is doing stays: opened details, the focus, a field that is being typed in, the current item.
import { letterIsBusy } from "./letter.js";

export async function fetchPage(address = location.href) {
  const response = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" });
  if (response.redirected && new URL(response.url).pathname === "/login") {
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
    return null;
  }
  return response.ok || response.status === 409 || response.status === 422 ? response.text() : null;
}

export function applyPage(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!fresh.getElementById("main")) return;
  const latest = fresh.body.dataset.live;
  if (latest) document.body.dataset.live = latest;
  for (const region of document.querySelectorAll("[data-region]")) {
    const next = fresh.getElementById(region.id);
    if (!next) {
      if (region.childElementCount && region.tagName === "SECTION") region.remove();
      continue;
    }
    if (region.id === "letter" && letterIsBusy(next)) continue;
    if (region.outerHTML !== next.outerHTML) replace(region, next);
  }
  document.dispatchEvent(new CustomEvent("regions"));
}

function replace(region, next) {
  const active = document.activeElement;
  if (region.contains(active) && active.matches("input:not([type=hidden]), textarea, select") && active.value !== active.defaultValue) return;
  const focus = region.contains(active) ? place(region, active) : null;
  const opened = new Map([...region.querySelectorAll("details")].map((one, index) => [one.id || index, one]));
  const current = region.querySelector(".current")?.dataset.item;
  for (const [index, one] of [...next.querySelectorAll("details")].entries()) {
    const key = one.id || index;
    const before = opened.get(key);
    if (before && before.dataset.fold === one.dataset.fold) one.open = before.open; // else the page knows better
  }
  if (current) next.querySelector(`[data-item="${CSS.escape(current)}"]`)?.classList.add("current");
  const adopted = document.adoptNode(next);
  const { scrollLeft } = region;
  region.replaceWith(adopted);
  adopted.scrollLeft = scrollLeft;
  if (focus) find(adopted, focus)?.focus({ preventScroll: true });
}

function place(region, element) {
  if (element.id) return { id: element.id };
  const all = [...region.querySelectorAll("a, button, input, summary, textarea, select, [tabindex]")];
  return { index: all.indexOf(element), item: element.closest("[data-item]")?.dataset.item, tag: element.tagName };
}

function find(region, focus) {
  if (focus.id) return document.getElementById(focus.id);
  if (focus.item) {
    const item = region.querySelector(`[data-item="${CSS.escape(focus.item)}"]`);
    const same = item?.matches(focus.tag) ? item : item?.querySelector(focus.tag);
    if (same) return same;
  }
  return [...region.querySelectorAll("a, button, input, summary, textarea, select, [tabindex]")][focus.index];
}

export async function refresh(address) {
  const text = await fetchPage(address);
  if (text) applyPage(text);
}
