// Shapes that the site's scripts hand to each other, and what they use of Pagefind.

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

/** What was typed, parted. */
interface Parts {
  phrases: string[];
  loose: string[];
}

type Chosens = Record<string, { any: string[] }>;
type Counts = Record<string, Record<string, number> | undefined>;

interface Answer {
  found: Found[];
  counts: Counts | null;
}

/** A word of a text, with what stands before it. */
interface Word {
  gap: string;
  text: string;
}

interface Found {
  id: string;
  words: number[];
  data: () => Promise<Fragment>;
}

interface Fragment {
  url: string;
  raw_url?: string;
  content: string;
  meta: { title: string };
  filters: Record<string, string[]>;
}

interface Pagefind {
  search: (query: string | null, options?: object) => Promise<{ results: Found[]; filters: Counts }>;
  filters: () => Promise<Counts>;
}
