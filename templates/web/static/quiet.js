// Forms that change something beside the letter are sent without leaving the page, so that nothing typed is lost.
import { flush } from "./letter.js";
import { applyPage, fetchPage } from "./regions.js";

export function startQuiet() {
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.target.matches("[data-quiet]")) quietly(event, post);
    if (event.target.matches("[data-quiet-get]")) quietly(event, get);
  });
}

async function quietly(event, send) {
  event.preventDefault();
  const target = event.target;
  const data = new URLSearchParams(new FormData(target, event.submitter));
  try {
    await flush();
    await send(target, data);
  } catch {
    target.submit(); // the browser shows what is wrong
  }
}

async function post(target, data) {
  const response = await fetch(target.action, { method: "POST", body: data, headers: { Accept: "text/html" } });
  const there = new URL(response.url);
  if (!response.ok || there.pathname !== location.pathname) {
    if (response.ok && there.pathname !== new URL(target.action).pathname) location.assign(there);
    else document.open(), document.write(await response.text()), document.close();
    return;
  }
  const text = await response.text();
  if (target.matches("[data-clear]")) target.reset();
  applyPage(text);
  const said = new DOMParser().parseFromString(text, "text/html").getElementById("said");
  document.getElementById("said").replaceChildren(...said.childNodes);
}

async function get(target, data) {
  const address = `${new URL(target.action).pathname}?${data}`;
  const text = await fetchPage(address);
  if (!text) return;
  history.replaceState(history.state, "", address);
  applyPage(text);
}
