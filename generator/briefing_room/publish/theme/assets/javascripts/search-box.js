/* A search in a box: the field, the facets and the results. */
class SearchBox {
  static #made = 0;

  /** @type {Asked} */
  #asked = { q: "", facets: {} };
  #box;
  #moved;
  #input;
  #narrow;
  #facets;
  #results;
  #turn = 0; // so that an answer that comes late is not shown
  #wait = 0;
  #typing = false;
  /** @type {string | null} */
  #answered = null; // the words that what is shown answers

  /**
   * Fills a box. `moved` is told of every change of what is asked, and whether it is a step of its own.
   * @param {HTMLElement} box
   * @param {(asked: Asked, step: boolean) => void} moved
   */
  constructor(box, moved) {
    const { make, say } = Page;
    this.#box = box;
    this.#moved = moved;
    const id = `_find-${(SearchBox.#made += 1)}`;
    this.#input = make("input", {
      type: "search", id, autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search",
      input: () => this.#typed(), change: () => { this.#typing = false; },
    });
    this.#results = new Results(() => this.#lift(), (typed) => this.#ask(typed));
    this.#facets = new Facets(this.#asked, () => this.#change(true), () => this.#run());
    this.#narrow = make("details", { class: "br-find__narrow", toggle: () => this.#run() },
      make("summary", {}, say("find-narrow")), this.#facets.element);
    box.classList.add("br-find");
    box.replaceChildren(
      make("form", { class: "br-find__form", role: "search", submit: (event) => this.#submit(event) },
        make("label", { for: id }, say("find-label")), this.#input),
      make("div", { class: "br-find__body" }, this.#narrow, this.#results.element));
    box.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** @param {Asked} given */
  start(given) {
    Object.assign(this.#asked, { q: given.q, facets: { ...given.facets } });
    this.#input.value = given.q;
    this.#run();
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  /** @param {boolean} open */
  narrow(open) {
    this.#narrow.open = open;
  }

  async #run() {
    this.#turn += 1;
    const mine = this.#turn;
    const current = () => mine === this.#turn;
    const idle = Query.idle(this.#asked);
    const counting = this.#narrow.open;
    this.#box.toggleAttribute("data-found", !idle);
    if (!idle) this.#results.wait();
    try {
      if (idle && !counting) { // where nothing is asked, nothing is loaded
        this.#results.clear();
        return;
      }
      const { facets } = await Index.open();
      const open = counting ? this.#facets.open.filter((one) => facets.includes(one)) : [];
      const { found, counts } = await Find.all(this.#asked, open);
      if (!current()) return;
      if (counting) this.#facets.show(facets, counts);
      if (await this.#results.show(this.#asked, found, current)) this.#answered = this.#asked.q;
    } catch {
      if (current()) this.#results.fail();
    }
  }

  /** @param {boolean} step */
  #change(step) {
    this.#moved(this.#asked, step);
    this.#run();
  }

  #lift() {
    this.#asked.facets = {};
    this.#input.focus();
    this.#change(true);
  }

  /** @param {string} typed */
  #ask(typed) {
    this.#asked.q = typed;
    this.#input.value = typed;
    this.#input.focus();
    this.#change(true);
  }

  #typed() {
    clearTimeout(this.#wait);
    this.#wait = setTimeout(() => {
      this.#asked.q = this.#input.value;
      this.#change(!this.#typing);
      this.#typing = true;
    }, 200);
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    clearTimeout(this.#wait);
    const [found] = this.#answered === this.#input.value ? this.#results.links : [];
    this.#asked.q = this.#input.value;
    this.#typing = false;
    if (found) found.focus(); // what is shown already answers; a second Enter opens it
    else this.#change(true);
  }

  /**
   * Arrows go from the field through the results and back.
   * @param {KeyboardEvent} event
   */
  #walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    /** @type {(EventTarget | null)[]} */
    const stops = [this.#input, ...this.#results.links];
    const at = stops.indexOf(event.target);
    const next = stops[at + step];
    if (at < 0 || !(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  }
}
