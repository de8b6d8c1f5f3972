/* Copying a statement: its address, or its text with its quotes. */
const Copying = (() => {
  "use strict";
  const { make, say } = Page;
  const { textOf, addBeside } = Statements;

  /* --- what is copied, and said about it */

  const status = make("p", { class: "br-said", role: "status" });
  let silence = 0;
  const tell = (/** @type {string} */ text) => {
    clearTimeout(silence);
    status.textContent = text;
    silence = setTimeout(() => { status.textContent = ""; }, 4000);
  };

  const copyOldWay = (/** @type {string} */ text) => {
    const field = make("textarea", { class: "br-unseen", "aria-hidden": "true" }, text);
    document.body.append(field);
    field.select();
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    } finally {
      field.remove();
    }
  };

  const copied = async (/** @type {string} */ text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOldWay(text);
    }
  };

  const copy = async (/** @type {string} */ text, said = say("copied")) =>
    tell((await copied(text)) ? said : say("copy-failed"));

  /* --- the menu, one for the page, made when it is first asked for */

  /** @type {HTMLElement | null} */
  let menu = null;
  /** @type {{ button: HTMLElement, statement: Element } | null} */
  let asking = null; // the button that asked

  /** @type {(key: string, what: (statement: Element) => string) => HTMLElement} */
  const choice = (key, what) => make("button", { type: "button", click: async () => {
    if (!asking) return;
    const { button, statement } = asking;
    menu?.hidePopover();
    await copy(what(statement));
    button.focus();
  } }, say(key));

  const letGo = () => {
    asking?.button.setAttribute("aria-expanded", "false");
    asking = null;
  };

  const makeMenu = () => {
    const made = make("div", {
      class: "br-copy-menu", popover: "auto", role: "group", "aria-label": say("copy"),
      toggle: (event) => {
        if (/** @type {ToggleEvent} */ (event).newState === "open" || !asking) return;
        const lost = made.contains(document.activeElement) || document.activeElement === document.body;
        if (lost) asking.button.focus({ preventScroll: true }); // the reader may be elsewhere by now
        letGo();
      },
      focusout: (event) => {
        const to = /** @type {Node | null} */ (/** @type {FocusEvent} */ (event).relatedTarget);
        if (to && to !== asking?.button && !made.contains(to)) made.hidePopover();
      },
      keydown: (event) => {
        if (!/^Arrow(Up|Down)$/.test(/** @type {KeyboardEvent} */ (event).key)) return;
        event.preventDefault();
        (document.activeElement === link ? text : link).focus();
      },
    });
    const link = choice("copy-link", Statements.addressOf);
    const text = choice("copy-text", Statements.asText);
    made.append(link, text);
    return made;
  };

  /** @type {(shown: HTMLElement, button: Element) => void} */
  const place = (shown, button) => {
    const at = button.getBoundingClientRect();
    const most = document.documentElement.clientWidth - shown.offsetWidth - 8;
    const left = Math.min(Math.max(8, at.right - shown.offsetWidth), most);
    const fitsBelow = at.bottom + shown.offsetHeight + 8 < innerHeight;
    shown.style.left = `${Math.max(8, left) + scrollX}px`;
    shown.style.top = `${(fitsBelow ? at.bottom : at.top - shown.offsetHeight) + scrollY}px`;
  };

  /** @type {(button: HTMLElement, statement: Element) => void} */
  const ask = (button, statement) => {
    if (!("popover" in button)) { // a browser of before 2024, which shows no menu: all of it, the address too
      copy(Statements.asText(statement));
      return;
    }
    menu ??= makeMenu();
    if (asking?.button === button) {
      menu.hidePopover();
      return;
    }
    letGo();
    if (menu.matches(":popover-open")) menu.hidePopover();
    button.after(menu);
    asking = { button, statement };
    button.setAttribute("aria-expanded", "true");
    menu.showPopover();
    place(menu, button);
    menu.querySelector("button")?.focus();
  };

  for (const statement of Statements.all) {
    const label = say("copy-this", { words: textOf(statement) });
    /** @type {HTMLElement} */
    const button = make("button", {
      type: "button", class: "br-copy", "aria-expanded": "false", "aria-label": label,
      click: () => ask(button, statement),
    });
    addBeside(statement, button);
  }
  document.body.append(status);

  return Object.freeze({ copy });
})();
