// Keys: each element that has one says so (data-key). A digit, x and f belong to the current question.
const LETTERS = /^[a-z0-9/?]$/i;

export function startKeys() {
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return press(event, () => event.repeat || document.getElementById("send")?.click());
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const typing = event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select");
    if (typing) {
      if (event.key === "Escape") typing.blur();
      return;
    }
    if (event.key === "Enter" && open(event)) return;
    if (LETTERS.test(event.key)) act(event);
  });
}

function act(event) {
  if (event.key === "?") return press(event, () => document.getElementById("keys").showModal());
  if (event.key === "j" || event.key === "k") return press(event, () => step(event.key === "j" ? 1 : -1));
  const target = owner(event.key);
  if (target) press(event, () => use(target));
}

function owner(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const question = document.querySelector(".question.current, [data-own-keys].current") ?? document.querySelector(".question, [data-own-keys]");
  const there = question?.querySelector(wanted);
  if (there) return there;
  return [...document.querySelectorAll(wanted)].find((one) => !one.closest(".question, [data-own-keys]") && one.getClientRects().length);
}

// A field gets the focus, a group its first box that is not yet ticked, a fold opens with the focus inside, the rest is clicked.
function use(target) {
  if (target.matches("fieldset")) return focus(target.querySelector("input:not(:checked)") ?? target.querySelector("input"));
  if (target.matches("input:not([type=file]), textarea")) return focus(target);
  target.click();
  if (target.matches("summary") && target.parentElement.open) target.parentElement.querySelector("button, select, input:not([type=hidden])")?.focus();
  else if (target.matches("summary")) target.focus();
  return undefined;
}

function press(event, what) {
  event.preventDefault();
  what();
}

function focus(field) {
  field.focus();
  field.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const items = [...document.querySelectorAll("[data-item]")];
  if (!items.length) return;
  const now = items.findIndex((one) => one.classList.contains("current"));
  const next = Math.min(items.length - 1, Math.max(0, now === -1 ? (by > 0 ? 0 : items.length - 1) : now + by));
  items[now]?.classList.remove("current");
  items[next].classList.add("current");
  const target = items[next].matches("[tabindex]") ? items[next] : items[next].querySelector("a");
  target.focus({ preventScroll: true });
  items[next].scrollIntoView({ block: "nearest" });
}

function open(event) {
  if (event.target.closest("a, button, summary")) return false;
  const link = document.querySelector(".line.current > a");
  if (link) press(event, () => link.click());
  return Boolean(link);
}
