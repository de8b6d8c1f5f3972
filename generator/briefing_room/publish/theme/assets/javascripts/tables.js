/* Registers that sort by their heads, are narrowed by words and choices, and are saved as CSV. The state is in the
   address. Without this script the tables are whole; what it adds, it adds here. */
(function () {
  "use strict";
  const scroller = document.querySelector("[data-register]");
  const table = scroller && scroller.querySelector("table");
  if (!table || !table.tBodies[0]) return;

  const words = JSON.parse(document.getElementById("_words").textContent);
  const say = (key, values = {}) => (words[key] || key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  const make = (tag, keys, ...children) => {
    const element = Object.assign(document.createElement(tag), keys);
    element.append(...children);
    return element;
  };
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const columns = [...table.tHead.rows[0].cells].map((head, index) => ({
    head, index, key: head.dataset.key, name: tidy(head.textContent),
  }));
  const rows = [...table.tBodies[0].rows].map((row) => ({
    row,
    text: folded(row.textContent),
    cells: [...row.cells].map((cell) => ({
      value: tidy(cell.textContent),
      order: cell.dataset.sort ?? tidy(cell.textContent),
    })),
  }));
  const state = { sort: "", dir: "", q: "" };

  /* --- order and choice ------------------------------------------------------------------------------ */

  /* What has no value stands last both ways: that nothing is known is neither much nor little. */
  const compare = (index, way) => (one, other) => {
    const [a, b] = [one.cells[index].order, other.cells[index].order];
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    return way * collator.compare(a, b);
  };

  const inOrder = () => {
    const column = columns.find(({ key }) => key && key === state.sort);
    return column ? rows.slice().sort(compare(column.index, state.dir === "down" ? -1 : 1)) : rows;
  };

  const fits = ({ text, cells }) =>
    folded(state.q).split(/\s+/).every((word) => text.includes(word)) &&
    choices.every(({ column, select }) => !select.value || cells[column.index].value === select.value);

  const shown = () => inOrder().filter(fits);

  /* --- controls -------------------------------------------------------------------------------------- */

  const labelled = (label, control) => make("div", { className: "register-field" },
    make("label", { htmlFor: control.id }, label), control);

  const choices = columns.filter(({ head }) => head.dataset.choose).map((column) => {
    const found = new Map();
    for (const { cells } of rows) {
      const { value, order } = cells[column.index];
      const known = found.get(value) || { value, order, many: 0 };
      known.many += 1;
      found.set(value, known);
    }
    const select = make("select", { id: `_choose-${column.key}` }, new Option(say("table-all"), ""));
    const ordered = [...found.values()].sort((a, b) => collator.compare(a.order, b.order));
    select.append(...ordered.map(({ value, many }) => new Option(`${value} (${many})`, value)));
    return { column, select };
  });

  const field = make("input", { type: "search", id: "_filter", autocomplete: "off" });
  const count = make("p", { className: "register-count" });
  count.setAttribute("role", "status");
  const clear = make("button", { type: "button", className: "register-button" }, say("table-clear"));
  const save = make("button", { type: "button", className: "register-button" }, say("table-save"));

  const controls = make("div", { className: "register-controls" },
    labelled(say("table-filter"), field),
    ...choices.map(({ column, select }) => labelled(column.name, select)),
    clear, save, count);
  controls.setAttribute("role", "group");
  controls.setAttribute("aria-label", say("table-controls"));

  for (const column of columns.filter(({ key }) => key)) {
    const sign = make("span", { className: "register-sign" });
    sign.setAttribute("aria-hidden", "true");
    const button = make("button", { type: "button", className: "register-sort" });
    button.append(...column.head.childNodes, sign);
    column.head.append(button);
    button.addEventListener("click", () => {
      const next = { "": "up", up: "down", down: "" }[state.sort === column.key ? state.dir : ""];
      Object.assign(state, { sort: next && column.key, dir: next });
      show();
      remember();
    });
  }

  /* --- showing --------------------------------------------------------------------------------------- */

  let standing = ""; // how the rows stand now, so that typing does not move them

  const show = () => {
    const kept = new Set(shown());
    for (const one of rows) one.row.hidden = !kept.has(one);
    if (standing !== state.sort + state.dir) {
      table.tBodies[0].append(...inOrder().map(({ row }) => row));
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
  };

  /* --- the address ----------------------------------------------------------------------------------- */

  const asked = () => {
    const query = new URLSearchParams();
    const put = (key, value) => value && query.set(key, value);
    put("sort", state.sort);
    put("dir", state.dir);
    put("q", state.q.trim());
    for (const { column, select } of choices) put(column.key, select.value);
    return query.toString();
  };

  const remember = () => {
    const query = asked();
    try {
      history.replaceState(null, "", location.pathname + (query ? `?${query}` : "") + location.hash);
    } catch { /* Some browsers forbid it on file://, where there is nobody to share the address with. */ }
  };

  const recall = () => {
    const query = new URLSearchParams(location.search);
    const sort = query.get("sort") || "";
    state.sort = columns.some(({ key }) => key === sort) ? sort : "";
    state.dir = state.sort && (query.get("dir") === "down" ? "down" : "up");
    state.q = field.value = query.get("q") || "";
    for (const { column, select } of choices) {
      select.value = query.get(column.key) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    show();
  };

  /* --- CSV ------------------------------------------------------------------------------------------- */

  /* A spreadsheet takes what begins with one of these for a formula. */
  const field4180 = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

  const extras = [...new Set([...table.querySelectorAll("[data-csv]")].map(({ dataset }) => dataset.csv))];

  const record = ({ row }) => {
    const cells = [...row.cells].map((cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll("[data-csv], svg, [aria-hidden]").forEach((part) => part.remove());
      copy.querySelectorAll("br").forEach((part) => part.replaceWith(" · "));
      return tidy(copy.textContent).replace(/( ·)+$/, "");
    });
    const more = extras.map((name) => {
      const part = [...row.querySelectorAll("[data-csv]")].find(({ dataset }) => dataset.csv === name);
      return part ? tidy(part.textContent) : "";
    });
    const link = row.querySelector("a[href]");
    return [...cells, ...more, link ? link.href : ""];
  };

  const csv = () => {
    const heads = [...columns.map(({ name }) => name), ...extras, say("table-address")];
    const lines = [heads, ...shown().map(record)].map((cells) => cells.map(field4180).join(","));
    return `\uFEFF${lines.join("\r\n")}\r\n`;
  };

  save.addEventListener("click", () => {
    const address = URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: `${scroller.dataset.register}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });

  /* --- begin ----------------------------------------------------------------------------------------- */

  const changed = () => {
    state.q = field.value;
    show();
    remember();
  };
  field.addEventListener("input", changed);
  for (const { select } of choices) select.addEventListener("change", changed);
  clear.addEventListener("click", () => {
    Object.assign(state, { sort: "", dir: "", q: "" });
    field.value = "";
    for (const { select } of choices) select.value = "";
    show();
    remember();
    field.focus();
  });
  addEventListener("popstate", recall);
  recall(); // first, so that the number of rows is not announced before anybody asked
  const room = document.querySelector(".register-room");
  if (room) room.replaceWith(controls);
  else scroller.before(controls);
})();
