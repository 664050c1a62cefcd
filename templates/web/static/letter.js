// The letter: saved while it is typed, never overwritten by a page that comes fresh from the server. What a colleague
// changed meanwhile is put together with what was typed here; where both changed the same place, the writer decides.
import { forget, keep, kept } from "./backup.js";
import { moment, say } from "./words.js";

const WAIT_MS = 800;
const RETRY_MS = 5000;
let timer = 0;
let dirty = false;
let saving = null;
let collided = false;
let going = false; // to the server, as a form: struck again, the key finds nothing to send
let stored = ""; // the letter and the version that the page calls saved

const form = () => document.getElementById("letter-form");
const body = () => document.getElementById("body");
const refusal = () => document.querySelector("#letter > .problem:not(#collision)");

function state(text) {
  const place = document.getElementById("autosave");
  if (!place) return;
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle("unsaved", dirty || collided);
}

// What the page says after these words has reached the server, whatever this computer still keeps.
const TAKEN = ["sent", "saved", "submitted", "inserted", "translated", "discarded"];

export function startLetter(said) {
  if (TAKEN.includes(said)) forget();
  document.addEventListener("input", (event) => { if (form() && event.target.form === form() && event.target.type !== "checkbox") typed(); });
  document.addEventListener("invalid", lacks, true);
  document.addEventListener("click", (event) => {
    if (event.target.closest("#send")) for (const field of form()?.elements ?? []) field.setCustomValidity("");
    const button = event.target.closest("[data-insert]");
    if (!button || !body()) return;
    event.preventDefault();
    const text = document.getElementById(button.dataset.insert).textContent;
    if ("once" in button.dataset) add(text, button);
    else insert(text);
  });
  document.addEventListener("submit", submitted);
  addEventListener("beforeunload", (event) => { if (dirty && collided) event.preventDefault(); });
  addEventListener("pagehide", () => { if (dirty && !collided && form()) navigator.sendBeacon?.(`/drafts/${form().dataset.draft}/save`, new FormData(form())); });
  addEventListener("pageshow", () => goes(false));
  addEventListener("online", () => { if (dirty && !collided) save(); });
  document.addEventListener("regions", offerBackup);
  if (form() && refusal()) cameBack();
  offerBackup();
}

// A letter that was not taken stands on the page alone: it is unsaved until it is saved, and the reason is what to see first.
function cameBack() {
  collided = Boolean(document.querySelector("#letter > .colleague .clash"));
  typed();
  refusal().scrollIntoView({ block: "center" });
}

function goes(now) {
  going = now;
  const button = document.getElementById("send");
  if (button) button.disabled = now;
}

// What is still to be done before sending, in the words of the page: the browser would say it in its own language.
function lacks(event) {
  const { form: own, name, validity } = event.target;
  if (!own || own !== form() || !validity.valueMissing) return;
  event.target.setCustomValidity(name === "to" ? say("Isi dahulu alamat penerima.") : say("Baca peringatan ini dahulu, lalu centang."));
}

function typed() {
  dirty = true;
  state(say("belum tersimpan"));
  keep(fields());
  clearTimeout(timer);
  timer = setTimeout(save, WAIT_MS);
}

function fields() {
  const e = form().elements;
  return { draft: form().dataset.draft, version: e.version.value, base: e.base.value, to: e.to.value, cc: e.cc.value, subject: e.subject.value, body: e.body.value };
}

function submitted(event) {
  if (event.target.getAttribute("action") === "/logout" && dirty && form()) {
    event.preventDefault();
    const leave = () => event.target.submit();
    flush().then(leave, leave);
    return;
  }
  if (event.target !== form()) return;
  clearTimeout(timer);
  if (going) {
    event.preventDefault();
    return;
  }
  if (saving) { // the version that this form carries is about to change
    event.preventDefault();
    const submitter = event.submitter;
    saving.then(() => form()?.requestSubmit(submitter));
    return;
  }
  dirty = false;
  goes(true);
}

