/* What is new or changed since the reader's last visit. What was there is kept in this browser and goes nowhere. */
const Visits = (() => {
  "use strict";
  const { make, say, kept, keep } = Page;
  const { textOf, firstOf, addBeside } = Statements;

  const SEEN = "briefing-room-seen:";
  const MOST_PAGES = 300;
  const site = Page.home.pathname;
  const here = location.pathname.slice(site.length - 1).replace(/index\.html$/, "");

  const fingerprint = (/** @type {string} */ text) => {
    let hash = 0x811c9dc5; // FNV-1a
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(36);
  };

  const cards = () => [...document.querySelectorAll(".card")].flatMap((card) => {
    const head = card.id ? card : card.querySelector("[id]");
    return head ? [{ id: head.id, element: card.querySelector("h2, h3") ?? card, text: textOf(card) }] : [];
  });

  /** @type {Piece[]} */
  const pieces = Statements.all.map((element) => ({
    id: element.id,
    element,
    text: [".when", ".likelihood", ".confidence"].map((piece) => firstOf(element, piece))
      .concat(textOf(element)).join("|"),
  })).concat(cards());

  /**
   * What was there at the visit before: it stays the measure for as long as this visit lasts.
   * @type {(pages: Record<string, Prints>) => Prints | null}
   */
  const before = (pages) => {
    const key = SEEN + site + here;
    const held = kept("sessionStorage", key);
    if (held) return held.was;
    const was = pages[here] ?? null;
    keep("sessionStorage", key, { was });
    return was;
  };

  /** @type {(pages: Record<string, Prints>, now: Prints) => void} */
  const store = (pages, now) => {
    const others = Object.entries(pages).filter(([page]) => page !== here);
    // What is put in anew stands last, so that what was not seen for longest goes first.
    keep("localStorage", SEEN + site, Object.fromEntries([...others, [here, now]].slice(-MOST_PAGES)));
  };

  /** @type {(piece: Piece, key: string) => void} */
  const mark = ({ element }, key) => {
    const sign = make("span", { class: "br-new" }, say(key));
    if (element.matches("[data-statement]")) addBeside(element, sign);
    else element.append(" ", sign);
  };

  /** @type {(counted: [string, Piece[]][]) => void} */
  const news = (counted) => {
    const links = counted.flatMap(([key, [first, ...others]]) =>
      (first ? [make("a", { href: `#${first.id}` }, say(key, { n: others.length + 1 }))] : []));
    if (!links.length) return;
    const listed = links.flatMap((link) => [", ", link]).slice(1);
    document.querySelector("h1")?.after(make("p", { class: "br-news" }, say("since"), " ", ...listed));
  };

  const compare = () => {
    if (!pieces.length) return;
    const stored = kept("localStorage", SEEN + site);
    /** @type {Record<string, Prints>} */
    const pages = stored && typeof stored === "object" ? stored : {};
    const was = before(pages);
    const now = Object.fromEntries(pieces.map(({ id, text }) => [id, fingerprint(text)]));
    store(pages, now);
    if (!was) return;
    const added = pieces.filter(({ id }) => !Object.hasOwn(was, id));
    const changed = pieces.filter(({ id }) => Object.hasOwn(was, id) && was[id] !== now[id]);
    added.forEach((one) => mark(one, "new"));
    changed.forEach((one) => mark(one, "changed"));
    news([["count-new", added], ["count-changed", changed]]);
  };

  const forget = () => {
    document.querySelectorAll(".br-new, .br-news").forEach((part) => part.remove());
    try {
      for (const held of [localStorage, sessionStorage]) {
        Object.keys(held).filter((key) => key.startsWith(SEEN)).forEach((key) => held.removeItem(key));
      }
    } catch { /* where nothing may be kept, nothing is */ }
  };

  return Object.freeze({ compare, forget });
})();
