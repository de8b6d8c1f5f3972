/* Registers that sort by their heads, are narrowed by words and choices, and are saved as CSV. The state is in the
   address. Without this script the tables are whole. */
(() => {
  "use strict";
  const { make, say, tidy } = Page;

  /** @type {HTMLElement | null} */
  const scroller = document.querySelector("[data-register]");
  /** @type {HTMLTableRowElement | null | undefined} */
  const heads = scroller?.querySelector("thead tr");
  const body = scroller?.querySelector("tbody");
  if (!scroller || !heads || !body) return;

  /** @type {HTMLAnchorElement | null} to the search, where other pages have more of these rows */
  const elsewhere = document.querySelector("[data-search-all]");

  /* Some browsers forget what rows are that are displayed as cards. */
  const roles = { table: "table", "thead, tbody": "rowgroup", tr: "row", th: "columnheader", td: "cell" };
  Object.entries(roles).forEach(([tags, role]) =>
    scroller.querySelectorAll(tags).forEach((part) => part.setAttribute("role", role)));

  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const folded = (/** @type {string} */ text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  /** @type {Column[]} */
  const columns = [...heads.cells].map((head, index) => ({
    head, index, key: head.dataset.key, name: tidy(head.textContent),
  }));
  /** @type {Row[]} */
  const rows = [...body.rows].map((row) => ({
    row,
    text: folded(row.textContent ?? ""),
    cells: [...row.cells].map((cell) => ({
      value: tidy(cell.textContent),
      order: cell.dataset.sort ?? tidy(cell.textContent),
    })),
  }));
  const state = { sort: "", dir: "", q: "" };

  /** @type {(row: Row, column: Column) => { value: string, order: string }} */
  const cellOf = ({ cells }, { index }) => cells[index] ?? { value: "", order: "" };

  /* --- order and choice */

  /**
   * What has no value stands last both ways: that nothing is known is neither much nor little.
   * @type {(column: Column, way: 1 | -1) => (one: Row, other: Row) => number}
   */
  const compare = (column, way) => (one, other) => {
    const a = cellOf(one, column).order;
    const b = cellOf(other, column).order;
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    return way * collator.compare(a, b);
  };

  const inOrder = () => {
    const column = columns.find(({ key }) => key && key === state.sort);
    return column ? rows.slice().sort(compare(column, state.dir === "down" ? -1 : 1)) : rows;
  };

  const fits = (/** @type {Row} */ row) =>
    folded(state.q).split(/\s+/).every((word) => row.text.includes(word)) &&
    choices.every(({ column, select }) => !select.value || cellOf(row, column).value === select.value);

  const shown = () => inOrder().filter(fits);

  /* --- controls */

  /** @type {(label: string, control: Element) => Element} */
  const labelled = (label, control) => make("div", { class: "br-register__field" },
    make("label", { for: control.id }, label), control);

  /** @type {Choice[]} */
  const choices = columns.filter(({ head }) => head.dataset.choose).map((column) => {
    const found = new Map();
    for (const row of rows) {
      const { value, order } = cellOf(row, column);
      found.set(value, { value, order, many: (found.get(value)?.many ?? 0) + 1 });
    }
    const ordered = [...found.values()].sort((a, b) => collator.compare(a.order, b.order));
    const select = make("select", { id: `_choose-${column.key}` }, new Option(say("table-all"), ""),
      ...ordered.map(({ value, many }) => new Option(`${value} (${many})`, value)));
    return { column, select };
  });

  const field = make("input", { type: "search", id: "_filter", autocomplete: "off" });
  const count = make("p", { class: "br-register__count", role: "status" });
  const button = { type: "button", class: "br-register__button" };
  const clear = make("button", button, say("table-clear"));
  const save = make("button", button, say("table-save"));
  const controls = make("div", { class: "br-register", role: "group", "aria-label": say("table-controls") },
    labelled(say("table-filter"), field),
    ...choices.map(({ column, select }) => labelled(column.name, select)),
    clear, save, count);

  const sortBy = (/** @type {string} */ key) => {
    const dir = state.sort !== key ? "up" : state.dir === "up" && "down";
    Object.assign(state, { sort: dir && key, dir });
    show();
    remember();
  };

  for (const { head, key } of columns) {
    if (key) {
      head.append(make("button", { type: "button", class: "br-sort", click: () => sortBy(key) },
        ...head.childNodes, make("span", { class: "br-sort__sign", "aria-hidden": "true" })));
    }
  }

  /* --- showing */

  let standing = ""; // how the rows stand now, so that typing does not move them

  const show = () => {
    const kept = new Set(shown());
    for (const one of rows) one.row.hidden = !kept.has(one);
    if (standing !== state.sort + state.dir) {
      body.append(...inOrder().map(({ row }) => row));
      standing = state.sort + state.dir;
    }
    for (const { head, key } of columns) {
      const way = key && key === state.sort ? state.dir : "";
      if (way) head.setAttribute("aria-sort", way === "up" ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    }
    clear.hidden = !(state.sort || state.q || choices.some(({ select }) => select.value));
    save.disabled = !kept.size;
    count.textContent = say(kept.size ? "table-count" : "table-none", { shown: kept.size, all: rows.length });
    if (elsewhere) elsewhere.href = elsewhere.href.replace(/(&q=.*)?$/, `&q=${encodeURIComponent(state.q.trim())}`);
  };

  /* --- the address */

  const asked = () => {
    const { sort, dir, q } = state;
    const chosen = choices.map(({ column, select }) => [column.key ?? "", select.value]);
    const given = [["sort", sort], ["dir", dir], ["q", q.trim()], ...chosen].filter(([, value]) => value);
    return new URLSearchParams(given).toString();
  };

  const remember = () => {
    const query = asked();
    try {
      history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    } catch { /* Some browsers forbid it on file://, where there is nobody to share the address with. */ }
  };

  const recall = (/** @type {string} */ from) => {
    const query = new URLSearchParams(from);
    const sort = query.get("sort") ?? "";
    state.sort = columns.some(({ key }) => key === sort) ? sort : "";
    state.dir = state.sort && (query.get("dir") === "down" ? "down" : "up");
    state.q = query.get("q") ?? "";
    field.value = state.q;
    for (const { column, select } of choices) {
      select.value = query.get(column.key ?? "") ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };

  /* --- CSV, as RFC 4180 has it */

  /* A spreadsheet takes what begins with one of these for a formula, in full width too. */
  const quoted = (/** @type {string} */ text) =>
    `"${(/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  const cellText = (/** @type {HTMLTableCellElement} */ cell) => {
    const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
    copy.querySelectorAll("[data-csv], svg, [aria-hidden], .br-clock").forEach((part) => part.remove());
    copy.querySelectorAll("br").forEach((part) => part.replaceWith(" · "));
    return tidy(copy.textContent).replace(/( ·)+$/, "");
  };

  /** @returns {HTMLElement[]} */
  const partsOf = (/** @type {Element} */ element) => [...element.querySelectorAll("[data-csv]")].map((part) =>
    /** @type {HTMLElement} */ (part));

  /** @type {(row: HTMLTableRowElement, extras: string[]) => string[]} */
  const record = (row, extras) => {
    const parts = partsOf(row);
    const more = extras.map((name) => tidy(parts.find(({ dataset }) => dataset.csv === name)?.textContent ?? ""));
    const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector("a[href]"));
    return [...[...row.cells].map(cellText), ...more, link ? link.href : ""];
  };

  const csv = () => {
    const extras = [...new Set(partsOf(body).map(({ dataset }) => dataset.csv ?? ""))];
    const names = [...columns.map(({ name }) => name), ...extras, say("table-address")];
    const records = [names, ...shown().map(({ row }) => record(row, extras))];
    return `\uFEFF${records.map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
  };

  const saveAsCsv = () => {
    const address = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: `${scroller.dataset.register}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  /* --- begin */

  const changed = () => {
    state.q = field.value;
    show();
    remember();
  };
  field.addEventListener("input", changed);
  for (const { select } of choices) select.addEventListener("change", changed);
  clear.addEventListener("click", () => {
    recall("");
    remember();
    field.focus();
  });
  save.addEventListener("click", saveAsCsv);
  addEventListener("popstate", () => recall(location.search));
  recall(location.search); // first, so that the number of rows is not announced before anybody asked
  /* Folded on a narrow screen, so that the first card is in sight. */
  const open = matchMedia("(min-width: 68rem)").matches || !!asked();
  const fold = make("details", { class: "br-fold", open }, make("summary", {}, say("table-controls")), controls);
  const room = document.querySelector(".br-register--room");
  if (room) room.replaceWith(fold);
  else scroller.before(fold);
})();
