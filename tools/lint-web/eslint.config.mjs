// What our scripts are held to, each rule with its reason. `make lint` runs it.
import js from "@eslint/js";

const reader = "scripts only build nodes and set text: what a source says never becomes markup";
const silent = "nothing that a reader does leaves the browser";

export default [
  {
    files: ["generator/briefing_room/publish/theme/assets/javascripts/*.js"],
    languageOptions: {
      ecmaVersion: 2022, // what browsers of 2023 run
      sourceType: "script", // modules do not run from file://, where a site may be read too
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...js.configs.recommended.rules,
      "no-undef": "off", // tsc knows every name, those of the browser included
      "no-unused-vars": ["error", { vars: "local" }], // what a file offers, another one uses
      "no-redeclare": "off", // tsc sees all files at once, and finds two of a name in them

      // What a reader must be able to trust.
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "srcdoc"].map((property) => (
          { property, message: reader })),
        { object: "document", property: "write", message: reader },
        { object: "navigator", property: "sendBeacon", message: silent },
        { object: "document", property: "cookie", message: silent },
      ],
      "no-restricted-globals": ["error", ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "DOMParser"].map(
        (name) => ({ name, message: name === "DOMParser" ? reader : silent }))],

      // What reads as one sentence: short functions, flat, with few things handed over. A file is one purpose.
      "max-lines": ["error", 250],
      "max-lines-per-function": ["error", { max: 40 }], // but for the function around a whole file
      "max-depth": ["error", 3],
      "max-params": ["error", 4],
      "max-nested-callbacks": ["error", 4],
      complexity: ["error", 12],
      "max-len": ["error", 120], // as in Python

      // One way to say each thing.
      eqeqeq: "error",
      strict: ["error", "function"], // each file is one function, and strict
      "no-var": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "prefer-rest-params": "error",
      "prefer-spread": "error",
      "object-shorthand": "error",
      "one-var": ["error", "never"],
      "dot-notation": "error",
      "no-param-reassign": "error", // what is handed in stays what the caller knows
      "no-shadow": "error",
      "no-unneeded-ternary": "error",
      "no-useless-return": "error",
      "no-else-return": "error",
      "no-throw-literal": "error",
      "default-case-last": "error",
      "array-callback-return": "error",
      "consistent-return": "error",
      "no-console": "error", // a reader's console is not ours
      "no-alert": "error",
    },
  },
];
