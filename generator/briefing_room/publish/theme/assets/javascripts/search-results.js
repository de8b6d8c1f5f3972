/* The results of a search. One: what it is, its title, where the words stand in it, and what the desk says of it. */
const Hits = (() => {
  "use strict";
  const { make, say } = Page;

  const UNSPACED = Query.UNSPACED.source;
  const ONE = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})\\S)+`, "gu");
  const TIGHT = new RegExp(`^(?:${UNSPACED}|[\\u3000-\\u303f\\uff00-\\uffef])`, "u");
  /** @type {Record<string, string | undefined>} */
  const SIGNS = { [say("find-reported")]: "❝", [say("find-judged")]: "◆", [say("find-assumed")]: "≈" };

  /**
   * The words of a text, each with what stands before it. In what Pagefind hands back, letters of a script without
   * spaces have spaces between them, which records.py put there.
   * @type {(text: string, tight: boolean) => Word[]}
   */
  const parted = (text, tight) => {
    let end = 0;
    let last = "";
    return [...text.matchAll(tight ? /\S+/g : ONE)].map((match) => {
      let gap = text.slice(end, match.index);
      if (tight && TIGHT.test(last) && TIGHT.test(match[0])) gap = "";
      end = match.index + match[0].length;
      last = match[0];
      return { gap: gap && " ", text: match[0] };
    });
  };

  /**
   * Some words of a text, those that were found marked, without the punctuation around them.
   * @type {(all: Word[], from: number, to: number, places: Set<number>) => (Node | string)[]}
   */
  const marked = (all, from, to, places) => all.slice(from, to).flatMap(({ gap, text }, number) => {
    const [, before = "", core = "", after = ""] =
      text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/u) ?? [];
    const found = places.has(from + number) && core;
    return [number ? gap : "", ...(found ? [before, make("mark", {}, core), after] : [text])];
  });

  /** @type {(all: Word[], title: number, places: Set<number>) => Element | null} */
  const excerpt = (all, title, places) => {
    const [first] = [...places].filter((place) => place >= title && place < all.length).sort((a, b) => a - b);
    if (first === undefined) return null;
    const from = Math.max(title, first - 8);
    const to = Math.min(all.length, from + 40);
    return make("p", { class: "br-hit__excerpt", dir: "auto" },
      from > title ? "… " : "", ...marked(all, from, to, places), to < all.length ? " …" : "");
  };

  /* records.py names a record after the place it stands for: briefings/ID/_ITEM.html is #ITEM of briefings/ID/. */
  const addressOf = (/** @type {Fragment} */ { url, raw_url: raw }) => new URL((raw || url)
    .replace(/^\//, "").replace(/index\.html$/, "").replace(/_([^/]*)\.html$/, "#$1"), Page.home).href;

  /** @type {(tag: string, attributes: Record<string, string | number>) => Element} */
  const drawn = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  };

  const bar = (/** @type {string} */ range) => {
    const [low = 0, high = 0] = (range.match(/\d+/g) ?? []).map(Number);
    const svg = drawn("svg", { class: "bar", viewBox: "0 0 100 10", "aria-hidden": "true" });
    svg.append(drawn("rect", { class: "bar-axis", x: 0, width: 100, height: 10 }),
      drawn("rect", { class: "bar-range", x: low, width: high - low, height: 10 }));
    return svg;
  };

  const facts = (/** @type {Record<string, string>} */ of) => {
    const out = [];
    const [, term, range = ""] = (of.likelihood ?? "").match(/^(.*) \(([^()]*)\)$/) ?? [];
    const strong = (/** @type {string} */ text) => make("strong", {}, text);
    if (term) out.push(make("span", {}, `${say("find-likelihood")} `, strong(term), ` ${range} `, bar(range)));
    if (of.confidence) out.push(make("span", {}, `${say("find-confidence")} `, strong(of.confidence)));
    if (of.outcome) out.push(make("span", {}, `${say("find-turned-out")}: `, strong(of.outcome)));
    if (of.remarks) out.push(make("span", {}, of.remarks));
    if (of.briefing && of.kind) out.push(make("span", { dir: "auto" }, of.briefing));
    if (of.year) out.push(make("span", {}, of.briefing ? `${say("find-as-of")} ${of.year}` : of.year));
    return out;
  };

  const sort = (/** @type {Record<string, string>} */ of) => make("p", { class: "br-hit__sort" },
    of.kind ? make("span", { class: "kind" },
      make("span", { "aria-hidden": "true" }, SIGNS[of.kind] ?? ""), ` ${of.kind}`) : null,
    make("span", {}, of.what ?? ""),
    of.status === say("find-archived") ? make("span", {}, of.status) : null);

  /** @returns {Promise<Element>} */
  const item = async (/** @type {Found} */ one) => {
    const data = await one.data();
    const of = Object.fromEntries(
      Object.entries(data.filters).map(([name, [first = ""]]) => [name, Query.shown(first)]));
    const all = parted(data.content, true);
    const named = parted(data.meta.title, false);
    const places = new Set(one.words);
    return make("li", { class: "br-hit" },
      sort(of),
      make("a", { class: "br-hit__title", href: addressOf(data), dir: "auto" },
        ...marked(named, 0, named.length, places)),
      excerpt(all, named.length, places),
      make("p", { class: "br-hit__facts" }, ...facts(of)));
  };

  return Object.freeze({ item });
})();

/* All: how many, what was not found, a step of them, and more. */
class Results {
  static #STEP = 10; // results shown at once

  #told = Page.make("p", { class: "br-find__told", role: "status", "aria-live": "polite" });
  #note = Page.make("div", { class: "br-find__note" });
  #list = Page.make("ol", { class: "br-find__hits" });
  #more;
  #lift;
  /** @type {() => void} */
  #next = () => {};

  /** @param {() => void} lift lifts all filters */
  constructor(lift) {
    const { make, say } = Page;
    const button = { type: "button", class: "br-find__button" };
    this.#more = make("button", { ...button, hidden: true, click: () => this.#next() }, say("find-more"));
    this.#lift = make("button", { ...button, click: lift }, say("find-lift"));
  }

  get element() {
    return Page.make("div", { class: "br-find__found" }, this.#told, this.#note, this.#list, this.#more);
  }

  get links() {
    return [...this.#list.querySelectorAll("a")];
  }

  wait() {
    this.#told.textContent ||= Page.say("find-wait");
  }

  /**
   * Shows what was found, unless something else was asked meanwhile. Says whether it did.
   * @param {Asked} asked
   * @param {Found[]} found
   * @param {string[]} lost
   * @param {() => boolean} current
   */
  async show(asked, found, lost, current) {
    const { make, say } = Page;
    const idle = Query.idle(asked);
    const first = idle ? [] : await Results.#items(found, 0);
    if (!current()) return false;
    this.#told.textContent = idle ? "" : Results.#many(found.length);
    this.#note.replaceChildren(...lost.map((word) => make("p", {}, say("find-nowhere", { word }))));
    if (!idle && !found.length) this.#note.append(make("p", {}, say("find-help")));
    if (Query.narrowed(asked)) this.#note.append(this.#lift);
    this.#list.replaceChildren(...first);
    this.#more.hidden = idle || found.length <= Results.#STEP;
    this.#next = () => this.#add(found, current);
    return true;
  }

  fail() {
    const { make, say } = Page;
    this.#told.textContent = say("find-error");
    this.#note.replaceChildren(make("p", {}, make("a", { href: Query.page.href }, say("find-index"))));
    this.#list.replaceChildren();
    this.#more.hidden = true;
  }

  /**
   * @param {Found[]} found
   * @param {() => boolean} current
   */
  async #add(found, current) {
    this.#more.disabled = true; // one step at a time
    try {
      const next = await Results.#items(found, this.#list.children.length);
      if (!current()) return;
      this.#list.append(...next);
      this.#more.hidden = this.#list.children.length >= found.length;
      next[0]?.querySelector("a")?.focus();
    } catch {
      if (current()) this.#told.textContent = Page.say("find-error");
    } finally {
      this.#more.disabled = false;
    }
  }

  /**
   * @param {Found[]} found
   * @param {number} from
   */
  static #items(found, from) {
    return Promise.all(found.slice(from, from + Results.#STEP).map(Hits.item));
  }

  /** @param {number} many */
  static #many(many) {
    if (!many) return Page.say("find-none");
    return many === 1 ? Page.say("find-one") : Page.say("find-many", { n: many });
  }
}