// Whether the letter of a fresh page must not replace the one here; the parts around what is typed are taken over.
export function letterIsBusy(next) {
  const here = form();
  if (!here) return Boolean(document.getElementById("typed")); // what was typed in a letter that a colleague sent
  if (saving) return true;
  const { draft, version } = next.dataset;
  if (draft === here.dataset.draft && Number(version) < Number(here.elements.version.value)) return true; // fetched before the last save
  if (stored === named(draft, version)) next.querySelector("#autosave").textContent = say("tersimpan");
  const section = document.getElementById("letter");
  const focused = section.contains(document.activeElement) && document.activeElement !== document.body;
  const same = draft === here.dataset.draft && version === here.elements.version.value;
  if (focused && !same && !dirty && !collided && draft === here.dataset.draft) {
    follow(next);
    around(next, section);
    return true;
  }
  const busy = collided || dirty || (same && (focused || refusal()));
  if (busy && same) around(next, section);
  if (dirty && !same && !collided) save(); // which asks the server what became of the letter
  return busy;
}

// A colleague saved while the writer here only reads or pauses: their text comes in, the cursor stays among its words.
function follow(next) {
  const theirs = next.querySelector("#letter-form").elements;
  const ours = form().elements;
  for (const field of ["to", "cc", "subject"]) ours[field].value = theirs[field].value;
  replaceText(theirs.body.value);
  rebase(next.dataset.version, theirs.body.value);
  state(say("suntingan rekan sudah masuk"));
}

function around(next, section) {
  const checked = new Set([...section.querySelectorAll("#warnings :checked")].map((one) => one.value));
  for (const id of ["warnings", "difference", "files"]) {
    const [fresh, old] = [next, section].map((one) => one.querySelector(`#${id}`));
    const inside = old?.contains(document.activeElement);
    if (!fresh || !old || (inside && id !== "files")) continue;
    const open = new Set([...old.querySelectorAll("details[open]")].map((one) => one.id));
    old.replaceChildren(...fresh.childNodes);
    for (const one of old.querySelectorAll("details")) one.open = open.has(one.id);
    for (const box of old.querySelectorAll("[name=confirmed]")) box.checked = checked.has(box.value);
    if (inside) old.querySelector("#file")?.focus();
  }
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
  state(say("menyimpan …"));
  saving = send(data, body().value).finally(() => { saving = null; });
  return saving;
}

