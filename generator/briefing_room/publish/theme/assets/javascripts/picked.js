/* On the page of a source: words that are selected can be copied as evidence, and say who quotes them already. */
(() => {
  "use strict";
  const { make, say } = Page;
  const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-source]"));
  /** @type {HTMLElement[]} */
  const shown = Array.from(document.querySelectorAll("[data-words]"));
  const words = Picking.read(shown.map((one) => (
    { text: one.textContent ?? "", numbers: one.dataset.words ?? "", where: one.dataset.in ?? "" })));
  const source = {
    id: script?.dataset.source ?? "",
    translated: document.getElementById("_text")?.dataset.translated ?? "",
  };
  const bar = make("div", {
    class: "br-pick", role: "group", "aria-label": say("pick"), hidden: true,
    pointerdown: (event) => event.preventDefault(), // or the selection would be gone
    keydown: (event) => { if (/** @type {KeyboardEvent} */ (event).key === "Escape") bar.hidden = true; },
  });

  /* How far into an element a point of the page lies, in characters. */
  /** @type {(element: Node, node: Node, offset: number) => number} */
  const into = (element, node, offset) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.setEnd(node, offset);
    return range.toString().length;
  };

  /* The first and the last word of a selection, each whole, as far as they are shown beside each other. */
  /** @type {(range: Range) => [number, number] | null} */
  const met = (range) => {
    const ends = shown.map((one) => (range.intersectsNode(one) ? [
      one.contains(range.startContainer) ? into(one, range.startContainer, range.startOffset) : 0,
      one.contains(range.endContainer) ? into(one, range.endContainer, range.endOffset) : Infinity,
    ] : [0, 0]));
    const within = words.map(({ block, from, to }) => {
      const [start = 0, end = 0] = ends[block] ?? [];
      return start < to && from < end;
    });
    const first = within.indexOf(true);
    let last = first;
    while (within[last + 1] && !words[last + 1]?.apart) last += 1;
    return first < 0 ? null : [first, last];
  };

  /* Links to the statements that quote what is selected. */
  const users = (/** @type {Range} */ range) => {
    const marks = [...document.querySelectorAll("mark.passage")].filter((mark) => range.intersectsNode(mark));
    const anchors = new Set(marks.map((mark) => mark.id || mark.getAttribute("data-of")));
    const numbers = [...document.querySelectorAll(".passage-number")].filter((one) =>
      anchors.has((one.getAttribute("href") ?? "").slice(1)));
    const links = numbers.flatMap((one) => [...one.parentElement?.querySelectorAll("a:not(.passage-number)") ?? []]);
    return new Map(links.map((link) => [link.getAttribute("href"), link.cloneNode(true)])).values();
  };

  /** @type {(entry: PickedEntry, used: Node[]) => (HTMLElement | string)[]} */
  const parts = ({ text = "", quote = "", more = false, missing }, used) => {
    const said = missing ?? (more ? "pick-more" : "");
    const copy = () => Copying.copy(text, say("pick-copied", { words: quote }));
    return [
      text ? make("button", { type: "button", click: copy }, say("pick")) : "",
      text ? make("code", {}, text) : "",
      said ? make("p", {}, say(said)) : "",
      used.length ? make("p", {}, say("pick-used"), ...used.flatMap((link) => [" ", link])) : "",
    ];
  };

  const look = () => {
    if (bar.contains(document.activeElement)) return;
    const chosen = getSelection();
    const range = chosen?.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
    const picked = range && met(range);
    bar.hidden = !picked;
    if (!picked) return;
    bar.replaceChildren(...parts(Picking.entry(words, picked, source), [...users(range)]));
    shown[words[picked[1]]?.block ?? 0]?.after(bar);
  };

  /* The next stop of the Tab key is the button, wherever a browser would begin to look for one. */
  document.addEventListener("keydown", (event) => {
    const button = bar.hidden ? null : bar.querySelector("button");
    if (event.key !== "Tab" || event.shiftKey || !button || document.activeElement?.contains(bar) === false) return;
    event.preventDefault();
    button.focus();
  });

  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  });
})();
