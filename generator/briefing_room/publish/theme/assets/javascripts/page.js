/* What the other scripts share: the page's words, the making of elements, and what the browser keeps for the reader. */
const Page = (() => {
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const home = new URL("../../", script.src); // of the site

  /** @type {Record<string, string | undefined>} */
  const words = JSON.parse(document.getElementById("_words")?.textContent ?? "{}");

  /* The words of a key in the interface's language, with values in the place of {names}. */
  const say = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  const tidy = (/** @type {string | null} */ text) => (text ?? "").replace(/\s+/g, " ").trim();

  /**
   * An element with its attributes and children. An attribute that is a function listens to the event of that name;
   * one that is false is left out, and so is an empty child. Children are text or elements, and never markup.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string | boolean | ((event: Event) => void)>} attributes
   * @param {...(Node | string | null)} children
   */
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flatMap((child) => child || []));
    return made;
  };

  /* Storage may be full, spoilt or forbidden: then nothing is remembered, and nothing else fails. */
  const kept = (/** @type {"localStorage" | "sessionStorage"} */ store, /** @type {string} */ key) => {
    try {
      return JSON.parse(window[store].getItem(key) ?? "null");
    } catch {
      return null;
    }
  };

  /** @type {(store: "localStorage" | "sessionStorage", key: string, value: unknown) => void} */
  const keep = (store, key, value) => {
    try {
      window[store].setItem(key, JSON.stringify(value));
    } catch { /* as said */ }
  };

  /* The element that an event met. */
  const met = (/** @type {Event} */ event) => /** @type {Element} */ (event.target);

  /* A press that opens a link elsewhere, which is the browser's business. */
  const elsewhere = (/** @type {MouseEvent} */ event) => event.ctrlKey || event.metaKey || event.shiftKey;

  /* Nothing can be unfolded on paper: what is folded is open while a page is printed. */
  /** @type {HTMLDetailsElement[]} */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("main details")].flatMap((one) =>
      (one instanceof HTMLDetailsElement && !one.open ? [one] : []));
    for (const one of unfolded) one.open = true;
  });
  addEventListener("afterprint", () => { for (const one of unfolded) one.open = false; });

  return Object.freeze({ home, say, tidy, make, kept, keep, met, elsewhere });
})();
