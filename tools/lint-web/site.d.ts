// Shapes that the site's scripts hand to each other.

/** What the reader chose; `first.js` reads it before the first paint. */
interface Chosen {
  scheme: string;
  size: string;
  marks: boolean;
  keys: boolean;
}

/** A piece of a page that may be new or changed since the last visit. */
interface Piece {
  id: string;
  element: Element;
  text: string;
}

/** The fingerprints of a page's pieces, by id. */
type Prints = Record<string, string>;

/** A column of a register; without a key nothing sorts by it. */
interface Column {
  head: HTMLTableCellElement;
  index: number;
  key: string | undefined;
  name: string;
}

interface Row {
  row: HTMLTableRowElement;
  text: string;
  cells: { value: string; order: string }[];
}

interface Choice {
  column: Column;
  select: HTMLSelectElement;
}

/** What is searched: what was typed, and the values chosen in each facet. */
interface Asked {
  q: string;
  facets: Record<string, string[]>;
}

/** A word of a text: as it is compared, whether its capitals make it a name, where it stands, and whether its script
 * puts no space beside it. */
interface Word {
  form: string;
  named: boolean;
  from: number;
  to: number;
  tight: boolean;
}

/** What was typed, parted. */
interface Parts {
  phrases: Word[][];
  loose: Word[];
}

type Counts = Record<string, Record<string, number> | undefined>;

/** The file of the index that is loaded first. */
interface First {
  state: string;
  count: number;
  cards: Record<"room" | "h" | "t", number>;
  words: string[];
  mirrors: string[];
  facets: string[];
  endings: string[];
  passing: string[];
  asking: string[];
  phrases: string[];
}

/** How much a word counts in a record, and whether it stands in its texts. */
interface Posting {
  number: number;
  count: number;
  inTexts: number;
}

/** Numbers of blocks, how many records in each, their numbers there, and how much the word counts in each. */
type Columns = [() => number, () => number, () => number, () => number];

/** A word of the index. */
interface Entry {
  key: string;
  stems: string[];
  see: string[];
  large: boolean;
  records: Posting[];
}

/** What a word that was typed stands for, and how much that is worth. */
interface Meaning {
  key: string;
  worth: number;
}

/** The records that have what some words of a query mean, with how much it counts there. */
interface Group {
  records: Map<number, number>;
  keys: Set<string>;
  must: boolean;
  inTexts: Set<number>;
}

/** What was typed as groups, what only hints at what is meant, the words that stand nowhere, and those that were
 * mistyped; and whether it was typed as a sentence. */
interface Answer {
  groups: Group[];
  hints: Group[];
  asks: boolean;
  lost: string[];
  slips: Slip[];
}

interface Slip {
  typed: string;
  meant: string;
}

interface Hit {
  number: number;
  score: number;
  inTexts: boolean;
}

/** What was found, and what is to be said of it. */
interface Found {
  hits: Hit[];
  lost: string[];
  slips: Slip[];
  keys: Set<string>;
  phrases: Word[][];
  whole: number;
  partly: boolean;
}

interface Facet {
  values: string[];
  of: Map<number, number[]>;
}

/** A text with its words, and the places of those that were found. */
interface Seen {
  flat: string;
  words: Word[];
  places: Set<number>;
  together: number;
}

/** What is shown of a record. */
interface Card {
  to: string;
  title: string;
  facts: Record<string, string | undefined>;
}

/** A text of a source as it is shown, and what the program says of its words. */
interface PickedText {
  text: string;
  numbers: string;
  where: string;
}

/** A word of it: where it stands, and how many words a quote needs that begins or ends there (analysis/picking.py). */
interface PickedWord {
  block: number;
  text: string;
  where: string;
  from: number;
  to: number;
  once: number;
  before: number;
  behind: number;
  least: number;
  apart: boolean;
}

/** Whose words they are, and the desk's language where the source has another one. */
interface PickedSource {
  id: string;
  translated: string;
}

/** What is copied for some words; or what is missing, as the key of words. */
interface PickedEntry {
  text?: string;
  quote?: string;
  more?: boolean;
  missing?: string;
}
