// Half of the editions run from right to left: a sheet says start and end. Colours and sizes come from tokens.
export default {
  plugins: ["stylelint-use-logical"],
  rules: {
    // `float` needs its sides for browsers of the floor; `make tidy` sees that each says why.
    "csstools/use-logical": ["always", { except: [/^(min-|max-)?(width|height)$/, /^float$/] }],
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-properties": [true, { ignore: ["consecutive-duplicates-with-different-values"] }],
    "declaration-no-important": null,
    "font-family-no-duplicate-names": true,
    "no-duplicate-at-import-rules": true,
    "no-invalid-double-slash-comments": true,
    "property-no-unknown": true,
    "selector-pseudo-class-no-unknown": true,
    "selector-pseudo-element-no-unknown": true,
    "selector-type-no-unknown": true,
    "unit-no-unknown": true,
  },
};
