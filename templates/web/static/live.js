// Live: the server says that something happened; the page fetches itself anew, and only its regions change.
import { refresh } from "./regions.js";

const QUIET_MS = 150; // several events in a row are one refresh
const MINUTE_MS = 60000; // what time alone changes (ages, terms, a mailbox that falls silent) makes no event
const SILENCE_MS = 60000; // the server says something every 15 s; a stream this silent died while the machine slept
let source = null;
let timer = 0;
let heard = Date.now();

export function startLive() {
  if (!document.body.dataset.live) return;
  connect();
  setInterval(watch, 5000);
  setInterval(() => document.hidden || schedule(), MINUTE_MS);
  addEventListener("online", connect);
  addEventListener("pageshow", (event) => event.persisted && (connect(), schedule()));
  document.addEventListener("visibilitychange", () => !document.hidden && watch());
  addEventListener("pagehide", () => source?.close());
}

function connect() {
  source?.close();
  heard = Date.now();
  source = new EventSource(`/live?after=${document.body.dataset.live}`);
  source.addEventListener("open", () => { heard = Date.now(); offline(false); });
  source.addEventListener("message", (event) => {
    heard = Date.now();
    const news = JSON.parse(event.data);
    document.body.dataset.live = news.last;
    schedule();
  });
  source.addEventListener("here", () => { heard = Date.now(); });
  source.addEventListener("error", () => offline(true));
}

function schedule() {
  clearTimeout(timer);
  timer = setTimeout(() => refresh().catch(() => offline(true)), QUIET_MS);
}

function watch() {
  const dead = source.readyState === EventSource.CLOSED;
  if (dead || Date.now() - heard > SILENCE_MS) connect();
}

function offline(yes) {
  document.getElementById("offline").hidden = !yes;
}
