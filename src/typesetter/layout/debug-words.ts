// In: nothing. Out: the words that `--debug` writes on pages, in French and English.

const FR = {
  legend: {
    margin: 'marge',
    border: 'bordure',
    padding: 'rembourrage',
    content: 'contenu',
    baseline: 'ligne de base',
    column: 'colonne',
    break: 'coupure',
  },
  line: 'lignes : % = espaces élargis ou serrés, « » = mot faible en fin de ligne',
  page: (number: number, name: string) => `page ${number}${name === '' ? '' : ` « ${name} »`}`,
  forced: (which: string, name: string) => `coupure forcée : ${which} de ${name}`,
  pageName: (from: string, to: string) => `coupure forcée : page ${quoted(from)} puis ${quoted(to)}`,
  noRoom: (left: string, need: string, name: string) =>
    `pas de place : il reste ${left} pt, ${name} en demande ${need}`,
  lines: (here: number, left: string) =>
    `paragraphe coupé après ${here} ligne${here > 1 ? 's' : ''}, il reste ${left} pt`,
  widows: (left: string, orphans: number, widows: number) =>
    `veuves et orphelines (orphans ${orphans}, widows ${widows}) : il reste ${left} pt`,
  avoidAfter: (name: string) => `évitée plus bas : break-after: avoid de ${name}`,
  avoidBefore: (name: string) => `évitée plus bas : break-before: avoid après ${name}`,
  avoidInside: (name: string, left: string, need: string) =>
    `évitée dans ${name} : break-inside: avoid, il reste ${left} pt pour ${need}`,
  whole: (name: string, left: string, need: string) => `${name} ne se coupe pas : il reste ${left} pt pour ${need}`,
  rows: (left: string) => `tableau coupé entre deux lignes, il reste ${left} pt`,
  balance: 'colonnes équilibrées',
  better: (left: string) => `meilleure coupure que plus bas, il reste ${left} pt`,
  hyphen: 'césure',
  percent: (percent: number) => `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`,
};

const EN: typeof FR = {
  legend: {
    margin: 'margin',
    border: 'border',
    padding: 'padding',
    content: 'content',
    baseline: 'baseline',
    column: 'column',
    break: 'break',
  },
  line: 'lines: % = spaces wider or narrower, “ ” = weak word at the end',
  page: (number, name) => `page ${number}${name === '' ? '' : ` “${name}”`}`,
  forced: (which, name) => `forced: ${which} of ${name}`,
  pageName: (from, to) => `forced: page ${quoted(from)}, then ${quoted(to)}`,
  noRoom: (left, need, name) => `no room: ${left} pt left, ${name} wants ${need}`,
  lines: (here, left) => `paragraph broken after ${here} line${here > 1 ? 's' : ''}, ${left} pt left`,
  widows: (left, orphans, widows) => `widows and orphans (orphans ${orphans}, widows ${widows}): ${left} pt left`,
  avoidAfter: (name) => `avoided below: break-after: avoid of ${name}`,
  avoidBefore: (name) => `avoided below: break-before: avoid after ${name}`,
  avoidInside: (name, left, need) => `avoided in ${name}: break-inside: avoid, ${left} pt left for ${need}`,
  whole: (name, left, need) => `${name} cannot be broken: ${left} pt left for ${need}`,
  rows: (left) => `table broken between rows, ${left} pt left`,
  balance: 'columns balanced',
  better: (left) => `better than below, ${left} pt left`,
  hyphen: 'hyphen',
  percent: (percent) => `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`,
};

const quoted = (name: string) => (name === '' ? 'auto' : name);

export type DebugWords = typeof FR;

export function debugWords(language: 'fr' | 'en'): DebugWords {
  return language === 'en' ? EN : FR;
}
