// In: nothing. Out: the stylesheet that says BROUILLON on each page of a draft.

export const DRAFT_SHEET = {
  path: 'templates/brouillon.css',
  text: `body::before {
  content: "BROUILLON"; position: fixed; z-index: 9999; top: 0; right: 0; padding: 2pt 10pt;
  font: 700 14pt/18pt sans-serif; letter-spacing: 2pt; color: #fff; background: #b00020;
}`,
};
