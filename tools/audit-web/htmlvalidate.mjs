// What html-validate asks of every page: all it recommends, but for what is a matter of taste and not of validity.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // HTML does not tell capital letters from small ones here.
    "doctype-style": "off",
    // Templates leave it, and it compresses to nothing.
    "no-trailing-whitespace": "off",
    // Python-Markdown writes <hr />, which HTML allows and ignores.
    "void-style": "off",
    // A briefing is called what its analyst calls it, and a search engine may cut that.
    "long-title": "off",
    // ARIA lets a list, a figure or a group have a name.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
    // HTML wants one character and no space. Our anchors may begin with an underscore, so that none is taken by a desk.
    "valid-id": ["error", { relaxed: true }],
  },
};
