// Who has this ticket open now, and who types: the page says so every few seconds and hears it of the others.
import { say } from "./words.js";

const EVERY_MS = 5000;
const TYPES_MS = 6000;
let typedAt = 0;

export function startHere() {
  const { ticket } = document.body.dataset;
  if (!ticket) return;
  document.addEventListener("input", (event) => {
    if (!event.target.matches("#letter-form *, #note")) return;
    const fresh = Date.now() - typedAt > TYPES_MS;
    typedAt = Date.now();
    if (fresh) tell(ticket);
  });
  document.addEventListener("visibilitychange", () => (document.hidden ? leave(ticket) : tell(ticket)));
  addEventListener("pagehide", () => leave(ticket));
  addEventListener("pageshow", (event) => event.persisted && tell(ticket));
  setInterval(() => !document.hidden && tell(ticket), EVERY_MS);
  tell(ticket);
}

function data(fields) {
  return new URLSearchParams({ token: document.body.dataset.token, ...fields });
}

async function tell(ticket) {
  const typing = Date.now() - typedAt < TYPES_MS;
  try {
    const response = await fetch(`/tickets/${ticket}/here`, { method: "POST", body: data({ typing }), headers: { Accept: "application/json" } });
    if (response.ok) show((await response.json()).here ?? []);
  } catch {
    show([]); // offline: live.js says so
  }
}

function leave(ticket) {
  navigator.sendBeacon?.(`/tickets/${ticket}/here`, data({ leaving: true }));
}

function show(here) {
  const place = document.getElementById("here");
  if (!place) return;
  const words = here.map((one) => `${one.name} ${one.typing ? say("sedang menulis") : say("juga membuka tiket ini")}`).join("; ");
  if (place.textContent !== words) place.textContent = words;
  place.hidden = !words;
  place.classList.toggle("typing", here.some((one) => one.typing));
}
