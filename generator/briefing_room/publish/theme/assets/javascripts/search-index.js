/* What the index answers. Pagefind is loaded when it is first asked, and not before. */
const Index = (() => {
  "use strict";
  const { filters, short } = Query;

  const COUNTED = 300; // results of a search in several parts whose facets are counted

  /** @type {Promise<Pagefind> | null} */
  let loading = null;
  /** @returns {Promise<Pagefind>} */
  const load = () => {
    const asked = loading ?? import(new URL("pagefind/pagefind.js", Page.home).href);
    loading = asked;
    asked.catch(() => { loading = null; });
    return asked;
  };

  /** @type {(one: Found, other: Found | undefined) => Found} */
  const joined = (one, other) => (
    { id: one.id, data: () => one.data(), words: [...one.words, ...other?.words ?? []] });

  /**
   * Everything that has all phrases and all other words: id, places of the words, and how to get the rest.
   * @type {(pagefind: Pagefind, parts: Parts, chosen: Chosens) => Promise<Answer>}
   */
  const ask = async (pagefind, { phrases, loose }, chosen) => {
    /** @type {(string | null)[]} */
    const queries = phrases.map((phrase) => `"${phrase}"`);
    if (loose.length || !queries.length) queries.unshift(loose.length ? loose.join(" ") : null);
    const options = { filters: chosen, sort: queries[0] === null ? { order: "asc" } : {} };
    const [first, ...more] = await Promise.all(queries.map((query) => pagefind.search(query, options)));
    if (!first) return { found: [], counts: null };
    let found = first.results;
    for (const answer of more) {
      const others = new Map(answer.results.map((one) => [one.id, one]));
      found = found.filter((one) => others.has(one.id)).map((one) => joined(one, others.get(one.id)));
    }
    return { found, counts: more.length ? null : first.filters };
  };

  /**
   * Pagefind leaves out a word that stands nowhere, without a word about it.
   * @type {(pagefind: Pagefind, parts: Parts) => Promise<string[]>}
   */
  const nowhere = async (pagefind, { loose }) => {
    if (loose.length < 2) return [];
    const answers = await Promise.all(loose.map((one) => pagefind.search(one)));
    return loose.filter((_, number) => !answers[number]?.results.length);
  };

  /** @returns {Promise<Counts>} */
  const counted = async (/** @type {Found[]} */ found) => {
    /** @type {Record<string, Record<string, number>>} */
    const counts = {};
    for (const one of await Promise.all(found.map((each) => each.data()))) {
      for (const [name, values] of Object.entries(one.filters)) {
        const of = counts[name] ??= Object.create(null);
        for (const value of values) of[value] = (of[value] ?? 0) + 1;
      }
    }
    return counts;
  };

  /**
   * How often each value of a facet occurs in what is found. In a facet that is in use, the values that are not
   * chosen are counted as if none were, for choosing one more finds more.
   * @type {(pagefind: Pagefind, parts: Parts, asked: Asked, answer: Answer) => Promise<Counts>}
   */
  const count = async (pagefind, parts, asked, answer) => {
    if (!answer.counts) return answer.found.length > COUNTED ? {} : counted(answer.found);
    const counts = { ...answer.counts };
    await Promise.all(Object.keys(filters(asked)).map(async (name) => {
      counts[name] = (await ask(pagefind, parts, filters(asked, name))).counts?.[name];
    }));
    return counts;
  };

  /**
   * Gives likelihoods that an address names by their term alone the range that the index has with it.
   * @type {(pagefind: Pagefind, asked: Asked) => Promise<void>}
   */
  const complete = async (pagefind, { facets }) => {
    const terms = facets.likelihood ?? [];
    if (terms.every((term) => term.endsWith(")"))) return;
    const known = Object.keys((await pagefind.filters()).likelihood ?? {});
    facets.likelihood = terms.map((term) =>
      known.find((one) => one === term || short("likelihood", one) === term) ?? term);
  };

  /**
   * What is found, the words that stand nowhere, and, if they are shown, how often each value of a facet occurs.
   * @type {(asked: Asked, counting: boolean) => Promise<{ found: Found[], lost: string[], counts: Counts | null }>}
   */
  const find = async (asked, counting) => {
    const pagefind = await load();
    if (counting) await pagefind.filters();
    await complete(pagefind, asked);
    const typed = Query.parts(asked.q);
    const lost = await nowhere(pagefind, typed);
    const parts = { ...typed, loose: typed.loose.filter((one) => !lost.includes(one)) };
    const answer = await ask(pagefind, parts, filters(asked));
    return { found: answer.found, lost, counts: counting ? await count(pagefind, parts, asked, answer) : null };
  };

  return Object.freeze({ load, find });
})();
