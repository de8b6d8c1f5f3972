/* The facets by which a search is narrowed, with how often each value occurs in what is found. */
class Facets {
  static #SOME = 8; // values of a facet shown at once

  /** @type {Asked} */
  #asked;
  /** @type {() => void} */
  #changed;
  /** @type {() => void} */
  #opened;
  #element = Page.make("div", { class: "br-find__facets" });
  /** @type {Set<string>} */
  #open = new Set(); // which the reader opened, and with a hyphen before them, which were closed

  /**
   * What is asked is one value for the whole search, which a choice changes before it tells.
   * @param {Asked} asked
   * @param {() => void} changed
   * @param {() => void} opened is told when a facet was opened, whose values are counted only then
   */
  constructor(asked, changed, opened) {
    this.#asked = asked;
    this.#changed = changed;
    this.#opened = opened;
  }

  /* The facets that are open, of those that the index has. */
  get open() {
    return Query.FACETS.filter((name) => this.#isOpen(name));
  }

  get element() {
    return this.#element;
  }

  /**
   * @param {readonly string[]} names
   * @param {Counts} counts of those that are open
   */
  show(names, counts) {
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const focused = active && active.dataset.value;
    const facets = names.map((name) => this.#facet(name, counts[name]));
    this.#element.replaceChildren(...facets);
    const again = focused && [...this.#element.querySelectorAll("input")].find((one) => one.dataset.value === focused);
    if (again) again.focus();
  }

  /**
   * @param {string} name
   * @param {Record<string, number> | undefined} counts
   */
  #facet(name, counts) {
    const { make, say } = Page;
    const values = this.#inOrder(name, counts ?? {});
    const many = this.#chosen(name).length;
    const rows = values.map((value) => this.#row(name, value, counts && counts[value]));
    const rest = rows.splice(Math.max(Facets.#SOME, many));
    const all = rest.length ? make("details", { open: this.#open.has(`${name}+`), toggle: this.#remember(`${name}+`) },
      make("summary", {}, say("find-all", { n: values.length })), ...rest) : null;
    const shape = { class: "br-find__facet", "data-facet": name, open: this.#isOpen(name) };
    return make("details", { ...shape, toggle: this.#remember(name) },
      make("summary", {}, say(`find-${name}`)),
      make("fieldset", {}, make("legend", {}, say(`find-${name}`)), ...rows, all));
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {number | undefined} many
   */
  #row(name, value, many) {
    const { make } = Page;
    return make("label", {},
      make("input", {
        type: "checkbox", checked: this.#chosen(name).includes(value), "data-value": `${name}:${value}`,
        change: (event) => this.#choose(name, value, /** @type {HTMLInputElement} */ (event.target).checked),
      }),
      make("span", { dir: "auto" }, value),
      many === undefined ? null : make("span", { class: "br-find__count" }, String(many)));
  }

  /** @param {string} name */
  #isOpen(name) {
    return !this.#open.has(`-${name}`) && (name === "kind" || this.#open.has(name) || this.#chosen(name).length > 0);
  }

  /** @param {string} name */
  #chosen(name) {
    return this.#asked.facets[name] ?? [];
  }

  /**
   * @param {string} name
   * @param {string} value
   * @param {boolean} on
   */
  #choose(name, value, on) {
    const others = this.#chosen(name).filter((one) => one !== value);
    this.#asked.facets[name] = on ? [...others, value] : others;
    this.#changed();
  }

  /**
   * Likelihoods from high to low, years from the last to the first, everything else by how often it occurs.
   * @param {string} name
   * @param {Record<string, number>} counts
   */
  #inOrder(name, counts) {
    const chosen = this.#chosen(name);
    const values = [...new Set([...chosen, ...Object.keys(counts)])]
      .filter((value) => chosen.includes(value) || counts[value]);
    const low = (/** @type {string} */ value) => Number((value.match(/(\d+)[^\d]*\d+[^\d]*$/) ?? [])[1] ?? 0);
    if (name === "likelihood") return values.sort((a, b) => low(b) - low(a));
    if (name === "year") return values.sort((a, b) => (a < b ? 1 : -1));
    return values.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a.localeCompare(b));
  }

  /**
   * @param {string} name
   * @returns {(event: Event) => void}
   */
  #remember(name) {
    return ({ target }) => {
      const { open } = /** @type {HTMLDetailsElement} */ (target);
      const before = this.#open.has(name);
      this.#open[open ? "add" : "delete"](name);
      this.#open[open ? "delete" : "add"](`-${name}`);
      if (open && !before && Query.FACETS.includes(name)) this.#opened();
    };
  }
}
