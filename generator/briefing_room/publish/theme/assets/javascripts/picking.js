/* Words of a source as an entry of evidence. The program has asked its rules of each word and told the answers in
   numbers (analysis/picking.py); here they are added up. No page is needed, so that the same cases try both. */
const Picking = (() => {
  "use strict";
  const MOST_BESIDE = 12; // words of a prefix or a suffix
  const flat = (/** @type {string} */ text) => text.replace(/\s+/g, " ").trim();

  /** @type {PickedWord} */
  const NONE = {
    block: -1, text: "", where: "", from: 0, to: 0, once: 99, before: 0, behind: 0, least: 0, apart: true,
  };

  /** @type {(texts: PickedText[]) => PickedWord[]} */
  const read = (texts) => texts.flatMap(({ text, numbers, where }, block) => {
    let at = 0;
    return numbers.split(" ").map((row) => {
      const [length = 0, skip = 1, once = 0, before = 0, behind = 0, least = 1, apart = 0] = row.split(",").map(Number);
      const from = at + skip;
      at = from + length;
      return { block, text, where, from, to: at, once, before, behind, least, apart: apart > 0 };
    });
  });

  /* What is shown from a word to an offset in the text of another, paragraphs joined. */
  /** @type {(words: PickedWord[], end: number) => string} */
  const joined = (words, end) => {
    const last = words.at(-1)?.block;
    const parts = words.flatMap(({ block, text, from }, at) => {
      if (at && words[at - 1]?.block === block) return [];
      const opens = at ? /\S*$/.exec(text.slice(0, from))?.[0].length ?? 0 : 0; // a bracket or a quotation mark
      return text.slice(from - opens, block === last ? end : text.length);
    });
    return flat(parts.join(" "));
  };

  /* Words made longer until nothing is cut off; none where that would need what is not shown. */
  /** @type {(words: PickedWord[], first: number, last: number) => [number, number] | null} */
  const whole = (words, first, last) => {
    const word = (/** @type {number} */ at) => words[at] ?? NONE;
    let [from, to] = [first, last];
    for (let old = ""; old !== `${from} ${to}`;) {
      old = `${from} ${to}`;
      if (to - from < word(from).least) {
        if (!word(to + 1).apart) to += 1;
        else if (!word(from).apart) from -= 1;
      }
      from -= word(from).before;
      to += word(to).behind;
    }
    return words.slice(from + 1, to + 1).some((one) => one.apart) ? null : [from, to];
  };

  /* The fewest words before, else behind, with which the words stand once in the source. */
  /** @type {(words: PickedWord[], first: number, last: number) => Record<string, string> | null} */
  const settled = (words, first, last) => {
    const word = (/** @type {number} */ at) => words[at] ?? NONE;
    const isEnough = (/** @type {number} */ from, /** @type {number} */ to) => to - from >= word(from).once;
    const shown = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ end) =>
      joined(words.slice(from, to + 1), end);
    if (isEnough(first, last)) return {};
    for (let at = first; first - at < MOST_BESIDE && !word(at).apart; at -= 1) {
      if (isEnough(at - 1, last)) return { prefix: shown(at - 1, first, word(first).from) };
    }
    for (let at = last + 1; at <= last + MOST_BESIDE && !word(at).apart; at += 1) {
      const quote = shown(first, last, word(last).to);
      if (isEnough(first, at)) return { suffix: shown(first, at, word(at).to).slice(quote.length).trim() };
    }
    return null;
  };

  const yaml = (/** @type {string} */ text) => (text.includes('"') && !text.includes("\\")
    ? `'${text.replaceAll("'", "''")}'` : `"${text.replace(/[\\"]/g, "\\$&")}"`);

  /* The entry for words: what is copied, its words, and whether more was taken along; or the key of what is missing. */
  /** @type {(words: PickedWord[], range: [number, number], source: PickedSource) => PickedEntry} */
  const entry = (words, [first, last], { id, translated }) => {
    const range = whole(words, first, last);
    if (!range) return { missing: "pick-half" };
    const [from, to] = range;
    const beside = settled(words, from, to);
    if (!beside) return { missing: "pick-twice" };
    const quote = joined(words.slice(from, to + 1), words[to]?.to ?? 0);
    const more = from < first || to > last;
    const where = words[from]?.where;
    const rows = where ? [`in: ${where}`] : [];
    rows.push(...Object.entries(beside).map(([key, text]) => `${key}: ${yaml(text)}`));
    if (translated) rows.push(`# translation: the same words in ${translated}`);
    const long = [`- quote: ${yaml(quote)}`, `source: ${id}`, ...rows].join("\n  ");
    return { text: `${rows.length ? long : `- ${id}: ${yaml(quote)}`}\n`, quote, more };
  };

  return Object.freeze({ read, entry });
})();
