/* What a briefing folds: it opens for whoever is led into it, and all at once. Browsers of today do the first
   by themselves, but for a link to the heading that is pressed. */
(() => {
  "use strict";
  const { make, say } = Page;
  const FOLDED = "details:is(.fold, .more)";
  /** @type {HTMLDetailsElement[]} */
  const folds = [...document.querySelectorAll(FOLDED)].map((fold) => /** @type {HTMLDetailsElement} */ (fold));

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    const closed = folds.filter((fold) => !fold.open && target && fold.contains(target));
    for (const fold of closed) fold.open = true;
    if (closed.length) target?.scrollIntoView();
  };

  const all = folds.filter((fold) => fold.matches(".fold"));
  const button = make("button", {
    type: "button", class: "br-button br-open-all",
    click: () => {
      const open = all.some((fold) => !fold.open);
      for (const fold of all) fold.open = open;
      button.textContent = say(open ? "close-all" : "open-all");
    },
  }, say("open-all"));
  document.getElementById("_everything")?.after(button);

  window.addEventListener("hashchange", reveal);
  reveal();
})();
