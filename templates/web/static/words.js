// The words of the page's language. Indonesian stands in the code; for another language its table comes with the page.
const told = document.getElementById("words")?.textContent;
const table = told ? JSON.parse(told) : {};

// The text in the language of the page, with values in its places: say("Teks %(who)s", { who }).
export function say(text, values = {}) {
  return (table[text] ?? text).replace(/%\((\w+)\)s/g, (place, name) => values[name] ?? place);
}

// A moment as this language writes it; English is written as the British do, the day first.
export function moment(at) {
  const locale = document.documentElement.lang === "en" ? "en-GB" : "id-ID";
  return new Date(at).toLocaleString(locale, { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}
