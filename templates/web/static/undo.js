// The undo bar counts down and goes when the reply does.
import { refresh } from "./regions.js";

export function startUndo() {
  setInterval(() => {
    for (const bar of document.querySelectorAll(".undo[data-until]")) {
      const left = Math.ceil((Date.parse(bar.dataset.until) - Date.now()) / 1000);
      const place = bar.querySelector("[data-countdown]");
      if (left > 0) place.textContent = `dalam ${left} detik`;
      else {
        bar.remove();
        refresh().catch(() => undefined);
      }
    }
  }, 250);
}
