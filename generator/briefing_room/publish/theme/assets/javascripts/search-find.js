/* What is found: the records that have all words, the best first; where there is none, those that have most. */
const Find = (() => {
  "use strict";

  /** @type {Omit<Found, "hits">} */
  const NOTHING = { lost: [], slips: [], keys: new Set(), phrases: [], whole: Infinity, partly: false };
  const HINT = 0.8;
  const CALLED = 1000; // who types all that a thing is called finds it first

  /** @type {(group: Group, count: number) => number} */
  const rarity = (group, count) => Math.log(1 + (count - group.records.size + 0.5) / (group.records.size + 0.5));

  /**
   * The records that have all groups. To a question in plain words, and where nothing has all, those that have most,
   * by how much of what was asked they have. A hint only adds to what was found otherwise.
   * @type {(groups: Group[], hints: Group[], count: number, asks: boolean) => { hits: Hit[], whole: number }}
   */
  const ranked = (groups, hints, count, asks) => {
    /** @type {Map<number, { score: number, many: number, share: number }>} */
    const all = new Map();
    const weights = groups.map((group) => rarity(group, count));
    const sum = weights.reduce((before, weight) => before + weight, 0);
    groups.forEach(({ records }, at) => {
      const weight = weights[at] ?? 0;
      for (const [number, worth] of records) {
        const one = all.get(number) ?? { score: 0, many: 0, share: 0 };
        all.set(number, one);
        one.score += weight * worth;
        one.many += 1;
        one.share += weight;
      }
    });
    for (const hint of hints) {
      const weight = HINT * rarity(hint, count);
      for (const [number, one] of all) one.score += weight * (hint.records.get(number) ?? 0);
    }
    const musts = groups.filter(({ must }) => must);
    const fitting = [...all].filter(([number]) => musts.every(({ records }) => records.has(number)));
    const every = fitting.filter(([, { many }]) => many === groups.length);
    const most = musts.length < groups.length && (asks || !every.length);
    const half = Math.max(1, Math.ceil(groups.length / 2));
    const left = most ? fitting.filter(([, { many }]) => many >= half) : every;
    const part = (/** @type {number} */ share) => (most ? (share / sum) ** 2 : 1);
    const hits = left.map(([number, { score, share }]) => ({ number, score: score * part(share),
      inTexts: groups.some(({ inTexts }) => inTexts.has(number)) }));
    return { hits, whole: every.length };
  };

  /** @type {(words: Word[]) => Promise<number[]>} */
  const called = async (words) => {
    const { passing } = await Index.open();
    const one = words.length ? await Index.entry(Words.whole(words.map(({ form }) => form), "=", passing)) : undefined;
    return one ? (await Index.records(one)).map(({ number }) => number) : [];
  };

  /**
   * What has the words that were typed: every record, the best first.
   * @type {(typed: string) => Promise<Found>}
   */
  const words = async (typed) => {
    const { count } = await Index.open();
    const { phrases, loose } = Query.parts(typed);
    const [{ groups, hints, lost, slips, asks }, stricts, wholes] = await Promise.all([
      Groups.loose(loose), Promise.all(phrases.map(Groups.strict)), phrases.length ? [] : called(loose)]);
    const all = [...groups, ...stricts.flat()];
    const { hits, whole } = all.length ? ranked(all, hints, count, asks) : { hits: [], whole: 0 };
    const known = new Map(hits.map((hit) => [hit.number, hit]));
    for (const number of wholes) {
      const hit = known.get(number) ?? { number, score: 0, inTexts: false };
      hit.score += CALLED;
      known.set(number, hit);
    }
    const sorted = [...known.values()].sort((a, b) => b.score - a.score || a.number - b.number);
    const keys = new Set(all.flatMap((group) => (group.must ? [] : [...group.keys])));
    const named = wholes.length > 0;
    return { hits: sorted, lost: named ? [] : lost, slips: named ? [] : slips, keys, phrases, partly: false,
      whole: named ? sorted.length : whole };
  };

  const LOOKED = 40; // blocks that are looked into for a phrase

  /* What has every phrase as it stands. */
  const together = async (/** @type {Found} */ found) => {
    if (!found.phrases.length) return found;
    const files = new Set();
    const near = found.hits.filter(({ number }) => files.add(Math.floor(number / Index.ROOM)).size <= LOOKED);
    const holds = await Promise.all(near.map(({ number }) => Hits.holds(number, found)));
    const hits = near.filter((_, at) => holds[at]);
    return { ...found, hits, whole: hits.length, partly: near.length < found.hits.length };
  };

  /** @returns {Promise<Found>} every record, as pages list them */
  const everything = async () => (
    { ...NOTHING, hits: (await Narrow.listed()).map((number) => ({ number, score: 0, inTexts: false })) });

  /**
   * What is found, and how often each value of some facets occurs in it.
   * @type {(asked: Asked, names: string[]) => Promise<{ found: Found, counts: Counts }>}
   */
  const all = async (asked, names) => {
    await Narrow.complete(asked.facets);
    const found = await together(asked.q.trim() ? await words(asked.q) : await everything());
    const fits = await Narrow.chosen(asked.facets);
    const counts = found.partly ? {} : await Narrow.count(found.hits.map(({ number }) => number), asked.facets, names);
    return { found: { ...found, hits: found.hits.filter(({ number }) => fits(number)) }, counts };
  };

  return Object.freeze({ all });
})();
