/* The files of the index, read as generator/briefing_room/search/ writes them. Nothing is loaded before it is asked
   for, and each file once. */
const Index = (() => {
  "use strict";

  const ROOM = 64; // records in a block
  const BASE = 46;
  const folder = new URL("assets/search/", Page.home);

  const VALUES = new Map([...Array(94).keys()].map((at) => String.fromCharCode(32 + at))
    .filter((letter) => letter !== "\"" && letter !== "\\").map((letter, value) => [letter, value]));

  /**
   * Numbers that were written as letters.
   * @type {(letters: string) => () => number}
   */
  const reader = (letters) => {
    let at = 0;
    return () => {
      let value = 0;
      for (let times = 1; ; times *= BASE) {
        const digit = VALUES.get(letters[at++] ?? "") ?? 0;
        value += (digit % BASE) * times;
        if (digit < BASE) return value;
      }
    };
  };

  /* Letters of any script in the name of a file. */
  const named = (/** @type {string} */ sort, /** @type {string} */ key) =>
    `${sort}-${[...key].map((letter) => (letter.codePointAt(0) ?? 0).toString(36)).join("-")}`;

  /** @type {(address: string, options?: RequestInit) => Promise<any>} */
  const load = async (address, options) => {
    // eslint-disable-next-line no-restricted-globals -- a file of this site; nothing that was typed is in its address
    const answer = await fetch(new URL(address, folder), options);
    if (!answer.ok) throw new Error(address);
    return answer.json();
  };

  /** @type {Promise<First> | null} */
  let first = null;
  /** @returns {Promise<First>} */
  const open = () => {
    first ??= load("index.json", { cache: "no-cache" });
    first.catch(() => { first = null; });
    return first;
  };

  /** @type {Map<string, Promise<any>>} */
  const kept = new Map();

  /**
   * What a reading makes of a file. The address names the state of the index, so that no browser mixes two states.
   * @template Value
   * @param {string} name
   * @param {(file: any) => Value} read
   * @returns {Promise<Value>}
   */
  const file = async (name, read) => {
    const { state } = await open();
    const known = kept.get(name) ?? load(`${name}.json?${state}`).then(read);
    kept.set(name, known);
    known.catch(() => kept.delete(name));
    return known;
  };

  /* Numbers of which each is a letter. */
  const single = (/** @type {string} */ letters) => {
    let at = 0;
    return () => VALUES.get(letters[at++] ?? "") ?? 0;
  };

  /** @type {(letters: string[]) => Columns} */
  const columns = (letters) => /** @type {Columns} */ (letters.map((one, at) => (at < 2 ? reader : single)(one)));

  /** @type {(blocks: number, columns: Columns) => Posting[]} */
  const postings = (blocks, [block, many, slot, count]) => {
    const found = [];
    for (let number = -1, left = blocks; left; left -= 1) {
      number += block() + 1;
      for (let inside = -1, records = many() + 1; records; records -= 1) {
        inside += slot() + 1;
        const told = count();
        found.push({ number: number * ROOM + inside, count: told >> 1, inTexts: told % 2 });
      }
    }
    return found;
  };

  /** @type {(text: string) => string[]} */
  const fronted = (text) => {
    let last = "";
    return text.split("\n").map((line) => {
      last = last.slice(0, VALUES.get(line[0] ?? "") ?? 0) + line.slice(1);
      return last;
    });
  };

  /** @type {(file: any) => Entry[]} */
  const entries = (read) => {
    const large = new Set(read.l);
    const stems = read.s.split("\n");
    const blocks = reader(read.n);
    const next = columns(read.p);
    return fronted(read.f).map((key, at) => ({
      key,
      stems: stems[at].split(",").filter(Boolean).map((/** @type {string} */ ending) =>
        key.slice(0, key.length - (VALUES.get(ending[0] ?? "") ?? 0)) + ending.slice(1)),
      see: read.x[at] ?? [],
      large: large.has(at),
      records: postings(blocks(), next),
    }));
  };

  /* The file in which a key stands: the last that begins before it. */
  const before = (/** @type {string[]} */ starts, /** @type {string} */ key) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (/** @type {string} */ (starts[middle]) <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const MOST = 3; // files with what begins alike

  /**
   * The entries of the files in which words with this beginning stand.
   * @type {(sort: "words" | "mirrors", beginning: string) => Promise<any[]>}
   */
  const around = async (sort, beginning) => {
    const starts = (await open())[sort];
    const from = before(starts, beginning);
    const to = Math.min(before(starts, `${beginning}\uffff`), from + MOST - 1);
    const names = starts.slice(from, to + 1).map((start) => named(sort === "words" ? "w" : "m", start));
    /** @type {(file: any) => any[]} */
    const read = sort === "words" ? entries : (one) => fronted(one.f);
    return (await Promise.all(names.map((name) => file(name, read)))).flat();
  };

  /** @type {(key: string) => Promise<Entry[]>} */
  const near = async (key) => {
    const { words } = await open();
    return file(named("w", words[before(words, key)] ?? ""), entries);
  };

  /** @type {(key: string) => Promise<Entry | undefined>} */
  const entry = async (key) => (await near(key)).find((one) => one.key === key);

  /** @type {(one: Entry) => Promise<Posting[]>} */
  const records = async (one) => (one.large
    ? file(named("l", one.key), ([blocks, ...letters]) => postings(blocks, columns(letters))) : one.records);

  /* The file of a record's title, or of its texts. */
  const home = async (/** @type {"h" | "t"} */ sort, /** @type {number} */ number) => {
    const { cards } = await open();
    return `${sort}-${Math.floor(Math.floor(number / ROOM) * cards[sort] / cards.room)}`;
  };

  const said = async (/** @type {"h" | "t"} */ sort, /** @type {number} */ number) =>
    (await file(await home(sort, number), (read) => new Map(read.map((/** @type {any[]} */ one) => [one[0], one]))))
      .get(number) ?? [];

  /** @type {(number: number) => Promise<Card | undefined>} */
  const card = async (number) => {
    const [found, to, title, facts] = await said("h", number);
    return found === undefined ? found : { to, title, facts };
  };

  /** @type {(number: number) => Promise<string[]>} */
  const texts = async (number) => (await said("t", number))[1] ?? [];

  return Object.freeze({ ROOM, reader, open, file, around, near, entry, records, home, card, texts });
})();
