// What our styles are held to, each rule with its reason. `make lint` runs it.
// What the skeleton and the scripts own is a block with its parts and states: br-find, br-find__hits, br-page--wide.
// Everything else is a word of the handbook: likelihood, bottom-line.
const CLASS = "^(br(-[a-z]+)+(__[a-z]+(-[a-z]+)*)?(--[a-z]+)?|[a-z]+(-[a-z0-9]+)*)$";

export default {
  reportNeedlessDisables: true,
  reportInvalidScopeDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    // Mistakes that a browser passes over in silence.
    "at-rule-no-unknown": true,
    "annotation-no-unknown": true,
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "comment-no-empty": true,
    "custom-property-no-missing-var-function": true,
    "declaration-block-no-duplicate-custom-properties": true,
    "declaration-block-no-duplicate-properties": [true, {
      ignore: ["consecutive-duplicates-with-different-values"], // the second for browsers that know it
    }],
    "declaration-block-no-shorthand-property-overrides": true,
    "declaration-property-value-no-unknown": true,
    "function-calc-no-unspaced-operator": true,
    "function-no-unknown": true,
    "font-family-no-duplicate-names": true,
    "font-family-no-missing-generic-family-keyword": true,
    "keyframe-declaration-no-important": true,
    "media-feature-name-no-unknown": true,
    "media-query-no-invalid": true,
    "named-grid-areas-no-invalid": true,
    "no-duplicate-at-import-rules": true,
    "no-duplicate-selectors": true, // a rule is said once
    "no-invalid-position-at-import-rule": true,
    "property-no-unknown": true,
    "selector-anb-no-unmatchable": true,
    "selector-pseudo-class-no-unknown": true,
    "selector-pseudo-element-no-unknown": true,
    "selector-type-no-unknown": true,
    "string-no-newline": true,
    "unit-no-unknown": true,

    // What would load or hide something.
    "at-rule-disallowed-list": ["import"], // one request each, and one after the other
    "function-url-scheme-disallowed-list": ["data", "http", "https"], // a strict Content-Security-Policy refuses them
    "declaration-no-important": true, // the order of the files decides

    // One place for colours: another look is another set of custom properties, at the head of layout.css.
    "color-named": "never",
    "declaration-property-value-disallowed-list": { "/^(?!--)/": ["/#[0-9a-f]{3,}/", "/(light-dark|rgb|hsl)a?\\(/"] },

    // Names (see CONTRIBUTING.md).
    "selector-class-pattern": CLASS,
    "selector-id-pattern": "^_", // the page's own; others are addresses of statements
    "selector-max-universal": 2,

    // One way to say each thing.
    "alpha-value-notation": "number",
    "at-rule-empty-line-before": ["always", { except: ["first-nested"], ignore: ["after-comment"] }],
    "color-function-notation": "modern",
    "color-hex-length": "long",
    "custom-property-pattern": "^(br|md)-[a-z]+(--?[a-z]+)*$", // ours, and Material's
    "function-name-case": "lower",
    "length-zero-no-unit": true,
    "media-feature-range-notation": "prefix", // as older browsers know it
    "number-max-precision": 4,
    "rule-empty-line-before": ["always-multi-line", { except: ["first-nested"], ignore: ["after-comment"] }],
    "selector-attribute-quotes": "always",
    "selector-pseudo-element-colon-notation": "double",
    "selector-type-case": "lower",
    "shorthand-property-no-redundant-values": true,
    "value-keyword-case": ["lower", {
      ignoreKeywords: ["GrayText", "Highlight", "CanvasText", "LinkText", "Canvas"], // the system's colours
      ignoreProperties: [/^--/], // names of fonts
    }],
  },
};
