// Evidence where the eye is. A reference to a footnote shows that footnote beside it, on hover, on focus and on tap; a
// link to a highlighted passage leads to its middle, says aloud what is marked, and offers the way back.
//
// Without this script the same links lead to the same footnotes and passages. What is shown is a copy of nodes that
// stand on the page already: no text ever becomes markup here.
(function () {
  "use strict";

  const words = JSON.parse(document.getElementById("_words").textContent);
  const CAME_FROM = "briefing-room:came-from";
  const OPEN_AFTER = 120; // milliseconds that a pointer must rest, so that a passing one opens nothing
  const CLOSE_AFTER = 250; // milliseconds in which a pointer may cross from the reference into what it opened

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return ""; // an address that somebody broke
    }
  };

  let open = null; // {reference, box, pinned}
  let timer = 0;

  // --- footnotes beside their references ---------------------------------------------------------------

  function noteOf(reference) {
    const href = reference.getAttribute("href") || "";
    return href.startsWith("#fn:") ? document.getElementById(decoded(href.slice(1))) : null;
  }

  // "fn:ADDRESS.NUMBER" is the footnote of one piece of evidence of the statement ADDRESS.
  function statementOf(note) {
    return note.id.slice("fn:".length).replace(/\.\d+$/, "");
  }

  function boxFor(note) {
    const box = document.createElement("div");
    box.className = "evidence-box md-typeset";
    box.popover = "manual";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", words["evidence"]);
    for (const child of note.childNodes) box.append(child.cloneNode(true));
    for (const back of box.querySelectorAll(".footnote-backref")) back.remove();
    for (const named of box.querySelectorAll("[id]")) named.removeAttribute("id");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "evidence-close";
    close.setAttribute("aria-label", words["close"]);
    close.textContent = "×";
    close.addEventListener("click", () => hide(true));
    box.append(close);
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", leave);
    box.addEventListener("click", (event) => remember(event, statementOf(note)));
    return box;
  }

  function show(reference, pinned) {
    clearTimeout(timer);
    if (open && open.reference === reference) {
      open.pinned = open.pinned || pinned;
      return;
    }
    hide(false);
    const note = noteOf(reference);
    if (!note) return;
    const box = boxFor(note);
    // Behind the reference, so that the Tab key goes from it into what it opened.
    (reference.closest("sup") || reference).after(box);
    open = { reference, box, pinned };
    reference.setAttribute("aria-expanded", "true");
    box.showPopover();
    place(reference, box);
  }

  function place(reference, box) {
    if (window.matchMedia("(max-width: 40rem)").matches) return; // at the foot of a narrow screen, by style
    const at = reference.getBoundingClientRect();
    const width = box.offsetWidth;
    const height = box.offsetHeight;
    const room = document.documentElement.clientWidth;
    const edge = Math.max(8, document.getElementById("_content").getBoundingClientRect().left - 8); // not over the menu
    const left = Math.max(edge, Math.min(at.left + at.width / 2 - width / 2, room - width - 8));
    const below = at.bottom + 6;
    const fits = below + height <= window.innerHeight || at.top - height - 6 < 0;
    box.style.left = `${left}px`;
    box.style.top = `${fits ? below : at.top - height - 6}px`;
  }

  // A box goes with its reference, and away with it, unless the reader is inside.
  function follow() {
    if (!open) return;
    const at = open.reference.getBoundingClientRect();
    const gone = at.bottom < 0 || at.top > window.innerHeight;
    if (gone && !open.box.contains(document.activeElement)) hide(false);
    else if (!gone) place(open.reference, open.box);
  }

  function hide(giveBack) {
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
  }

  let quiet = false; // the focus comes back from a box that was closed, and must not open it again

  function leave() {
    clearTimeout(timer);
    if (open && !open.pinned) timer = setTimeout(() => hide(false), CLOSE_AFTER);
  }

  for (const reference of document.querySelectorAll("a.footnote-ref")) {
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
      if (event.ctrlKey || event.metaKey || event.shiftKey || !noteOf(reference)) return;
      event.preventDefault();
      if (open && open.reference === reference && open.pinned) hide(false);
      else show(reference, true);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      hide(true);
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (open && !open.box.contains(event.target) && !open.reference.contains(event.target)) hide(false);
  });
  document.addEventListener("focusin", (event) => {
    if (open && !open.box.contains(event.target) && !open.reference.contains(event.target)) hide(false);
  });
  window.addEventListener("resize", () => open && place(open.reference, open.box));
  window.addEventListener("scroll", follow, { passive: true });

  // --- to the passage, and back to the statement --------------------------------------------------------

  function remember(event, statement) {
    const link = event.target.closest("a[href*='#q-']");
    if (!link) return;
    try {
      sessionStorage.setItem(CAME_FROM, JSON.stringify({ to: link.href, back: location.pathname + "#" + statement }));
    } catch {
      // A browser may forbid to keep anything; then the list under the passage is the way back.
    }
  }

  for (const note of document.querySelectorAll(".footnote li[id^='fn:']")) {
    note.addEventListener("click", (event) => remember(event, statementOf(note)));
  }

  function cameFrom() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(CAME_FROM) || "null");
      return kept && kept.to === location.href ? String(kept.back) : "";
    } catch {
      return "";
    }
  }

  function arrive() {
    for (const old of document.querySelectorAll(".arrived, .back-to-statement")) {
      if (old.matches(".arrived")) old.classList.remove("arrived");
      else old.remove();
    }
    const anchor = decoded(location.hash.slice(1));
    const passage = anchor.startsWith("q-") ? document.getElementById(anchor) : null;
    if (!passage) return;
    const pieces = [passage, ...document.querySelectorAll(`[data-of="${CSS.escape(anchor)}"]`)];
    for (const piece of pieces) piece.classList.add("arrived");
    passage.scrollIntoView({ block: "center", behavior: "instant" });
    passage.tabIndex = -1;
    passage.focus({ preventScroll: true });
    announce(`${words["marked"]}: ${pieces.map((piece) => piece.textContent).join(" ")}`);
    offerWayBack(cameFrom());
  }

  function offerWayBack(address) {
    const to = new URL(address, location.href);
    if (!address || to.origin !== location.origin || to.protocol !== location.protocol) return;
    const link = document.createElement("a");
    link.className = "back-to-statement";
    link.href = address;
    link.textContent = `← ${words["back"]}`;
    document.getElementById("_content").append(link);
  }

  function announce(text) {
    let region = document.querySelector(".announced");
    if (!region) {
      region = document.createElement("p");
      region.className = "announced";
      region.setAttribute("role", "status");
      document.getElementById("_content").append(region);
    }
    // Readers of a screen tell only what changes after the region is there.
    setTimeout(() => (region.textContent = text), 100);
  }

  window.addEventListener("hashchange", arrive);
  arrive();
})();
