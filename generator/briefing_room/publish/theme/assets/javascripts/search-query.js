/* What is asked of the search: what was typed and the values chosen in each facet, as parts and as an address. */
const Query = (() => {
  "use strict";

  const FACETS = Object.freeze(["kind", "what", "likelihood", "confidence", "category", "actor", "topic", "region",
    "source", "status", "year"]);
  const page = new URL("search/", Page.home);

  /**
   * The phrases and the other words of what was typed. Letters without spaces between them are a phrase, too.
   * @type {(typed: string) => Parts}
   */
  const parts = (typed) => {
    /** @type {Word[][]} */
    const phrases = [];
    const rest = typed.replace(/[“”„«»]/g, '"').replace(/"([^"]*)"?/g, (_, phrase) => {
      phrases.push(Words.of(phrase));
      return " ";
    });
    /** @type {Word[]} */
    const loose = [];
    let run = /** @type {Word[]} */ ([]);
    for (const word of [...Words.of(rest), null]) {
      const joins = word?.tight && (!run.length || run[run.length - 1]?.to === word.from);
      if (!joins) {
        if (run.length > 1) phrases.push(run);
        else loose.push(...run);
        run = [];
      }
      if (word?.tight) run.push(word);
      else if (word) loose.push(word);
    }
    return { phrases: phrases.filter((phrase) => phrase.length), loose };
  };

  const narrowed = (/** @type {Asked} */ asked) => Object.values(asked.facets).some((values) => values.length);
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
      for (const value of asked.facets[name] ?? []) query.append(name, short(name, value));
    }
    const text = String(query);
    return page.href + (text && `?${text}`);
  };

  /** @type {(search: string) => Asked} */
  const fromAddress = (search) => {
    const query = new URLSearchParams(search);
    const given = FACETS.filter((name) => query.has(name)).map((name) => [name, query.getAll(name)]);
    return { q: query.get("q") ?? "", facets: Object.fromEntries(given) };
  };

  return Object.freeze({ FACETS, page, parts, narrowed, idle, short, address, fromAddress });
})();
