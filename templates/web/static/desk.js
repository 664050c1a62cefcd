// What pages do beyond their forms: live parts, quiet posts, keys, the letter. Everything works without it, only slower.
import { startBrief } from "./brief.js";
import { startBulk } from "./bulk.js";
import { startHere } from "./here.js";
import { startKeys } from "./keys.js";
import { startLetter } from "./letter.js";
import { startLive } from "./live.js";
import { startMention } from "./mention.js";
import { startPalette } from "./palette.js";
import { startQuiet } from "./quiet.js";
import { startTour } from "./tour.js";
import { startUndo } from "./undo.js";

document.documentElement.classList.add("js");
const here = new URL(location.href);
const said = here.searchParams.get("said");
const { ticket, queue } = document.body.dataset;
here.searchParams.delete("said");
if (ticket) { // a refused letter left the address of its POST; and whatever led here, the queue goes along
  here.pathname = `/tickets/${ticket}`;
  here.searchParams.set("from", queue);
}
if (here.href !== location.href) history.replaceState(history.state, "", here);
for (const opener of document.querySelectorAll("[data-open]")) {
  opener.addEventListener("click", () => document.getElementById(opener.dataset.open).showModal());
}
const rail = document.getElementById("rail");
const current = rail?.querySelector("[aria-current]")?.getBoundingClientRect();
if (current) rail.scrollLeft += current.left + current.width / 2 - innerWidth / 2; // on a phone the queues stand in one line
startLetter(said);
startQuiet();
startLive();
startKeys();
startBrief();
startBulk();
startUndo();
startTour();
startHere();
startPalette();
startMention();
