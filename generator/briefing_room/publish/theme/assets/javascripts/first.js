/* Before the first paint: that scripts run, and whether the page is read from a folder; the colours and text size that
   the reader chose (see preferences.js). */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js", location.protocol.slice(0, -1));
  try {
    const { scheme, size } = JSON.parse(localStorage.getItem("briefing-room") ?? "{}") ?? {};
    if (/^(light|dark)$/.test(scheme)) root.dataset.scheme = scheme;
    if (/^(large|larger)$/.test(size)) root.dataset.size = size;
  } catch { /* Storage may be forbidden or spoilt: the page then looks as the system has it. */ }
})();
