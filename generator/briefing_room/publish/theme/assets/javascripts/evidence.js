// Evidence where the eye is. A reference shows what its statement rests on, and a term what it means, on hover, focus
// and tap; a link to a passage leads to its middle, says aloud what is marked, and offers the way back. Without this
// script the same links lead there. No text becomes markup here.
const Evidence = (() => {
  "use strict";
  const { make, say, met } = Page;

  const CAME_FROM = "briefing-room:came-from";
  const OPEN_AFTER = 120; // milliseconds that a pointer must rest
  const CLOSE_AFTER = 250; // milliseconds to cross into the box
  const content = document.getElementById("_content") ?? document.body;

  const decoded = (/** @type {string} */ text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return ""; // an address that somebody broke
    }
  };

  /** @type {{ reference: HTMLElement, box: HTMLElement, pinned: boolean } | null} */
  let open = null;
  let timer = 0;
  let quiet = false; // while the focus comes back from a box

  const noteOf = (/** @type {Element} */ reference) => {
    const href = reference.getAttribute("href") ?? "";
    return href.startsWith("#fn:") ? document.getElementById(decoded(href.slice(1))) : null;
  };

  // "ADDRESS.NUMBER" is evidence of the statement ADDRESS.
  const citesOf = (/** @type {Element} */ reference) => (reference.getAttribute("data-cites") ?? "").split(" ");
  const statementOf = (/** @type {Element} */ reference) => String(citesOf(reference)[0]).replace(/\.\d+$/, "");

  /* Words that other quotes cut into pieces are one mark again. */
  const join = (/** @type {Element} */ mark) => {
    mark.replaceChildren(mark.textContent ?? "");
    const gap = mark.previousSibling;
    const before = gap instanceof Text && !gap.data.trim() ? gap.previousSibling : gap;
    if (!gap || !(before instanceof Element && before.matches("mark"))) return;
    before.append(...(gap === before ? [] : [gap]), ...mark.childNodes);
    mark.remove();
  };

  const meaningOf = (/** @type {Element} */ term, /** @type {string} */ means) => make("p", {},
    make("strong", {}, Page.tidy(term.textContent)), ` ${means} `,
    make("a", { href: term.getAttribute("href") ?? "" }, say("meanings")));

  const keep = (/** @type {Element} */ part, /** @type {boolean} */ isIts) => {
    const isMark = part.matches("mark");
    if (!isIts) part.replaceWith(isMark ? part.textContent ?? "" : "");
    else if (isMark) join(part);
  };

  /* What a term means; or a note as it is for one reference, without what is for others. */
  const noteFor = (/** @type {Element} */ reference) => {
    const means = reference.getAttribute("data-means");
    if (means) return meaningOf(reference, means);
    const note = noteOf(reference);
    if (!note) return null;
    const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
    const its = (/** @type {string} */ name) => citesOf(reference).map((cite) => `[${name}~="${cite}"]`).join(",");
    const own = copy.querySelector(`:is(${its("data-own")}) a`);
    if (own) copy.querySelector(".note-source a")?.setAttribute("href", own.getAttribute("href") ?? "");
    for (const part of copy.querySelectorAll("[data-for]")) keep(part, part.matches(its("data-for")));
    for (const grade of copy.querySelectorAll("abbr")) grade.replaceWith(grade.title);
    for (const part of copy.querySelectorAll(".note-ways, .note-letters, .print-address")) part.remove();
    return copy;
  };

  const boxFor = (/** @type {HTMLElement} */ reference, /** @type {Element} */ note) => {
    const box = make("div", {
      class: "br-evidence md-typeset", popover: "manual", role: "group",
      "aria-label": say(reference.dataset.means ? "meaning" : "evidence"),
      pointerenter: () => clearTimeout(timer),
      pointerleave: leave,
      click: (event) => remember(event, statementOf(reference)),
    }, ...note.childNodes);
    const facts = box.querySelector(".note-source")?.getAttribute("data-facts");
    const close = { type: "button", class: "br-evidence__close", "aria-label": say("close"), click: () => hide(true) };
    box.append(facts ? make("p", { class: "note-facts" }, facts) : "", make("button", close, "×"));
    return box;
  };

  /** @type {(reference: HTMLElement, pinned: boolean) => void} */
  const show = (reference, pinned) => {
    clearTimeout(timer);
    if (open && open.reference === reference) {
      open.pinned ||= pinned;
      return;
    }
    hide(false);
    const note = noteFor(reference);
    if (!note) return;
    const box = boxFor(reference, note);
    // Behind the reference, so that the Tab key goes into it.
    (reference.closest("sup") ?? reference).after(box);
    open = { reference, box, pinned };
    reference.setAttribute("aria-expanded", "true");
    box.showPopover();
    place(reference, box);
  };

  /** @type {(reference: HTMLElement, box: HTMLElement) => void} */
  const place = (reference, box) => {
    if (window.matchMedia("(max-width: 40rem)").matches) return; // at the foot, by style
    const at = reference.getBoundingClientRect();
    const width = box.offsetWidth;
    const height = box.offsetHeight;
    const room = document.documentElement.clientWidth;
    const edge = Math.max(8, content.getBoundingClientRect().left - 8); // not over the menu
    const left = Math.max(edge, Math.min(at.left + at.width / 2 - width / 2, room - width - 8));
    const below = at.bottom + 6;
    const fits = below + height <= window.innerHeight || at.top - height - 6 < 0;
    box.style.left = `${left}px`;
    box.style.top = `${fits ? below : at.top - height - 6}px`;
  };

  // A box goes with its reference, unless the reader is inside.
  const follow = () => {
    if (!open) return;
    const at = open.reference.getBoundingClientRect();
    const gone = at.bottom < 0 || at.top > window.innerHeight;
    if (gone && !open.box.contains(document.activeElement)) hide(false);
    else if (!gone) place(open.reference, open.box);
  };

  const hide = (/** @type {boolean} */ giveBack) => {
    clearTimeout(timer);
    if (!open) return;
    const { reference, box } = open;
    const focused = box.contains(document.activeElement);
    open = null;
    reference.setAttribute("aria-expanded", "false");
    box.remove();
    if (giveBack && focused) {
      quiet = true;
      reference.focus();
      quiet = false;
    }
  };

  const leave = () => {
    clearTimeout(timer);
    if (open && !open.pinned) timer = setTimeout(() => hide(false), CLOSE_AFTER);
  };

  const attend = (/** @type {HTMLElement} */ reference) => {
    reference.setAttribute("aria-expanded", "false");
    reference.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      clearTimeout(timer);
      timer = setTimeout(() => show(reference, false), OPEN_AFTER);
    });
    reference.addEventListener("pointerleave", leave);
    reference.addEventListener("focus", () => {
      if (!quiet && reference.matches(":focus-visible")) show(reference, false);
    });
    reference.addEventListener("click", (event) => {
      if (Page.elsewhere(event) || !noteFor(reference)) return;
      event.preventDefault();
      if (open && open.reference === reference && open.pinned) hide(false);
      else show(reference, true);
    });
  };

  const hideFromOutside = (/** @type {Event} */ event) => {
    if (open && !open.box.contains(met(event)) && !open.reference.contains(met(event))) hide(false);
  };

  /** @type {NodeListOf<HTMLElement>} */
  const references = document.querySelectorAll("a.footnote-ref, a.term[data-means]");
  if ("popover" in content) references.forEach(attend); // else, in browsers of before 2024, they are links
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      hide(true);
    }
  });
  document.addEventListener("pointerdown", hideFromOutside);
  document.addEventListener("focusin", hideFromOutside);
  window.addEventListener("resize", () => open && place(open.reference, open.box));
  window.addEventListener("scroll", follow, { passive: true });

  // --- to the passage, and back to the statement

  // Where nothing may be kept, the list under the passage is the way back.
  /** @type {(event: Event, statement: string) => void} */
  const remember = (event, statement) => {
    /** @type {HTMLAnchorElement | null} */
    const link = met(event).closest("a[href*='#q-']");
    if (link) Page.keep("sessionStorage", CAME_FROM, { to: link.href, back: `${location.pathname}#${statement}` });
  };

  for (const note of document.querySelectorAll(".notes li[id^='fn:']")) {
    note.addEventListener("click", (event) => remember(event, note.id));
  }

  const cameFrom = () => {
    const held = Page.kept("sessionStorage", CAME_FROM);
    return held && held.to === location.href ? String(held.back) : "";
  };

  const arrive = () => {
    for (const old of document.querySelectorAll(".br-arrived")) old.classList.remove("br-arrived");
    for (const old of document.querySelectorAll(".br-way-back")) old.remove();
    const anchor = decoded(location.hash.slice(1));
    const passage = anchor.startsWith("q-") ? document.getElementById(anchor) : null;
    if (!passage) return;
    const pieces = [passage, ...document.querySelectorAll(`[data-of="${CSS.escape(anchor)}"]`)];
    for (const piece of pieces) piece.classList.add("br-arrived");
    passage.scrollIntoView({ block: "center", behavior: "instant" });
    passage.tabIndex = -1;
    passage.focus({ preventScroll: true });
    announce(`${say("marked")}: ${pieces.map((piece) => piece.textContent).join(" ")}`);
    offerWayBack(cameFrom());
  };

  const offerWayBack = (/** @type {string} */ address) => {
    const to = new URL(address, location.href);
    if (!address || to.origin !== location.origin || to.protocol !== location.protocol) return;
    content.append(make("a", { class: "br-way-back", href: address }, `← ${say("back")}`));
  };

  const announce = (/** @type {string} */ text) => {
    let region = document.querySelector(".br-announced");
    if (!region) {
      region = make("p", { class: "br-announced", role: "status" });
      content.append(region);
    }
    const there = region;
    // Only what changes later is told.
    setTimeout(() => { there.textContent = text; }, 100);
  };

  window.addEventListener("hashchange", arrive);
  arrive();

  return Object.freeze({ noteFor });
})();
