/* Reading preferences: colours, text size, marks since the last visit, the key that opens the search. */
const Preferences = (() => {
  "use strict";
  const { make, say } = Page;
  const KEPT = "briefing-room"; // first.js reads it, too

  const root = document.documentElement;
  const stored = Page.kept("localStorage", KEPT);
  /** @type {Chosen} */
  const chosen = { scheme: "", size: "", marks: true, keys: true };
  if (stored && typeof stored === "object") Object.assign(chosen, stored);

  const apply = () => {
    for (const key of /** @type {const} */ (["scheme", "size"])) {
      if (chosen[key]) root.dataset[key] = chosen[key];
      else delete root.dataset[key];
    }
    Page.keep("localStorage", KEPT, chosen);
  };

  /** @type {(key: "scheme" | "size", legend: string, values: [string, string][]) => Element} */
  const choices = (key, legend, values) => make("fieldset", {}, make("legend", {}, say(legend)),
    ...values.map(([value, label]) => make("label", {},
      make("input", {
        type: "radio", name: `br-${key}`, value, checked: chosen[key] === value,
        change: () => {
          chosen[key] = value;
          apply();
        },
      }),
      make("span", {}, say(label)))));

  /** @type {(key: "marks" | "keys", then: (on: boolean) => void) => Element} */
  const onOff = (key, then) => make("label", {},
    make("input", {
      type: "checkbox", checked: chosen[key],
      change: (event) => {
        chosen[key] = /** @type {HTMLInputElement} */ (event.target).checked;
        apply();
        then(chosen[key]);
      },
    }),
    make("span", {}, say(key)));

  const makeDialog = () => {
    const close = () => dialog.close();
    const dialog = make("dialog", {
      class: "br-dialog", "aria-labelledby": "_preferences",
      click: (event) => { if (event.target === dialog) close(); },
    },
    make("h2", { id: "_preferences" }, say("preferences")),
    choices("scheme", "colours", [["", "colours-system"], ["light", "colours-light"], ["dark", "colours-dark"]]),
    choices("size", "size", [["", "size-normal"], ["large", "size-large"], ["larger", "size-larger"]]),
    onOff("marks", (on) => (on ? Visits.compare() : Visits.forget())),
    onOff("keys", () => {}), make("p", {}, say("preferences-kept")),
    make("button", { type: "button", class: "br-button br-dialog__close", click: close }, say("preferences-close")));
    document.body.append(dialog);
    return dialog;
  };

  /** @type {HTMLElement | null} */
  const opener = document.querySelector("[data-prefs-open]");

  const offer = () => {
    if (!opener) return;
    /** @type {HTMLDialogElement | null} */
    let dialog = null;
    opener.hidden = false;
    opener.setAttribute("aria-haspopup", "dialog");
    opener.addEventListener("click", () => {
      dialog ??= makeDialog();
      dialog.showModal();
    });
  };

  offer();
  if (chosen.marks) Visits.compare();

  /* A key by itself can be switched off, for those who speak to their browser (WCAG 2.2, 2.1.4), or does nothing. */
  return Object.freeze({ singleKeys: () => opener && Page.kept("localStorage", KEPT)?.keys !== false });
})();
