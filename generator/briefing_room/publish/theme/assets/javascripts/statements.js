/* Statements on a page: what stands with each, what a reader sees of it, and its text with quotes and address. */
const Statements = (() => {
  "use strict";
  const { say, tidy } = Page;

  const AROUND = "li, .statement, .position, .judgement, tr, dd";
  const UNSAID = "[aria-hidden], svg, sup, .headerlink, .br-copy, .br-copy-menu, .br-new";
  const all = [...document.querySelectorAll("[data-statement][id]")];

  /* The elements that hold a statement: the one around it; for a heading what stands up to the next one; for words in
     a paragraph the rest of it. */
  const scopeOf = (/** @type {Element} */ statement) => {
    const around = statement.closest(AROUND);
    if (around) return [around];
    const found = [statement];
    const end = statement.matches("p") ? ":not(.proof)" : "h1, h2, h3, [data-statement]";
    for (let next = statement.nextElementSibling; next && !next.matches(end); next = next.nextElementSibling) {
      found.push(next);
    }
    return found;
  };

  /**
   * The pieces of a kind that belong to this statement, and not to another one inside its scope.
   * @type {(statement: Element, selector: string) => Element[]}
   */
  const piecesOf = (statement, selector) => scopeOf(statement)
    .flatMap((part) => [...(part.matches(selector) ? [part] : []), ...part.querySelectorAll(selector)])
    .filter((piece) => {
      const inner = piece.closest(AROUND);
      const other = inner && inner.querySelector("[data-statement]");
      return !other || other === statement || inner.contains(statement);
    });

  /* What a reader sees of an element, without signs, references and what scripts added. */
  const textOf = (/** @type {Element} */ element) => {
    const copy = /** @type {Element} */ (element.cloneNode(true));
    copy.querySelectorAll(UNSAID).forEach((part) => part.remove());
    return tidy(copy.textContent);
  };

  /** @type {(statement: Element, selector: string) => string} */
  const firstOf = (statement, selector) => piecesOf(statement, selector).map(textOf).filter(Boolean)[0] ?? "";

  const quotedIn = (/** @type {Element} */ reference) => {
    const note = Evidence.noteFor(reference);
    if (!note) return "";
    const marks = [...note.querySelectorAll("q :is(mark,.pilcrow)")].map((mark) => tidy(mark.textContent));
    const source = /** @type {HTMLElement} */ (note.querySelector(".note-source"));
    const name = /** @type {HTMLAnchorElement} */ (source.querySelector("a"));
    const remarks = [...note.querySelectorAll(".note-remark")].map(textOf);
    const said = [source.dataset.facts, ...remarks].filter(Boolean).join(" · ");
    const quote = marks.length ? `“${marks.join(" […] ")}”` : textOf(note.querySelector(".withheld") ?? note);
    return `${quote} — ${name.title || textOf(name)} (${said})`;
  };

  const addressOf = (/** @type {Element} */ statement) => new URL(`#${statement.id}`, location.href).href;

  /* All that an analyst pastes: statement, likelihood, confidence, quotes and address, a line each. */
  const asText = (/** @type {Element} */ statement) => {
    const likelihood = firstOf(statement, ".likelihood");
    const confidence = firstOf(statement, ".confidence");
    const when = firstOf(statement, ".when");
    const authors = document.querySelector(".authors");
    const signs = [firstOf(statement, ".kind"), firstOf(statement, ".status")].filter(Boolean);
    return [
      (when && `${when}: `) + textOf(statement) + (signs.length ? ` [${signs.join(", ")}]` : ""),
      firstOf(statement, ".retired"),
      likelihood && say("copied-likelihood", { likelihood }),
      confidence && say("copied-confidence", { confidence: confidence.replace(/\.$/, "") }),
      ...piecesOf(statement, "a.footnote-ref").map(quotedIn),
      authors && textOf(authors),
      addressOf(statement),
    ].filter(Boolean).join("\n");
  };

  /* The element that a statement's line is. */
  const lineOf = (/** @type {Element} */ statement) => {
    if (!statement.matches("h2, h3, h4, p, div")) return statement.parentElement ?? statement;
    const next = statement.nextElementSibling;
    if (next && next.matches(".proof")) return next;
    return (statement.matches("div") && statement.querySelector("p")) || statement;
  };

  /**
   * Puts what belongs to a statement at the end of its line, before any list that hangs from it.
   * @type {(statement: Element, added: Element) => void}
   */
  const addBeside = (statement, added) => {
    const line = lineOf(statement);
    const before = [...line.children].find((child) => child.matches("ul, ol, dl, div, p, .br-copy"));
    line.insertBefore(added, before ?? null);
  };

  return Object.freeze({ all, textOf, firstOf, addressOf, asText, addBeside });
})();
