// The tour: the part of the page that a stop tells about is marked and brought into view; Escape leaves the tour.
export function startTour() {
  const tour = document.getElementById("tour");
  if (!tour) return;
  const shown = document.querySelector(tour.dataset.shows);
  shown?.classList.add("toured");
  if (shown && shown.getBoundingClientRect().bottom > tour.getBoundingClientRect().top) shown.scrollIntoView({ block: "start" });
  tour.focus({ preventScroll: true });
  tour.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tour.querySelector("form").requestSubmit();
  });
}
