/* Search: in a dialog on every page, and on the page `search/`, whose address holds what is searched.
   Pagefind and its index are loaded when the search is opened, and not before. What is found is put on the page as
   text; nothing that was typed or found is ever read as HTML. */
(() => {
  "use strict";

  const home = new URL("../../", document.currentScript.src);
  const word = JSON.parse(document.getElementById("_words").textContent);
  const page = new URL("search/", home);
  const FACETS = ["kind", "what", "likelihood", "confidence", "category", "actor", "topic", "region", "source", "status", "year"];
  const SIGNS = { [word.find_reported]: "❝", [word.find_judged]: "◆", [word.find_assumed]: "≈" };
  const STEP = 10; // results shown at once
  const SOME = 8; // values of a facet shown at once
  const COUNTED = 300; // results of a search in several parts whose facets are counted
  // As in generator/briefing_room/pages/records.py: letters of scripts without spaces, each a word of its own.
  const UNSPACED = /([\u3041-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}])/gu;
  if (location.protocol === "file:") return; // there the link leads to the index

  const words = (text) => text.replace(UNSPACED, " $1 ").split(/\s+/).filter(Boolean);
  // Pagefind reads a quotation mark, an ampersand or a backslash in a facet wrongly; records.py puts others in their
  // place, which no text has.
  const kept = (value) => value.replace(/["&\\]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xe000));
  const shown = (value) => value.replace(/[\ue022\ue026\ue05c]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000));
  const say = (key, values) => word[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== "" && child !== null && child !== undefined));
    return made;
  }

  // --- what is asked --------------------------------------------------------------------------------

  let loading = null;
  function engine() {
    loading = loading || import(new URL("pagefind/pagefind.js", home).href);
    loading.catch(() => { loading = null; });
    return loading;
  }

  /* The phrases and the other words of what was typed. Letters without spaces between them are a phrase, too. */
  function parts(typed) {
    const phrases = [];
    const rest = typed.replace(/[“”„«»]/g, '"').replace(/"([^"]*)"?/g, (_, phrase) => {
      phrases.push(words(phrase).join(" "));
      return " ";
    }).replace(/\S+/g, (one) => {
      const split = words(one);
      if (split.length > 1) phrases.push(split.join(" "));
      return split.length > 1 ? " " : one;
    });
    return { phrases: phrases.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase)),
      loose: rest.split(/\s+/).filter((one) => /[\p{L}\p{N}]/u.test(one)) };
  }

  const filters = (state, without) => Object.fromEntries(
    Object.entries(state.facets).filter(([name, values]) => name !== without && values.length)
      .map(([name, values]) => [name, { any: values }]));

  /* Everything that has all phrases and all other words: id, places of the words, and how to get the rest. */
  async function ask(pagefind, { phrases, loose }, chosen) {
    const queries = phrases.map((phrase) => `"${phrase}"`);
    if (loose.length || !queries.length) queries.unshift(loose.length ? loose.join(" ") : null);
    const options = { filters: chosen, sort: queries[0] === null ? { order: "asc" } : {} };
    const answers = await Promise.all(queries.map((query) => pagefind.search(query, options)));
    let found = answers[0].results;
    for (const answer of answers.slice(1)) {
      const others = new Map(answer.results.map((one) => [one.id, one]));
      found = found.filter((one) => others.has(one.id)).map((one) => (
        { id: one.id, data: () => one.data(), words: [...one.words, ...others.get(one.id).words] }));
    }
    return { found, counts: answers.length === 1 ? answers[0].filters : null };
  }

  /* Pagefind leaves out a word that stands nowhere, without a word about it. */
  async function nowhere(pagefind, { loose }) {
    if (loose.length < 2) return [];
    const answers = await Promise.all(loose.map((one) => pagefind.search(one)));
    return loose.filter((_, number) => !answers[number].results.length);
  }

  /* How often each value of a facet occurs in what is found. In a facet that is in use, the values that are not
     chosen are counted as if none were, for choosing one more finds more. */
  async function count(pagefind, asked, state, answer) {
    if (answer.counts) {
      const counts = { ...answer.counts };
      await Promise.all(Object.keys(filters(state)).map(async (name) => {
        counts[name] = ((await ask(pagefind, asked, filters(state, name))).counts || {})[name];
      }));
      return counts;
    }
    const counts = {};
    if (answer.found.length > COUNTED) return counts;
    for (const one of await Promise.all(answer.found.map((one) => one.data()))) {
      for (const [name, values] of Object.entries(one.filters)) {
        counts[name] = counts[name] || Object.create(null);
        for (const value of values) counts[name][value] = (counts[name][value] || 0) + 1;
      }
    }
    return counts;
  }

  // --- the address ----------------------------------------------------------------------------------

  /* A likelihood is written without its range, which says the same in numbers: likelihood=likely. */
  const short = (name, value) => (name === "likelihood" ? value.replace(/ \([^()]*\)$/, "") : value);

  function address(state) {
    const query = new URLSearchParams();
    if (state.q.trim()) query.set("q", state.q.trim());
    for (const name of FACETS) for (const value of state.facets[name] || []) query.append(name, shown(short(name, value)));
    return page.href + (query.toString() && `?${query}`);
  }

  function fromAddress(search) {
    const query = new URLSearchParams(search);
    const facets = {};
    for (const name of FACETS) if (query.has(name)) facets[name] = query.getAll(name).map(kept);
    return { q: query.get("q") || "", facets };
  }

  async function inFull(pagefind, state) {
    const terms = state.facets.likelihood || [];
    if (terms.every((term) => term.endsWith(")"))) return;
    const known = Object.keys((await pagefind.filters()).likelihood || {});
    state.facets.likelihood = terms.map((term) => known.find((one) => one === term || short("likelihood", one) === term) || term);
  }

  // --- one result -----------------------------------------------------------------------------------

  const ONE = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source})\\S)+`, "gu");
  const TIGHT = new RegExp(`^(?:${UNSPACED.source}|[\\u3000-\\u303f\\uff00-\\uffef])`, "u");

  /* The words of a text, each with what stands before it. In what Pagefind hands back, letters of a script without
     spaces have spaces between them, which records.py put there. */
  function parted(text, tight) {
    let end = 0;
    let last = "";
    return [...text.matchAll(tight ? /\S+/g : ONE)].map((match) => {
      let gap = text.slice(end, match.index);
      if (tight && TIGHT.test(last) && TIGHT.test(match[0])) gap = "";
      end = match.index + match[0].length;
      last = match[0];
      return { gap: gap && " ", text: match[0] };
    });
  }

  /* Some words of a text, those that were found marked, without the punctuation around them. */
  function marked(all, from, to, places) {
    return all.slice(from, to).flatMap(({ gap, text }, number) => {
      const [, before, core, after] = text.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}\p{M}]*)$/u);
      const found = places.has(from + number) && core;
      return [number ? gap : "", ...(found ? [before, make("mark", {}, core), after] : [text])];
    });
  }

  function excerpt(all, title, places) {
    const first = [...places].filter((place) => place >= title && place < all.length).sort((a, b) => a - b)[0];
    if (first === undefined) return null;
    const from = Math.max(title, first - 8);
    const to = Math.min(all.length, from + 40);
    return make("p", { class: "br-hit__excerpt", dir: "auto" },
      from > title ? "… " : "", ...marked(all, from, to, places), to < all.length ? " …" : "");
  }

  /* records.py names a record after the place it stands for: briefings/ID/_ITEM.html is #ITEM of briefings/ID/. */
  const place = (url) => new URL(
    url.replace(/^\//, "").replace(/index\.html$/, "").replace(/_([^/]*)\.html$/, "#$1"), home).href;

  function bar(range) {
    const [low, high] = range.match(/\d+/g).map(Number);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "bar");
    svg.setAttribute("viewBox", "0 0 100 10");
    svg.setAttribute("aria-hidden", "true");
    for (const [name, x, width] of [["bar-axis", 0, 100], ["bar-range", low, high - low]]) {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [key, value] of Object.entries({ class: name, x, width, height: 10 })) rect.setAttribute(key, value);
      svg.append(rect);
    }
    return svg;
  }

  function facts(of) {
    const out = [];
    const [, term, range] = (of.likelihood || "").match(/^(.*) \(([^()]*)\)$/) || [];
    if (term) out.push(make("span", {}, `${word.find_likelihood} `, make("strong", {}, term), ` ${range} `, bar(range)));
    if (of.confidence) out.push(make("span", {}, `${word.find_confidence} `, make("strong", {}, of.confidence)));
    if (of.outcome) out.push(make("span", {}, `${word.find_turned_out}: `, make("strong", {}, of.outcome)));
    if (of.briefing && of.kind) out.push(make("span", { dir: "auto" }, of.briefing));
    if (of.year) out.push(make("span", {}, of.briefing ? `${word.find_as_of} ${of.year}` : of.year));
    return out;
  }

  async function hit(one) {
    const data = await one.data();
    const of = Object.fromEntries(Object.entries(data.filters).map(([name, values]) => [name, shown(values[0])]));
    const all = parted(data.content, true);
    const named = parted(data.meta.title, false);
    const title = named.length;
    const places = new Set(one.words);
    return make("li", { class: "br-hit" },
      make("p", { class: "br-hit__sort" },
        of.kind ? make("span", { class: "kind" }, make("span", { "aria-hidden": "true" }, SIGNS[of.kind] || ""), ` ${of.kind}`) : "",
        make("span", {}, of.what || ""), of.status === word.find_archived ? make("span", {}, of.status) : ""),
      make("a", { class: "br-hit__title", href: place(data.raw_url || data.url), dir: "auto" },
        ...marked(named, 0, title, places)),
      excerpt(all, title, places),
      make("p", { class: "br-hit__facts" }, ...facts(of)));
  }

  // --- the search as a whole ------------------------------------------------------------------------

  let made = 0;

  /* A search in a box. `moved` is told of every change of what is searched, and whether it is a step of its own. */
  function searchIn(box, moved) {
    const state = { q: "", facets: {} };
    const open = new Set();
    const id = `_find-${(made += 1)}`;
    const input = make("input", { type: "search", id, autocomplete: "off", autocapitalize: "none", spellcheck: "false", enterkeyhint: "search" });
    const told = make("p", { class: "br-find__told", role: "status", "aria-live": "polite" });
    const note = make("div", { class: "br-find__note" });
    const list = make("ol", { class: "br-find__hits" });
    const more = make("button", { type: "button", class: "br-find__button", hidden: true }, word.find_more);
    const choices = make("div", { class: "br-find__facets" });
    const narrow = make("details", { class: "br-find__narrow", toggle: () => run() }, make("summary", {}, word.find_narrow), choices);
    let turn = 0;
    let answered = null; // the words that what is shown answers

    function idle() {
      return !state.q.trim() && !Object.keys(filters(state)).length;
    }

    async function run() {
      const mine = (turn += 1);
      box.toggleAttribute("data-found", !idle());
      if (idle() && !narrow.open) return show([], [], mine); // nothing is asked, so nothing is loaded
      if (!idle() && !told.textContent) told.textContent = word.find_wait;
      try {
        const pagefind = await engine();
        if (narrow.open) await pagefind.filters();
        await inFull(pagefind, state);
        const asked = parts(state.q);
        const lost = await nowhere(pagefind, asked);
        asked.loose = asked.loose.filter((one) => !lost.includes(one));
        const answer = await ask(pagefind, asked, filters(state));
        const counts = narrow.open ? await count(pagefind, asked, state, answer) : null;
        if (mine !== turn) return;
        if (counts) facets(counts);
        return await show(answer.found, lost, mine);
      } catch (error) {
        return mine === turn ? failed() : null;
      }
    }

    async function show(found, lost, mine) {
      const first = idle() ? [] : await Promise.all(found.slice(0, STEP).map(hit));
      if (mine !== turn) return;
      told.textContent = idle() ? "" : !found.length ? word.find_none
        : found.length === 1 ? word.find_one : say("find_many", { n: found.length });
      note.replaceChildren(...lost.map((one) => make("p", {}, say("find_nowhere", { word: one }))));
      if (!idle() && !found.length) note.append(make("p", {}, word.find_help));
      if (Object.keys(filters(state)).length) note.append(make("button", { type: "button", class: "br-find__button", click: lift }, word.find_lift));
      list.replaceChildren(...first);
      answered = state.q;
      more.hidden = idle() || found.length <= STEP;
      more.onclick = async () => {
        const shown = list.children.length;
        more.disabled = true; // one step at a time
        try {
          const next = await Promise.all(found.slice(shown, shown + STEP).map(hit));
          if (mine !== turn) return;
          list.append(...next);
          more.hidden = list.children.length >= found.length;
          list.children[shown].querySelector("a").focus();
        } catch {
          if (mine === turn) told.textContent = word.find_error;
        } finally {
          more.disabled = false;
        }
      };
    }

    function failed() {
      told.textContent = word.find_error;
      note.replaceChildren(make("p", {}, make("a", { href: page.href }, word.find_index)));
      list.replaceChildren();
      more.hidden = true;
    }

    function change(step) {
      moved(state, step);
      run();
    }

    function lift() {
      state.facets = {};
      input.focus();
      change(true);
    }

    function choose(name, value, on) {
      const chosen = (state.facets[name] || []).filter((one) => one !== value);
      state.facets[name] = on ? [...chosen, value] : chosen;
      change(true);
    }

    const number = (value) => Number((value.match(/(\d+)[^\d]*\d+[^\d]*$/) || [0, 0])[1]);
    function inOrder(name, counts) {
      const chosen = state.facets[name] || [];
      const values = [...new Set([...chosen, ...Object.keys(counts || {})])].filter((value) => chosen.includes(value) || counts[value]);
      if (name === "likelihood") return values.sort((a, b) => number(b) - number(a));
      if (name === "year") return values.sort((a, b) => (a < b ? 1 : -1));
      return values.sort((a, b) => ((counts || {})[b] || 0) - ((counts || {})[a] || 0) || a.localeCompare(b));
    }

    function facets(counts) {
      const focused = document.activeElement && document.activeElement.dataset.value;
      choices.replaceChildren(...FACETS.map((name) => facet(name, counts[name])).filter(Boolean));
      const again = focused && [...choices.querySelectorAll("input")].find((one) => one.dataset.value === focused);
      if (again) again.focus();
    }

    function facet(name, counts) {
      const values = inOrder(name, counts);
      if (!values.length) return null;
      const chosen = state.facets[name] || [];
      const rows = values.map((value) => make("label", {},
        make("input", { type: "checkbox", checked: chosen.includes(value), "data-value": `${name}:${shown(value)}`,
          change: (event) => choose(name, value, event.target.checked) }),
        make("span", { dir: "auto" }, shown(value)), counts && counts[value] !== undefined ? make("span", { class: "br-find__count" }, String(counts[value])) : ""));
      const rest = rows.splice(Math.max(SOME, chosen.length));
      const all = rest.length ? make("details", { open: open.has(`${name}+`), toggle: remember(`${name}+`) },
        make("summary", {}, say("find_all", { n: values.length })), ...rest) : "";
      return make("details", { class: "br-find__facet", open: chosen.length > 0 || open.has(name) || (name === "kind" && !open.has("-kind")), toggle: remember(name) },
        make("summary", {}, word[`find_${name}`]),
        make("fieldset", {}, make("legend", {}, word[`find_${name}`]), ...rows, all));
    }

    const remember = (name) => (event) => {
      open[event.target.open ? "add" : "delete"](name);
      open[event.target.open ? "delete" : "add"](`-${name}`);
    };

    /* Arrows go from the field through the results and back. */
    box.addEventListener("keydown", (event) => {
      if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
      const stops = [input, ...list.querySelectorAll("a")];
      const at = stops.indexOf(event.target);
      const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
      if (at < 0 || !next) return;
      event.preventDefault();
      next.focus();
    });

    let wait = 0;
    let typing = false;
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => {
        state.q = input.value;
        change(!typing);
        typing = true;
      }, 200);
    });
    input.addEventListener("change", () => { typing = false; });

    const form = make("form", { class: "br-find__form", role: "search", submit: (event) => {
      event.preventDefault();
      clearTimeout(wait);
      const found = answered === input.value && list.querySelector("a");
      state.q = input.value;
      typing = false;
      if (found) found.focus(); // what is shown already answers; a second Enter opens it
      else change(true);
    } }, make("label", { for: id }, word.find_label), input);
    box.classList.add("br-find");
    box.append(form, make("div", { class: "br-find__body" }, narrow, make("div", { class: "br-find__found" }, told, note, list, more)));

    return {
      input, narrow,
      start(given) {
        Object.assign(state, { q: given.q, facets: { ...given.facets } });
        input.value = given.q;
        run();
      },
    };
  }

  // --- on the page search/ --------------------------------------------------------------------------

  const here = document.querySelector("[data-search-here]");
  let onPage = null;
  if (here) {
    onPage = searchIn(here, (state, step) => {
      const to = address(state);
      if (to !== location.href) history[step ? "pushState" : "replaceState"](null, "", to);
    });
    onPage.narrow.open = matchMedia("(min-width: 60em)").matches;
    onPage.start(fromAddress(location.search));
    addEventListener("popstate", () => onPage.start(fromAddress(location.search)));
  }

  // --- in a dialog, on every other page -------------------------------------------------------------

  let dialog = null;
  let inDialog = null;

  function build() {
    const box = make("div", {});
    const share = make("a", { href: page.href }, word.find_page);
    const close = make("button", { type: "button", class: "br-find__button", click: () => dialog.close() }, word.find_close);
    dialog = make("dialog", { class: "br-find-dialog md-typeset", "aria-label": word.find },
      make("div", { class: "br-find-dialog__head" }, share, close), box);
    // A result may stand on this very page; and a press beside the dialog closes it.
    let pressed = null;
    dialog.addEventListener("pointerdown", (event) => { pressed = event.target; });
    dialog.addEventListener("click", (event) => {
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
      const beside = event.target === dialog && pressed === dialog;
      if (beside || (event.target.closest(".br-hit__title") && !elsewhere)) dialog.close();
    });
    document.body.append(dialog);
    inDialog = searchIn(box, (state) => { share.href = address(state); });
  }

  function openSearch(typed) {
    if (onPage) {
      onPage.input.focus();
      onPage.input.select();
      return;
    }
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    inDialog.input.focus();
    inDialog.input.select();
    if (typed) inDialog.start({ q: typed, facets: {} });
    else engine().catch(() => inDialog.start({ q: "", facets: {} }));
  }

  // A key by itself can be switched off (WCAG 2.2, 2.1.4), for those who speak to their browser.
  function singleKeys() {
    try {
      return JSON.parse(localStorage.getItem("briefing-room")).keys !== false;
    } catch {
      return true;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.isComposing || event.defaultPrevented) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && singleKeys() && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.target.closest("input, textarea, select, [contenteditable]");
    if (!command && !slash) return;
    event.preventDefault();
    openSearch("");
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-search-open]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    openSearch(new URL(link.href || page.href, home).searchParams.get("q") || "");
  });
})();
