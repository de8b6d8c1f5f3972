/* Days beside the reader's clock: what was due and has passed, how long ago somebody looked. */
(() => {
  "use strict";
  const today = Date.parse(new Date().toLocaleDateString("sv")); // "2024-04-23"
  for (const time of document.querySelectorAll("time")) {
    const n = (today - Date.parse(time.dateTime)) / 864e5;
    const key = time.dataset.clock === "due" ? "clock-due" : "clock-looked";
    if (n > 0) time.after(Page.make("span", { class: "br-clock" }, Page.say(key, { n })));
  }
})();
