/* All results of a search: how many, what was not found, a step of them, and more. */
class Results {
  static #STEP = 6; // results shown at once, as many as a screen takes

  #told = Page.make("p", { class: "br-find__told", role: "status", "aria-live": "polite" });
  #note = Page.make("div", { class: "br-find__note" });
  #list = Page.make("ol", { class: "br-find__hits" });
  #more;
  #lift;
  #ask;
  /** @type {() => void} */
  #next = () => {};

  /**
   * @param {() => void} lift lifts all filters
   * @param {(typed: string) => void} ask asks something else
   */
  constructor(lift, ask) {
    const { make, say } = Page;
    const button = { type: "button", class: "br-find__button" };
    this.#more = make("button", { ...button, hidden: true, click: () => this.#next() }, say("find-more"));
    this.#lift = make("button", { ...button, click: lift }, say("find-lift"));
    this.#ask = ask;
  }

  get element() {
    return Page.make("div", { class: "br-find__found" }, this.#told, this.#note, this.#list, this.#more);
  }

  get links() {
    return [...this.#list.querySelectorAll("a")];
  }

  wait() {
    this.#told.textContent ||= Page.say("find-wait");
  }

  /**
   * Shows what was found, unless something else was asked meanwhile. Says whether it did.
   * @param {Asked} asked
   * @param {Found} found
   * @param {() => boolean} current
   */
  async show(asked, found, current) {
    const idle = Query.idle(asked);
    const first = idle ? [] : await Results.#items(found, 0);
    if (!current()) return false;
    this.#told.textContent = idle ? "" : Results.#many(found);
    this.#note.replaceChildren(...(idle ? [] : this.#notes(asked, found)));
    if (Query.narrowed(asked)) this.#note.append(this.#lift);
    this.#list.replaceChildren(...first);
    this.#more.hidden = idle || found.hits.length <= Results.#STEP;
    this.#next = () => this.#add(found, current);
    return true;
  }

  clear() {
    this.#told.textContent = "";
    this.#note.replaceChildren();
    this.#list.replaceChildren();
    this.#more.hidden = true;
  }

  fail() {
    const { make, say } = Page;
    this.#told.textContent = say("find-error");
    this.#note.replaceChildren(make("p", {}, make("a", { href: Query.page.href }, say("find-index"))));
    this.#list.replaceChildren();
    this.#more.hidden = true;
  }

  /**
   * What is to be said of an answer that is not quite what was asked.
   * @param {Asked} asked
   * @param {Found} found
   */
  #notes(asked, { hits, lost, slips, whole }) {
    const { make, say } = Page;
    const notes = lost.map((word) => make("p", {}, say(hits.length ? "find-nowhere" : "find-nothing", { word })));
    for (const { typed, meant } of slips) {
      const [before = "", after = ""] = say("find-meant", { typed, meant: "\n" }).split("\n");
      const click = () => this.#ask(asked.q.toLowerCase().replace(typed, meant));
      const button = make("button", { type: "button", class: "br-find__meant", click }, meant);
      notes.push(make("p", {}, before, button, after));
    }
    if (whole < hits.length) notes.push(make("p", {}, say(whole ? "find-some" : "find-most", { n: whole })));
    if (!hits.length) notes.push(make("p", {}, say("find-help")));
    return notes;
  }

  /**
   * @param {Found} found
   * @param {() => boolean} current
   */
  async #add(found, current) {
    this.#more.disabled = true; // one step at a time
    try {
      const next = await Results.#items(found, this.#list.children.length);
      if (!current()) return;
      this.#list.append(...next);
      this.#more.hidden = this.#list.children.length >= found.hits.length;
      next[0]?.querySelector("a")?.focus();
    } catch {
      if (current()) this.#told.textContent = Page.say("find-error");
    } finally {
      this.#more.disabled = false;
    }
  }

  /**
   * @param {Found} found
   * @param {number} from
   */
  static async #items(found, from) {
    const step = found.hits.slice(from, from + Results.#STEP);
    const all = await Promise.all(step.map(async (hit) => {
      const card = await Index.card(hit.number);
      const home = card && Hits.wants(hit, card, found) && await Index.home("t", hit.number);
      return { card, number: hit.number, home };
    }));
    const near = all.find(({ home }) => home)?.home; // of texts, one file is loaded for them
    const items = await Promise.all(all.map(async ({ card, number, home }) => (card ? [Hits.item(card,
      home && (home === near || found.phrases.length) ? await Index.texts(number) : [], found)] : [])));
    return items.flat();
  }

  /** @param {Found} found */
  static #many({ hits, partly }) {
    const many = hits.length;
    if (!many) return Page.say("find-none");
    if (partly) return Page.say("find-least", { n: many });
    return many === 1 ? Page.say("find-one") : Page.say("find-many", { n: many });
  }
}
