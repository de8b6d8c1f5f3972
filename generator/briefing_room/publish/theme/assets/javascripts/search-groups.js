/* What was typed, word by word: for each, or for each name, the records that have what it means. */
const Groups = (() => {
  "use strict";

  /** @type {(meanings: Meaning[], words: Word[], must?: boolean) => Promise<Group>} */
  const gather = async (meanings, words, must = false) => {
    /** @type {Map<number, number>} */
    const records = new Map();
    const inTexts = new Set();
    const keys = new Set([...meanings.map(({ key }) => key.replace("~", "")), ...words.map(({ form }) => form)]);
    await Promise.all(meanings.map(async ({ key, worth }) => {
      const one = await Index.entry(key);
      for (const posting of one ? await Index.records(one) : []) {
        records.set(posting.number, Math.max(records.get(posting.number) ?? 0, posting.count * worth));
        if (posting.inTexts) inTexts.add(posting.number);
      }
    }));
    return { records, keys, must, inTexts };
  };

  /* A word as it stands, and as one that only holds a sentence together. */
  const bare = (/** @type {Word} */ { form }) => [{ key: form, worth: 1 }, { key: `~${form}`, worth: 1 }];

  /**
   * The words that are no mere part of a sentence; all, where there are no others.
   * @type {(words: Word[]) => Promise<Set<Word>>}
   */
  const telling = async (words) => {
    const { passing, phrases } = await Index.open();
    const asks = new Set(phrases.flatMap((phrase) => {
      const parts = phrase.split(" ");
      const at = words.findIndex((_, from) => parts.every((part, step) => words[from + step]?.form === part));
      return at < 0 ? [] : words.slice(at, at + parts.length);
    }));
    return new Set(words.filter((word) => !asks.has(word) && (word.named || !passing.includes(word.form))));
  };

  /**
   * One word with all that it means; else the word that was meant by it.
   * @type {(word: Word, answer: Answer) => Promise<Group[]>}
   */
  const single = async (word, { lost, slips }) => {
    const meanings = await Meant.of(word);
    if (meanings.length) return [await gather(meanings, [word])];
    const meant = await Meant.slip(word.form);
    if (!meant) {
      lost.push(word.form);
      return [];
    }
    slips.push({ typed: word.form, meant });
    return [await gather(await Meant.of({ ...word, form: meant }), [])];
  };

  /**
   * What was typed outside quotation marks.
   * @type {(words: Word[]) => Promise<Answer>}
   */
  const loose = async (words) => {
    const left = await telling(words);
    /** @type {Answer} */
    const answer = { groups: [], hints: [], lost: [], slips: [], asks: left.size < words.length };
    if (!left.size) {
      const all = await Promise.all(words.map((word) => gather(bare(word), [word])));
      answer.groups = all.filter(({ records }) => records.size);
      if (!answer.groups.length) answer.lost = words.map(({ form }) => form);
      return answer;
    }
    const { asking } = await Index.open();
    const asked = words.filter((word) => !left.has(word) && asking.includes(word.form));
    answer.hints = await Promise.all(asked.map((word) => gather(bare(word).slice(1), [])));
    for (let at = 0; at < words.length; at += 1) {
      const word = /** @type {Word} */ (words[at]);
      const name = await Meant.name(words, at, left);
      if (name) {
        const own = name.many === 1 ? await Meant.of(word) : [];
        answer.groups.push(await gather([...name.meanings, ...own], words.slice(at, at + name.many)));
        at += name.many - 1;
      } else if (left.has(word)) {
        answer.groups.push(...await single(word, answer));
      }
    }
    return answer;
  };

  /**
   * The words of a phrase, each as it stands. That they stand together is seen in the texts.
   * @type {(phrase: Word[]) => Promise<Group[]>}
   */
  const strict = async (phrase) => {
    const left = await telling(phrase);
    const words = left.size ? [...left] : phrase;
    return Promise.all(words.map((word) => gather(left.size ? bare(word).slice(0, 1) : bare(word), [word], true)));
  };

  return Object.freeze({ loose, strict });
})();
