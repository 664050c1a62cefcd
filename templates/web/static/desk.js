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
const said = new URL(location.href);
said.word = said.searchParams.get("said");
if (said.word) {
  said.searchParams.delete("said");
  history.replaceState(history.state, "", said);
}
for (const opener of document.querySelectorAll("[data-open]")) {
  opener.addEventListener("click", () => document.getElementById(opener.dataset.open).showModal());
}
startLetter(said.word);
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