async function send(data, text) {
  try {
    const response = await fetch(`/drafts/${form().dataset.draft}/save`, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (response.ok && answer.version) saved(answer.version, text);
    else if (response.status === 409) conflict(answer, text);
    else failed(response.status === 422 ? say("alamat belum lengkap, belum tersimpan") : say("sesi berakhir: masuk lagi, teks ini masih ada di komputer ini"));
  } catch {
    failed(say("tidak tersambung; teks tersimpan di komputer ini"));
    timer = setTimeout(save, RETRY_MS);
  }
}

function failed(words) {
  dirty = true;
  state(words);
}

function saved(version, text) {
  rebase(version, text);
  if (dirty) return;
  stored = named(form().dataset.draft, version);
  state(say("tersimpan"));
  forget();
}

const named = (draft, version) => `${draft}.${version}`;

function rebase(version, text) {
  form().elements.version.value = version;
  form().elements.base.value = text;
  document.getElementById("letter").dataset.version = version;
}

// A colleague saved meanwhile. The server has put both texts together as far as they go together.
function conflict(answer, text) {
  dirty = true;
  if (answer.version === null) return gone();
  if (body().value !== text) return save(); // typed on meanwhile: asked again with all of it, still as a change of the old base
  rebase(answer.version, answer.theirs);
  replaceText(answer.merged);
  const who = answer.who || say("rekan");
  if (!answer.clashes.length) {
    state(say("digabung dengan suntingan %(who)s", { who }));
    timer = setTimeout(save, 0);
    return undefined;
  }
  return ask(who, answer.clashes);
}

function gone() {
  collided = true;
  state(say("belum tersimpan"));
  const box = panel(say("Konsep ini sudah dikirim atau dibuang rekan. Teks Anda masih ada di sini dan di komputer ini; salin yang perlu, lalu muat ulang halaman."));
  box.append(button(say("Muat ulang"), () => { dirty = false; location.reload(); }));
}

function ask(who, clashes) {
  collided = true;
  state(say("menunggu keputusan Anda"));
  const box = panel(say("%(who)s mengubah bagian yang sama. Teks Anda tetap di dalam surat; pilih untuk tiap bagian, lalu simpan.", { who }));
  for (const clash of clashes) box.append(choice(who, clash));
  box.append(button(say("Simpan gabungan"), () => { collided = false; box.hidden = true; typed(); flush(); body().focus(); }));
  box.querySelector("button").focus();
}

function choice(who, clash) {
  const row = document.createElement("div");
  row.className = "clash";
  for (const [title, text] of [[say("Teks Anda"), clash.ours], [say("Teks %(who)s", { who }), clash.theirs]]) {
    const side = document.createElement("div");
    const head = document.createElement("h3");
    head.textContent = title;
    const words = document.createElement("div");
    words.className = "text";
    words.textContent = text || say("(dihapus)");
    side.append(head, words);
    row.append(side);
  }
  const take = button(say("Pakai teks %(who)s", { who }), () => {
    const at = body().value.indexOf(clash.ours);
    if (clash.ours && at >= 0) body().setRangeText(clash.theirs, at, at + clash.ours.length, "preserve");
    else insert(clash.theirs);
    keep(fields());
    take.disabled = true;
    take.textContent = say("Teks %(who)s dipakai", { who });
  });
  take.classList.add("small");
  row.append(take);
  return row;
}

function panel(words) {
  const box = document.getElementById("collision");
  const line = document.createElement("p");
  line.textContent = words;
  box.replaceChildren(line);
  box.hidden = false;
  return box;
}

function button(label, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  made.addEventListener("click", action);
  return made;
}

// Other text in the field, the cursor where it was among the words before it.
function replaceText(text) {
  const field = body();
  if (field.value === text) return;
  const { selectionStart: at, value } = field;
  const before = value.slice(Math.max(0, at - 40), at);
  const found = text.indexOf(before, Math.max(0, at - 40 - Math.abs(text.length - value.length)));
  const place = found < 0 ? Math.min(at, text.length) : found + before.length;
  const top = field.scrollTop;
  field.value = text;
  if (document.activeElement === field) field.setSelectionRange(place, place);
  field.scrollTop = top;
}

// Text that was kept on this computer because it never reached the server.
function offerBackup() {
  const box = document.getElementById("restore");
  const old = form() && box?.hidden && !dirty && !saving ? kept() : null;
  if (!old) return;
  if (old.body === body().value) return forget();
  const line = document.createElement("p");
  line.textContent = say("Teks Anda dari %(when)s belum tersimpan dan masih ada di komputer ini.", { when: moment(old.at) });
  const text = document.createElement("div");
  text.className = "text";
  text.textContent = old.body;
  const row = document.createElement("div");
  row.className = "row";
  row.append(button(say("Pulihkan"), () => restore(old, box)), button(say("Buang teks itu"), () => { forget(); box.hidden = true; }));
  box.replaceChildren(line, text, row);
  box.hidden = false;
}

function restore(old, box) {
  const e = form().elements;
  for (const field of ["to", "cc", "subject", "body"]) e[field].value = old[field];
  if (old.draft === form().dataset.draft) { // else the old text is a change of the new letter
    e.version.value = old.version;
    e.base.value = old.base;
  }
  box.hidden = true;
  typed();
  body().focus();
}

function insert(text) {
  const field = body();
  const at = document.activeElement === field ? field.selectionStart : closing(field.value);
  field.setRangeText(`${text.trim()}\n\n`, at, at, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

// A line that the page offers: below what the letter says to the same question. The keys stay with the questions.
function add(text, button) {
  const field = body();
  const own = document.getElementById(button.dataset.below);
  const answers = own ? [own] : [...document.querySelectorAll("[id^=answer-text-]")]; // to no question: below all answers
  const at = Math.max(0, ...answers.map((one) => below(field.value, one.textContent)));
  if (at) field.setRangeText(`\n\n${text.trim()}`, at, at, "preserve");
  else field.setRangeText(`${text.trim()}\n\n`, closing(field.value), closing(field.value), "preserve");
  const list = button.closest("ul");
  const following = button.closest("li").nextElementSibling ?? button.closest("li").previousElementSibling;
  button.closest("li").remove();
  if (!list.childElementCount) list.parentElement.remove();
  (following?.querySelector("button") ?? document.querySelector(".question.current"))?.focus({ preventScroll: true });
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Where the last paragraph of an answer that still stands in the letter ends; the remark on its source stays the last.
function below(letter, answer) {
  const paragraphs = answer.trim().split(/\n{2,}/).filter((one) => !one.startsWith("("));
  const last = paragraphs.reverse().find((one) => letter.includes(one));
  return last ? letter.indexOf(last) + last.length : 0;
}

// Before the last paragraph but one: that is where the closing begins.
function closing(text) {
  const paragraphs = text.trimEnd().split(/\n{2,}/);
  const tail = paragraphs.slice(-2).join("\n\n");
  const at = text.lastIndexOf(tail);
  return at > 0 ? at : text.length;
}
