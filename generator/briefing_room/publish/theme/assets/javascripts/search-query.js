/* What is asked of the search: what was typed and the values chosen in each facet, as parts and as an address. */
const Query = (() => {
  "use strict";

  const FACETS = Object.freeze(["kind", "what", "likelihood", "confidence", "category", "actor", "topic", "region",
    "source", "status", "year"]);
  // As in generator/briefing_room/pages/records.py: letters of scripts without spaces, each a word of its own.
  const UNSPACED = new RegExp("([\\u3041-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uf900-\\ufaff\\u{20000}-\\u{3ffff}])", "gu");
  const page = new URL("search/", Page.home);

  // Pagefind reads a quotation mark, an ampersand or a backslash in a facet wrongly; records.py puts others in their
  // place, which no text has.
  const kept = (/** @type {string} */ value) =>
    value.replace(/["&\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xe000));
  const shown = (/** @type {string} */ value) =>
    value.replace(/[\ue022\ue026\ue05c]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));

  const words = (/** @type {string} */ text) => text.replace(UNSPACED, " $1 ").split(/\s+/).filter(Boolean);
  const says = (/** @type {string} */ text) => /[\p{L}\p{N}]/u.test(text);

  /**
   * The phrases and the other words of what was typed. Letters without spaces between them are a phrase, too.
   * @type {(typed: string) => Parts}
   */
  const parts = (typed) => {
    /** @type {string[]} */
    const phrases = [];
    const rest = typed.replace(/[“”„«»]/g, '"').replace(/"([^"]*)"?/g, (_, phrase) => {
      phrases.push(words(phrase).join(" "));
      return " ";
    }).replace(/\S+/g, (one) => {
      const split = words(one);
      if (split.length > 1) phrases.push(split.join(" "));
      return split.length > 1 ? " " : one;
    });
    return { phrases: phrases.filter(says), loose: rest.split(/\s+/).filter(says) };
  };

  /**
   * The chosen values as Pagefind takes them; `without` one facet.
   * @type {(asked: Asked, without?: string) => Chosens}
   */
  const filters = (asked, without) => Object.fromEntries(
    Object.entries(asked.facets).filter(([name, values]) => name !== without && values.length)
      .map(([name, values]) => [name, { any: values }]));

  const narrowed = (/** @type {Asked} */ asked) => Object.keys(filters(asked)).length > 0;
  const idle = (/** @type {Asked} */ asked) => !asked.q.trim() && !narrowed(asked);

  /**
   * A likelihood is written without its range, which says the same in numbers: likelihood=likely.
   * @type {(name: string, value: string) => string}
   */
  const short = (name, value) => (name === "likelihood" ? value.replace(/ \([^()]*\)$/, "") : value);

  const address = (/** @type {Asked} */ asked) => {
    const query = new URLSearchParams();
    if (asked.q.trim()) query.set("q", asked.q.trim());
    for (const name of FACETS) {
      for (const value of asked.facets[name] ?? []) query.append(name, shown(short(name, value)));
    }
    return page.href + (query.size ? `?${query}` : "");
  };

  /** @type {(search: string) => Asked} */
  const fromAddress = (search) => {
    const query = new URLSearchParams(search);
    const given = FACETS.filter((name) => query.has(name)).map((name) => [name, query.getAll(name).map(kept)]);
    return { q: query.get("q") ?? "", facets: Object.fromEntries(given) };
  };

  return Object.freeze({ FACETS, UNSPACED, page, shown, parts, filters, narrowed, idle, short, address, fromAddress });
})();
