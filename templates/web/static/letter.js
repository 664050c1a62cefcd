// The letter: saved while it is typed, never overwritten by a page that comes fresh from the server.
const WAIT_MS = 800;
let timer = 0;
let dirty = false;
let saving = null;
let collided = false;

const form = () => document.getElementById("letter-form");
const state = (text) => { const place = document.getElementById("autosave"); if (place) place.textContent = text; };

export function startLetter() {
  document.addEventListener("input", (event) => {
    if (event.target.form !== form() || !form()) return;
    dirty = true;
    state("belum tersimpan");
    clearTimeout(timer);
    timer = setTimeout(save, WAIT_MS);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (button) insert(document.getElementById(button.dataset.insert).textContent);
  });
  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    clearTimeout(timer);
    dirty = false;
    if (saving) { // the version that this form carries is about to change
      event.preventDefault();
      const submitter = event.submitter;
      saving.then(() => form()?.requestSubmit(submitter));
    }
  });
  addEventListener("beforeunload", (event) => { if (dirty && collided) event.preventDefault(); });
  addEventListener("pagehide", () => { if (dirty && !collided) navigator.sendBeacon?.(`/drafts/${form().dataset.draft}/save`, new FormData(form())); });
}

// Whether the letter of a fresh page must not replace the one here; says so when a colleague changed it meanwhile.
export function letterIsBusy(next) {
  const here = form();
  if (!here) return false;
  if (saving) return true;
  const focused = here.contains(document.activeElement);
  const same = next.dataset.draft === here.dataset.draft && next.dataset.version === here.elements.version.value;
  if (same) return focused || dirty;
  if (dirty) collide();
  return dirty;
}

export function flush() {
  clearTimeout(timer);
  return dirty ? save() : saving ?? Promise.resolve();
}

function save() {
  if (collided || !form()) return Promise.resolve();
  if (saving) return saving.then(save);
  const data = new URLSearchParams(new FormData(form()));
  dirty = false;
  state("menyimpan …");
  saving = send(data).finally(() => { saving = null; });
  return saving;
}

async function send(data) {
  const address = `/drafts/${form().dataset.draft}/save`;
  try {
    const response = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (response.ok) {
      form().elements.version.value = answer.version;
      document.getElementById("letter").dataset.version = answer.version;
      if (!dirty) state("tersimpan");
    } else if (response.status === 409) {
      dirty = true;
      collide();
    } else if (response.status === 422) {
      state("alamat belum lengkap, belum tersimpan");
      dirty = true;
    } else {
      state("belum tersimpan: muat ulang halaman ini");
      dirty = true;
    }
  } catch {
    dirty = true;
    state("tidak tersambung, belum tersimpan");
    timer = setTimeout(save, 5000);
  }
}

function collide() {
  collided = true;
  state("belum tersimpan");
  document.getElementById("collision").hidden = false;
}

function insert(text) {
  const body = document.getElementById("body");
  const at = document.activeElement === body ? body.selectionStart : closing(body.value);
  body.setRangeText(`${text.trim()}\n\n`, at, at, "end");
  body.dispatchEvent(new Event("input", { bubbles: true }));
  body.focus();
}

// Before the last paragraph but one: that is where the closing begins.
function closing(text) {
  const paragraphs = text.trimEnd().split(/\n{2,}/);
  const tail = paragraphs.slice(-2).join("\n\n");
  const at = text.lastIndexOf(tail);
  return at > 0 ? at : text.length;
}
