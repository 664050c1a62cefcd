// A letter that could not be saved yet (offline, logged out, browser killed) is kept on this computer, for its writer
// alone and until it is saved or put aside.
import { say } from "./words.js";

const DAYS = 14;

const name = () => {
  const { person, ticket } = document.body.dataset;
  return person && ticket ? `konsep:${person}:${ticket}` : null;
};

export function keep(fields) {
  const key = name();
  if (!key) return;
  try {
    localStorage.setItem(key, JSON.stringify({ ...fields, at: Date.now() }));
  } catch {
    document.getElementById("autosave").textContent = say("belum tersimpan, juga tidak di komputer ini");
  }
}

export function forget() {
  const key = name();
  if (key) localStorage.removeItem(key);
}

// What was kept for this ticket, or null; what is older than two weeks is thrown away, whoever wrote it.
export function kept() {
  const old = Date.now() - DAYS * 86400000;
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith("konsep:") && !((read(key)?.at ?? 0) > old)) localStorage.removeItem(key);
  }
  const key = name();
  return key ? read(key) : null;
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
