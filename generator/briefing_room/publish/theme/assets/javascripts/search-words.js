/* The words of a text as search compares them, in the same way as generator/briefing_room/search/letters.py. */
const Words = (() => {
  "use strict";

  const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3041-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff" +
    "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const LETTER = `(?![${UNSPACED}])\\p{L}`;
  const WORD = new RegExp(`\\d{4}-\\d\\d-\\d\\d(?!\\d)|(?:${LETTER}\\.){2,}(?:${LETTER})?(?![\\p{L}\\p{N}_.])` +
    `|\\d+(?:[.,]\\d+)+|[${UNSPACED}]|(?![${UNSPACED}])[\\p{L}\\p{N}](?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])*`, "gu");
  const LETTERS = new RegExp(`[${UNSPACED}]`, "u");
  const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
  /** @type {Record<string, string | undefined>} */
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ",
    آ: "ا", أ: "ا", إ: "ا", ٱ: "ا", ى: "ي" };
  const LONGEST = 40;

  const plain = (/** @type {string} */ text) =>
    text.replace(/[ßæœøłđðþıςآأإٱى]/g, (letter) => PLAIN[letter] ?? letter);

  const fold = (/** @type {string} */ written) => {
    let flat = plain(written.toLowerCase().normalize("NFKD")).replace(MARKS, "").normalize("NFKC");
    flat = plain(flat.toLowerCase());
    if (!/^\d/.test(flat)) flat = flat.replace(/\./g, "");
    return [...flat.replace(/,(?=\d{3}(?!\d))/g, "")].slice(0, LONGEST).join("");
  };

  /**
   * The words of a text, each with where it begins and ends in the text as it is normalized here.
   * @type {(text: string) => Word[]}
   */
  const of = (text) => {
    const shouted = text.toUpperCase() === text;
    return [...text.matchAll(WORD)].map((match) => {
      const letters = match[0].replace(/\./g, "");
      const named = !shouted && /^\p{Lu}{2,5}$/u.test(letters);
      return { form: fold(match[0]), named, from: match.index, to: match.index + match[0].length,
        tight: LETTERS.test(match[0]) };
    }).filter(({ form }) => form);
  };

  /**
   * As whole_key in letters.py.
   * @type {(forms: string[], mark: string, passing: string[]) => string}
   */
  const whole = (forms, mark, passing) => {
    const telling = forms.filter((form) => !passing.includes(form));
    const [longest] = [...(telling.length ? telling : forms)].sort((one, other) => other.length - one.length);
    let hash = 0x811c9dc5;
    const text = forms.join(" ");
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return longest + mark + (hash >>> 0).toString(36);
  };

  return Object.freeze({ of, whole });
})();
