/* What a word that was typed stands for: words of the index, each with how much it is worth. */
const Meant = (() => {
  "use strict";

  const [SAME, INFLECTED, BEGUN, NAMED] = [1, 0.85, 0.6, 0.9];
  const BEGUN_MOST = 40;
  const LEAST = 4; // letters of a word in which a slip is looked for
  const WORD = /^[^ =~@]+$/;

  /** @type {(key: string, worth: number) => Meaning} */
  const meaning = (key, worth) => ({ key, worth });

  /** @type {(one: Entry, all: Entry[], worth: number) => Meaning[]} */
  const forms = (one, all, worth) => [
    meaning(one.key, worth),
    ...all.filter((other) => other !== one && other.stems.some((stem) => one.stems.includes(stem)))
      .map((other) => meaning(other.key, worth * INFLECTED)),
    ...one.see.map((key) => meaning(key, worth * (key.startsWith("@") ? NAMED : INFLECTED))),
  ];

  /* Words whose stem is left of this one when it loses an ending that words of this site have. */
  const inflected = async (/** @type {string} */ form) => {
    const { endings } = await Index.open();
    const fitting = endings.filter((ending) => form.endsWith(ending)).sort((a, b) => a.length - b.length);
    for (const ending of ["", ...fitting]) {
      const stem = form.slice(0, form.length - ending.length);
      if (stem.length < (/^[가-힣]/.test(stem) ? 2 : 3)) continue;
      const all = await Index.near(stem);
      const same = all.filter((one) => one.stems.includes(stem) || (one.key === stem && one.see.length));
      if (same.length) return same.flatMap((one) => forms(one, all, INFLECTED));
    }
    return [];
  };

  /**
   * What is meant by one word: it, its other forms and names; else what begins so; else what has its stem.
   * @type {(word: Word) => Promise<Meaning[]>}
   */
  const of = async ({ form }) => {
    const all = await Index.near(form);
    const one = all.find(({ key }) => key === form);
    if (one) return forms(one, all, SAME);
    if (form.length > 1 && !/^\d/.test(form)) {
      const begun = (await Index.around("words", form)).filter(({ key }) => key.startsWith(form) && WORD.test(key));
      if (begun.length) return begun.slice(0, BEGUN_MOST).map(({ key }) => meaning(key, BEGUN));
    }
    return inflected(form);
  };

  /* Whether one letter is missing, too many, another, or two stand in each other's place. */
  const isSlip = (/** @type {string} */ one, /** @type {string} */ other) => {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    const [rest, there] = [one.slice(at), other.slice(at)];
    return rest.slice(1) === there || rest === there.slice(1) || rest.slice(1) === there.slice(1)
      || (rest.slice(2) === there.slice(2) && rest[0] === there[1] && rest[1] === there[0]);
  };

  const turned = (/** @type {string} */ word) => [...word].reverse().join("");

  /**
   * The word that was meant by a mistyped one: the commonest of those that differ in one place.
   * @type {(form: string) => Promise<string | undefined>}
   */
  const slip = async (form) => {
    if (form.length < LEAST || !/^\p{L}+$/u.test(form)) return undefined;
    const half = Math.floor(form.length / 2);
    const [ahead, behind] = await Promise.all([
      Index.around("words", form.slice(0, form.length - half)),
      Index.around("mirrors", turned(form).slice(0, half)),
    ]);
    const near = new Set([...ahead.map(({ key }) => key), ...behind.map(turned)]
      .filter((key) => /^\p{L}+$/u.test(key) && isSlip(form, key)));
    let best = { many: 0, key: /** @type {string | undefined} */ (undefined) };
    for (const key of [...near].slice(0, 8)) {
      const one = await Index.entry(key);
      const many = one ? (await Index.records(one)).length : 0;
      if (many > best.many) best = { many, key };
    }
    return best.key;
  };

  /**
   * The meanings of the longest name that begins here and tells something, and how many words it takes.
   * @type {(words: Word[], at: number, left: Set<Word>) => Promise<{ many: number, meanings: Meaning[] } | null>}
   */
  const name = async (words, at, left) => {
    const { passing } = await Index.open();
    for (let many = Math.min(6, words.length - at); many; many -= 1) {
      const some = words.slice(at, at + many);
      const fits = some.some((word) => left.has(word))
        && some.every((word) => left.has(word) || passing.includes(word.form));
      const one = fits ? await Index.entry(Words.whole(some.map(({ form }) => form), " ", passing)) : undefined;
      if (one?.see.length) return { many, meanings: one.see.map((other) => meaning(other, NAMED)) };
    }
    return null;
  };

  return Object.freeze({ of, slip, name });
})();
