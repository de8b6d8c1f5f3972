/* What a search is narrowed by: the values that each record has in a facet, and how often each occurs. */
const Narrow = (() => {
  "use strict";

  /** @returns {Promise<number[]>} the number of every record */
  const numbers = () => Index.file("records", ({ b, n, i }) => {
    const [blocks, many, slots] = [Index.reader(b), Index.reader(n), Index.reader(i)];
    const found = [];
    for (let left = [...n].length, block = -1; left; left -= 1) {
      block += blocks() + 1;
      for (let slot = -1, records = many(); records; records -= 1) {
        slot += slots() + 1;
        found.push(block * Index.ROOM + slot);
      }
    }
    return found;
  });

  /**
   * The values of a facet, and those of each record by its number.
   * @type {(name: string) => Promise<Facet>}
   */
  const facet = async (name) => {
    const all = await numbers();
    const { facets } = await Index.open();
    if (!facets.includes(name)) return { values: [], of: new Map() };
    return Index.file(`f-${name}`, ({ v, s, d }) => {
      const [sets, which] = [Index.reader(s), Index.reader(d)];
      const of = new Map();
      for (let at = 0; at < all.length;) {
        const several = [...Array(sets())].map(() => [...Array(sets())].map(() => sets()));
        const block = Math.floor(/** @type {number} */ (all[at]) / Index.ROOM);
        for (; at < all.length && Math.floor(/** @type {number} */ (all[at]) / Index.ROOM) === block; at += 1) {
          of.set(all[at], several.length > 1 ? several[which()] : several[0]);
        }
      }
      return { values: v, of };
    });
  };

  /** @returns {Promise<number[]>} every record as pages list them */
  const listed = async () => {
    const all = await numbers();
    return Index.file("order", ({ r, o }) => {
      const [ranks, orders] = [Index.reader(r), Index.reader(o)];
      let [last, rank] = [-1, 0];
      const placed = all.map((number) => {
        const block = Math.floor(number / Index.ROOM);
        if (block !== last) rank = ranks();
        last = block;
        return { number, rank, order: orders() };
      });
      return placed.sort((a, b) => a.rank - b.rank || a.order - b.order).map(({ number }) => number);
    });
  };

  /**
   * Which records have a chosen value in every facet that is in use; `without` one facet.
   * @type {(facets: Record<string, string[]>, without?: string) => Promise<(number: number) => boolean>}
   */
  const chosen = async (facets, without) => {
    const used = Object.entries(facets).filter(([name, values]) => values.length && name !== without);
    const tests = await Promise.all(used.map(async ([name, values]) => {
      const { values: known, of } = await facet(name);
      const ids = new Set(known.flatMap((value, id) =>
        (values.some((one) => one === value || one === Query.short(name, value)) ? [id] : [])));
      return (/** @type {number} */ number) => (of.get(number) ?? []).some((id) => ids.has(id));
    }));
    return (number) => tests.every((test) => test(number));
  };

  /**
   * Gives likelihoods that an address names by their term alone the range that the index has with it.
   * @type {(facets: Record<string, string[]>) => Promise<void>}
   */
  const complete = async (facets) => {
    const terms = facets.likelihood ?? [];
    if (!terms.length || terms.every((term) => term.endsWith(")"))) return;
    const { values } = await facet("likelihood");
    facets.likelihood = terms.map((term) => values.find((one) => Query.short("likelihood", one) === term) ?? term);
  };

  /**
   * How often each value of some facets occurs in what has the words. In a facet that is in use, the values that are
   * not chosen are counted as if none were, for choosing one more finds more.
   * @type {(records: number[], facets: Record<string, string[]>, names: string[]) => Promise<Counts>}
   */
  const count = async (records, facets, names) => Object.fromEntries(await Promise.all(names.map(async (name) => {
    const [{ values, of }, fits] = await Promise.all([facet(name), chosen(facets, name)]);
    /** @type {Record<string, number>} */
    const counts = Object.create(null);
    for (const number of records) {
      if (!fits(number)) continue;
      for (const id of of.get(number) ?? []) {
        const value = /** @type {string} */ (values[id]);
        counts[value] = (counts[value] ?? 0) + 1;
      }
    }
    return [name, counts];
  })));

  return Object.freeze({ listed, chosen, complete, count });
})();
