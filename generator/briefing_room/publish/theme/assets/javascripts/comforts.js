/* Comforts: copying a statement, what is new since the last visit, reading preferences. Nothing leaves the browser. */
(function () {
  "use strict";
  const PREFERENCES = "briefing-room";
  const SEEN = "briefing-room-seen:";
  const MOST_PAGES = 300;
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById("_words").textContent);
  const say = (key, values = {}) => (words[key] || key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const tidy = (text) => text.replace(/\s+/g, " ").trim();

  const make = (tag, keys, ...children) => {
    const { aria = {}, ...own } = keys || {};
    const element = Object.assign(document.createElement(tag), own);
    for (const [key, value] of Object.entries(aria)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* Storage may be full or forbidden: then nothing is remembered, and nothing else fails. */
  const read = (store, key) => {
    try { return JSON.parse(window[store].getItem(key)); } catch { return null; }
  };
  const write = (store, key, value) => {
    try { window[store].setItem(key, JSON.stringify(value)); } catch { /* as said */ }
  };
  const forget = (store) => {
    try {
      for (const key of Object.keys(window[store])) if (key.startsWith(SEEN)) window[store].removeItem(key);
    } catch { /* as said */ }
  };

  const kept = read("localStorage", PREFERENCES);
  const preferences = { scheme: "", size: "", marks: true, keys: true, ...(kept && typeof kept === "object" ? kept : {}) };

  /* --- a statement and what stands with it ------------------------------------------------------------ */

  const AROUND = "li, .statement, .position, .judgement, tr, dd";
  const statements = [...document.querySelectorAll("[data-statement][id]")];

  /* The elements that hold a statement: the one around it; for a heading what stands up to the next one; for words in
     a paragraph the rest of it. */
  const scopeOf = (statement) => {
    const around = statement.closest(AROUND);
    if (around) return [around];
    const found = [statement];
    const end = statement.matches("p") ? ":not(.proof)" : "h1, h2, h3, [data-statement]";
    for (let next = statement.nextElementSibling; next && !next.matches(end); next = next.nextElementSibling) {
      found.push(next);
    }
    return found;
  };

  /* The pieces of a kind that belong to this statement, and not to another one inside its scope. */
  const piecesOf = (statement, selector) => scopeOf(statement)
    .flatMap((part) => [...(part.matches(selector) ? [part] : []), ...part.querySelectorAll(selector)])
    .filter((piece) => {
      const inner = piece.closest(AROUND);
      const other = inner && inner.querySelector("[data-statement]");
      return !other || other === statement || inner.contains(statement);
    });

  const wordsOf = (statement, selector) => piecesOf(statement, selector).map(textOf).filter(Boolean);
  const firstOf = (statement, selector) => wordsOf(statement, selector)[0] || "";

  /* What a reader sees of an element, without signs, references and what scripts added. */
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    const unsaid = "[aria-hidden], svg, sup, .headerlink, .br-copy, .br-copy-menu, .br-new";
    copy.querySelectorAll(unsaid).forEach((part) => part.remove());
    return tidy(copy.textContent);
  };

  const quotedIn = (reference) => {
    const note = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
    if (!note) return "";
    const marks = [...note.querySelectorAll("q mark.quoted")].map((mark) => tidy(mark.textContent));
    const source = note.querySelector("a[href*='sources/']");
    const rest = [];
    for (let node = source && source.nextSibling; node; node = node.nextSibling) {
      if (!(node instanceof Element)) rest.push(node.textContent);
      else if (!node.matches(".footnote-backref, .print-address, [aria-hidden]")) rest.push(textOf(node));
    }
    const remarks = tidy(rest.join(" ")).replace(/^[·\s]+|[·\s]+$/g, "");
    const quote = marks.length ? `“${marks.join(" […] ")}”`
      : tidy((note.querySelector(".withheld") || note).textContent);
    return `${quote} — ${source ? tidy(source.textContent) : ""}${remarks ? ` (${remarks})` : ""}`;
  };

  const addressOf = (statement) => new URL(`#${statement.id}`, location.href).href;

  const asText = (statement) => {
    const likelihood = firstOf(statement, ".likelihood");
    const confidence = firstOf(statement, ".confidence");
    const when = firstOf(statement, ".when");
    const signs = [firstOf(statement, ".kind"), firstOf(statement, ".status")].filter(Boolean);
    const quotes = piecesOf(statement, "a.footnote-ref").map(quotedIn).filter(Boolean);
    return [
      (when && `${when}: `) + textOf(statement) + (signs.length ? ` [${signs.join(", ")}]` : ""),
      firstOf(statement, ".retired"),
      likelihood && say("copied-likelihood", { likelihood }),
      confidence && say("copied-confidence", { confidence: confidence.replace(/\.$/, "") }),
      ...quotes,
      addressOf(statement),
    ].filter(Boolean).join("\n");
  };

  /* --- copying ---------------------------------------------------------------------------------------- */

  const status = make("p", { className: "br-said", aria: { role: "status" } });
  let silence = 0;
  const tell = (text) => {
    clearTimeout(silence);
    status.textContent = text;
    silence = setTimeout(() => { status.textContent = ""; }, 4000);
  };

  const copyOldWay = (text) => {
    const field = make("textarea", { value: text, className: "br-unseen", aria: { "aria-hidden": "true" } });
    document.body.append(field);
    field.select();
    try { return document.execCommand("copy"); } finally { field.remove(); }
  };

  const copy = async (text, button) => {
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch {
      try { done = copyOldWay(text); } catch { done = false; }
    }
    button.focus();
    tell(say(done ? "copied" : "copy-failed"));
  };

  let menu = null; // one for the page, made when it is first asked for
  let asking = null; // the button that asked

  const choice = (key, what) => {
    const button = make("button", { type: "button" }, say(key));
    button.addEventListener("click", () => {
      const asked = asking;
      menu.hidePopover();
      copy(what(asked.statement), asked);
    });
    return button;
  };

  const makeMenu = () => {
    const aria = { role: "group", "aria-label": say("copy") };
    menu = make("div", { className: "br-copy-menu", popover: "auto", aria },
      choice("copy-link", addressOf), choice("copy-text", asText));
    menu.addEventListener("toggle", ({ newState }) => {
      if (newState === "open" || !asking) return;
      asking.setAttribute("aria-expanded", "false");
      const lost = menu.contains(document.activeElement) || document.activeElement === document.body;
      if (lost) asking.focus({ preventScroll: true }); // the reader may be elsewhere by now
      asking = null;
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && relatedTarget !== asking && !menu.contains(relatedTarget)) menu.hidePopover();
    });
    menu.addEventListener("keydown", (event) => {
      if (!/^Arrow(Up|Down)$/.test(event.key)) return;
      event.preventDefault();
      [...menu.children].find((one) => one !== document.activeElement).focus();
    });
  };

  const ask = (button) => {
    if (!menu) makeMenu();
    if (asking === button) { menu.hidePopover(); return; }
    if (asking) asking.setAttribute("aria-expanded", "false");
    asking = null;
    if (menu.matches(":popover-open")) menu.hidePopover();
    button.after(menu);
    asking = button;
    button.setAttribute("aria-expanded", "true");
    menu.showPopover();
    const at = button.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.right - menu.offsetWidth), root.clientWidth - menu.offsetWidth - 8);
    const fitsBelow = at.bottom + menu.offsetHeight + 8 < innerHeight;
    menu.style.left = `${Math.max(8, left) + scrollX}px`;
    menu.style.top = `${(fitsBelow ? at.bottom : at.top - menu.offsetHeight) + scrollY}px`;
    menu.firstChild.focus();
  };

  /* Where what belongs to a statement is put: at the end of its line, before any list that hangs from it. */
  const addBeside = (statement, added) => {
    const block = statement.matches("h2, h3, h4, p, div");
    const next = statement.nextElementSibling;
    const line = !block ? statement.parentElement
      : next && next.matches(".proof") ? next
        : statement.matches("div") ? statement.querySelector("p") || statement : statement;
    const before = [...line.children].find((child) => child.matches("ul, ol, dl, div, p, .br-copy"));
    line.insertBefore(added, before || null);
  };

  const offerCopies = () => {
    for (const statement of statements) {
      const button = make("button", {
        type: "button", className: "br-copy", statement,
        aria: { "aria-expanded": "false", "aria-label": say("copy-this", { words: textOf(statement).slice(0, 60) }) },
      });
      button.addEventListener("click", () => ask(button));
      addBeside(statement, button);
    }
    document.body.append(status);
  };

  /* --- since the last visit --------------------------------------------------------------------------- */

  const fingerprint = (text) => {
    let hash = 0x811c9dc5; // FNV-1a
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(36);
  };

  const base = new URL("../../", document.currentScript.src).pathname;
  const here = location.pathname.slice(base.length - 1).replace(/index\.html$/, "");

  const cards = [...document.querySelectorAll(".card")].map((card) => {
    const head = card.id ? card : card.querySelector("[id]");
    return head && { id: head.id, element: card.querySelector("h2, h3") || card, text: textOf(card) };
  }).filter(Boolean);

  const shown = statements.map((element) => ({
    id: element.id,
    element,
    text: [".when", ".likelihood", ".confidence"].map((piece) => firstOf(element, piece))
      .concat(textOf(element)).join("|"),
  })).concat(cards);

  /* What was there at the visit before: it stays the measure for as long as this visit lasts. */
  const before = (pages) => {
    const key = SEEN + base + here;
    const held = read("sessionStorage", key);
    if (held) return held.was;
    const was = pages[here] || null;
    write("sessionStorage", key, { was });
    return was;
  };

  const store = (pages, now) => {
    delete pages[here]; // what is put in anew stands last, so that what was not seen for longest goes first
    pages[here] = now;
    for (const page of Object.keys(pages).slice(0, -MOST_PAGES)) delete pages[page];
    write("localStorage", SEEN + base, pages);
  };

  const mark = ({ element }, key) => {
    const sign = make("span", { className: "br-new" }, say(key));
    if (element.matches("[data-statement]")) addBeside(element, sign);
    else element.append(" ", sign);
  };

  const news = (lists) => {
    const links = lists.filter(([, found]) => found.length).map(([key, found]) =>
      make("a", { href: `#${found[0].id}` }, say(key, { n: found.length })));
    if (!links.length) return;
    const listed = links.flatMap((link) => [", ", link]).slice(1);
    const line = make("p", { className: "br-news" }, say("since"), " ", ...listed);
    const title = document.querySelector("h1");
    if (title) title.after(line);
  };

  const compareVisits = () => {
    if (!shown.length) return;
    const stored = read("localStorage", SEEN + base);
    const pages = stored && typeof stored === "object" ? stored : {};
    const was = before(pages);
    const now = Object.fromEntries(shown.map(({ id, text }) => [id, fingerprint(text)]));
    store(pages, now);
    if (!was) return;
    const added = shown.filter(({ id }) => !Object.hasOwn(was, id));
    const changed = shown.filter(({ id }) => Object.hasOwn(was, id) && was[id] !== now[id]);
    added.forEach((one) => mark(one, "new"));
    changed.forEach((one) => mark(one, "changed"));
    news([["count-new", added], ["count-changed", changed]]);
  };

  /* --- reading preferences ---------------------------------------------------------------------------- */

  const apply = () => {
    for (const key of ["scheme", "size"]) {
      if (preferences[key]) root.dataset[key] = preferences[key];
      else delete root.dataset[key];
    }
    write("localStorage", PREFERENCES, preferences);
  };

  const choices = (key, legend, values) => make("fieldset", {}, make("legend", {}, say(legend)),
    ...values.map(([value, label]) => {
      const radio = make("input", { type: "radio", name: `br-${key}`, value, checked: preferences[key] === value });
      radio.addEventListener("change", () => { preferences[key] = value; apply(); });
      return make("label", {}, radio, make("span", {}, say(label)));
    }));

  const switchMarks = () => {
    const box = make("input", { type: "checkbox", checked: preferences.marks });
    box.addEventListener("change", () => {
      preferences.marks = box.checked;
      apply();
      if (box.checked) { compareVisits(); return; }
      document.querySelectorAll(".br-new, .br-news").forEach((part) => part.remove());
      ["localStorage", "sessionStorage"].forEach(forget);
    });
    return make("label", {}, box, make("span", {}, say("marks")));
  };

  const switchKeys = () => {
    const box = make("input", { type: "checkbox", checked: preferences.keys });
    box.addEventListener("change", () => { preferences.keys = box.checked; apply(); });
    return make("label", {}, box, make("span", {}, say("keys")));
  };

  const makeDialog = () => {
    const close = make("button", { type: "button", className: "br-button br-dialog__close" }, say("preferences-close"));
    const dialog = make("dialog", { className: "br-dialog", aria: { "aria-labelledby": "_preferences" } },
      make("h2", { id: "_preferences" }, say("preferences")),
      choices("scheme", "colours", [["", "colours-system"], ["light", "colours-light"], ["dark", "colours-dark"]]),
      choices("size", "size", [["", "size-normal"], ["large", "size-large"], ["larger", "size-larger"]]),
      switchMarks(), switchKeys(), make("p", {}, say("preferences-kept")), close);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    return dialog;
  };

  const offerPreferences = () => {
    const opener = document.querySelector("[data-prefs-open]");
    if (!opener) return;
    let dialog = null;
    opener.hidden = false;
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", () => {
      dialog = dialog || makeDialog();
      dialog.showModal();
    });
  };

  offerPreferences();
  if (preferences.marks) compareVisits();
  offerCopies();
})();
