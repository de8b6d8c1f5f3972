/* Search: in a dialog on every page, and on the page `search/`, whose address holds what is searched. Nothing that was
   typed or found is ever read as HTML. */
(() => {
  "use strict";
  const { make, say, met } = Page;
  if (location.protocol === "file:") return; // there the link leads to the index

  // --- on the page search/

  const onPage = (/** @type {HTMLElement} */ here) => {
    const search = new SearchBox(here, (asked, step) => {
      const to = Query.address(asked);
      if (to !== location.href) history[step ? "pushState" : "replaceState"](null, "", to);
    });
    search.narrow(matchMedia("(min-width: 60em)").matches);
    search.start(Query.fromAddress(location.search));
    addEventListener("popstate", () => search.start(Query.fromAddress(location.search)));
    return search;
  };

  /** @type {HTMLElement | null} */
  const here = document.querySelector("[data-search-here]");
  const there = here && onPage(here);

  // --- in a dialog, on every other page

  const inDialog = () => {
    const box = make("div");
    const share = make("a", { href: Query.page.href }, say("find-page"));
    const close = { type: "button", class: "br-find__button", click: () => dialog.close() };
    /** @type {EventTarget | null} */
    let pressed = null;
    const dialog = make("dialog", {
      class: "br-find-dialog md-typeset", "aria-label": say("find"),
      pointerdown: ({ target }) => { pressed = target; },
      // A result may stand on this very page; and a press beside the dialog closes it.
      click: (event) => {
        const beside = event.target === dialog && pressed === dialog;
        const followed = met(event).closest(".br-hit__title") && !Page.elsewhere(/** @type {MouseEvent} */ (event));
        if (beside || followed) dialog.close();
      },
    }, make("div", { class: "br-find-dialog__head" }, share, make("button", close, say("find-close"))), box);
    document.body.append(dialog);
    return { dialog, search: new SearchBox(box, (asked) => { share.href = Query.address(asked); }) };
  };

  /** @type {ReturnType<typeof inDialog> | null} */
  let made = null;

  const openSearch = (/** @type {string} */ typed) => {
    if (there) {
      there.focus();
      return;
    }
    made ??= inDialog();
    const { dialog, search } = made;
    if (!dialog.open) dialog.showModal();
    search.focus();
    if (typed) search.start({ q: typed, facets: {} });
    else Index.open().catch(() => search.start({ q: "", facets: {} }));
  };

  // --- what opens it

  const commanded = (/** @type {KeyboardEvent} */ event) => event.key.toLowerCase() === "k"
    && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;

  const slashed = (/** @type {KeyboardEvent} */ event) => event.key === "/"
    && !event.ctrlKey && !event.metaKey && !event.altKey && Preferences.singleKeys()
    && !met(event).closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    if (!commanded(event) && !slashed(event)) return;
    event.preventDefault();
    openSearch("");
  });

  document.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = met(event).closest("[data-search-open]");
    if (!link || event.defaultPrevented || event.button || Page.elsewhere(event)) return;
    event.preventDefault();
    openSearch(new URL(link.href || Query.page.href, Page.home).searchParams.get("q") ?? "");
  });
})();
