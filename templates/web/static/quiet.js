// Forms that change something beside the letter are sent without leaving the page, so that nothing typed is lost.
import { flush } from "./letter.js";
import { applyPage, fetchPage } from "./regions.js";
import { say } from "./words.js";

export function startQuiet() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.target.matches("[data-quiet]")) quietly(event, post);
    if (event.target.matches("[data-quiet-get]")) quietly(event, get);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]") && event.target.value) event.target.form.requestSubmit();
  });
}

async function quietly(event, send) {
  event.preventDefault();
  const target = event.target;
  const fields = new FormData(target, event.submitter);
  const data = target.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
  try {
    await flush();
    await send(target, data);
  } catch {
    complain(`<main><h1>${say("Tidak tersambung")}</h1><p>${say("Perubahan ini belum tersimpan. Coba lagi sebentar.")}</p></main>`);
  }
}

async function post(target, data) {
  const response = await fetch(target.action, { method: "POST", body: data, headers: { Accept: "text/html" } });
  const there = new URL(response.url);
  if (!response.ok) return complain(await response.text());
  if (there.pathname !== location.pathname) return location.assign(there);
  const text = await response.text();
  if (target.matches("[data-clear]")) target.reset();
  applyPage(text);
  const said = new DOMParser().parseFromString(text, "text/html").getElementById("said");
  document.getElementById("said").replaceChildren(...said.childNodes);
}

// What an error page says, said on this page, so that everything typed here stays.
function complain(text) {
  const page = new DOMParser().parseFromString(text, "text/html");
  const box = document.createElement("div");
  box.className = "problem";
  box.setAttribute("role", "alert");
  const words = [...page.querySelectorAll("main h1, main p:not(.soft)")].filter((one) => !one.querySelector("a"));
  box.textContent = words.map((one) => one.textContent.trim()).join(". ");
  document.getElementById("said").replaceChildren(box);
  box.scrollIntoView({ block: "nearest" });
}

async function get(target, data) {
  const address = `${new URL(target.action).pathname}?${data}`;
  const text = await fetchPage(address);
  if (!text) return;
  history.replaceState(history.state, "", address);
  applyPage(text);
}
