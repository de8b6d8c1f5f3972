/* One result of a search: what it is, its title, where the words stand in it, and what the desk says of it. */
const Hits = (() => {
  "use strict";
  const { make, say } = Page;
  const [BEFORE, AFTER] = [8, 32]; // words of an excerpt around the first that was found

  /** @type {Record<string, string | undefined>} */
  const SIGNS = { [say("find-reported")]: "❝", [say("find-judged")]: "◆", [say("find-assumed")]: "≈" };

  /**
   * A text with its words, and which of them were found: by themselves, or as part of a phrase.
   * @type {(text: string, found: Found) => Seen}
   */
  const seen = (text, { keys, phrases }) => {
    const flat = text.normalize("NFC");
    const words = Words.of(flat);
    const places = new Set(words.flatMap(({ form }, at) => (keys.has(form) ? [at] : [])));
    const together = phrases.filter((phrase) => {
      const starts = words.flatMap((_, at) =>
        (phrase.every(({ form }, step) => words[at + step]?.form === form) ? [at] : []));
      for (const start of starts) phrase.forEach((_, step) => places.add(start + step));
      return starts.length;
    });
    return { flat, words, places, together: together.length };
  };

  /* Whether every phrase stands together somewhere in a record. */
  const holds = async (/** @type {number} */ number, /** @type {Found} */ found) => {
    const [card, texts] = await Promise.all([Index.card(number), Index.texts(number)]);
    return found.phrases.every((phrase) =>
      [card?.title ?? "", ...texts].some((text) => seen(text, { ...found, phrases: [phrase] }).together));
  };

  /** @type {(one: Seen, from?: number, to?: number) => (Node | string)[]} */
  const marked = ({ flat, words, places }, from = 0, to = words.length) => {
    const out = [];
    let at = from ? words[from]?.from ?? 0 : 0;
    for (let place = from; place < to; place += 1) {
      const word = words[place];
      if (!word || !places.has(place)) continue;
      out.push(flat.slice(at, word.from), make("mark", {}, flat.slice(word.from, word.to)));
      at = word.to;
    }
    return [...out, flat.slice(at, to < words.length ? words[to - 1]?.to : flat.length)];
  };

  /* The text that has most of what was looked for, around the first place. */
  const excerpt = (/** @type {string[]} */ texts, /** @type {Found} */ found) => {
    const most = (/** @type {Seen} */ one) =>
      one.together * 100 + new Set([...one.places].map((place) => one.words[place]?.form)).size;
    const [best] = texts.map((text) => seen(text, found)).filter(({ places }) => places.size)
      .sort((one, other) => most(other) - most(one));
    if (!best) return null;
    const first = Math.min(...best.places);
    const [from, to] = [Math.max(0, first - BEFORE), Math.min(best.words.length, first + AFTER)];
    return make("p", { class: "br-hit__excerpt", dir: "auto" },
      from ? "… " : "", ...marked(best, from, to), to < best.words.length ? " …" : "");
  };

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

  const facts = (/** @type {Card["facts"]} */ of) => {
    const [, term, range = ""] = (of.likelihood ?? "").match(/^(.*) \(([^()]*)\)$/) ?? [];
    const strong = (/** @type {string} */ text) => make("strong", {}, text);
    const told = (/** @type {string} */ key, /** @type {string | undefined} */ text) =>
      (text ? make("span", {}, `${say(key)} `, strong(text)) : null);
    const plain = (/** @type {string | undefined} */ text) => (text ? make("span", { dir: "auto" }, text) : null);
    return [
      term ? make("span", {}, `${say("find-likelihood")} `, strong(term), ` ${range} `, bar(range)) : null,
      told("find-confidence", of.confidence), told("find-turned-out", of.outcome), told("find-due", of.due),
      plain(of.category), plain(of.remarks), plain(of.by), plain(of.briefing), plain(of.when),
    ];
  };

  const sort = (/** @type {Card["facts"]} */ of) => make("p", { class: "br-hit__sort" },
    of.kind ? make("span", { class: "kind" },
      make("span", { "aria-hidden": "true" }, SIGNS[of.kind] ?? ""), ` ${of.kind}`) : null,
    make("span", {}, of.what ?? ""),
    of.archived ? make("span", {}, of.archived) : null);

  /* Whether an excerpt tells more than the title: for a phrase, and where the title has none of the words. */
  const wants = (/** @type {Hit} */ hit, /** @type {Card} */ card, /** @type {Found} */ found) =>
    found.phrases.length > 0 || (hit.inTexts && !seen(card.title, found).places.size);

  /** @type {(card: Card, texts: string[], found: Found) => Element} */
  const item = (card, texts, found) => make("li", { class: "br-hit" },
    sort(card.facts),
    make("a", { class: "br-hit__title", href: new URL(card.to, Page.home).href, dir: "auto" },
      ...marked(seen(card.title, found))),
    excerpt(texts, found),
    make("p", { class: "br-hit__facts" }, ...facts(card.facts)));

  return Object.freeze({ holds, wants, item });
})();
