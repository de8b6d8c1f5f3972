/* The findings of a preview: folded until they change, their cures copied, and no more of the page hidden than shown. */
(() => {
  "use strict";
  const panel = /** @type {HTMLElement} */ (document.currentScript?.parentElement);
  const fold = /** @type {HTMLDetailsElement} */ (panel.querySelector("details"));
  const status = /** @type {HTMLElement} */ (panel.querySelector(".desk-trouble__said"));
  const { findings = "", copied = "", failed = "" } = panel.dataset;
  const KEY = "br-findings-folded";

  try {
    fold.open = localStorage.getItem(KEY) !== findings;
  } catch { /* without storage it is open on each page */ }
  fold.addEventListener("toggle", () => {
    try {
      if (fold.open) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, findings);
    } catch { /* as above */ }
  });

  // What has the focus, and the end of the page, can be scrolled above it.
  new ResizeObserver(() => {
    const height = `${panel.offsetHeight}px`;
    document.documentElement.style.scrollPaddingBlockEnd = height;
    document.body.style.paddingBlockEnd = height;
  }).observe(panel);

  const copyOldWay = (/** @type {string} */ text) => {
    const field = document.createElement("textarea");
    field.value = text;
    panel.append(field);
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    } finally {
      field.remove();
    }
  };

  panel.addEventListener("click", async (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (!button) return;
    const text = button.dataset.copy ?? "";
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      done = copyOldWay(text);
      button.focus({ preventScroll: true });
    }
    status.textContent = done ? copied : failed;
    setTimeout(() => { status.textContent = ""; }, 4000);
  });
})();
