// In: nothing. Out: what can go wrong when text meets paper.
import type { Rule } from '../../base/diagnostic.ts';

const shortened = (word: string) => (word.length > 40 ? `${word.slice(0, 30)}…` : word);
const millimetres = (points: number) => Math.round((points * 25.4) / 72);

export const tooTall: Rule<{ readonly height: number; readonly room: number }> = {
  name: 'too-tall',
  severity: 'error',
  fr: ({ height, room }) => ({
    message: `ce bloc ne peut pas être coupé et il est plus haut que la page : ${millimetres(height)} mm pour ${millimetres(room)} mm de place`,
    hint: 'réduisez-le, ou partagez-le en deux',
  }),
  en: ({ height, room }) => ({
    message: `this block cannot be broken and is taller than the page: ${millimetres(height)} mm in ${millimetres(room)} mm of room`,
    hint: 'make it smaller, or split it in two',
  }),
};

export const wordTooWide: Rule<{ readonly word: string }> = {
  name: 'word-too-wide',
  severity: 'warning',
  fr: ({ word }) => ({
    message: `le mot « ${shortened(word)} » est plus large que sa colonne`,
    hint: 'choisissez un mot plus court, élargissez la colonne, ou indiquez où le couper avec un trait d’union conditionnel (&shy;)',
  }),
  en: ({ word }) => ({
    message: `the word “${shortened(word)}” is wider than its column`,
    hint: 'choose a shorter word, widen the column, or say where to cut it with a soft hyphen (&shy;)',
  }),
};

export const tooManyPages: Rule<{ readonly pages: number }> = {
  name: 'too-many-pages',
  severity: 'error',
  fr: ({ pages }) => ({
    message: `ce document dépasse ${pages} pages : la suite n’est pas imprimée`,
    hint: 'partagez-le en plusieurs publications',
  }),
  en: ({ pages }) => ({
    message: `this document runs over ${pages} pages: the rest is not printed`,
    hint: 'split it into several publications',
  }),
};

export const pageNumbersUnsettled: Rule<{ readonly names: readonly string[] }> = {
  name: 'page-numbers-unsettled',
  severity: 'warning',
  fr: ({ names }) => ({
    message: `des numéros de page changent à chaque mise en page et peuvent être faux : ${names.join(', ')}`,
    hint: 'laissez plus de place à ces numéros (une largeur fixe dans le sommaire, par exemple)',
  }),
  en: ({ names }) => ({
    message: `some page numbers change each time pages are made and may be wrong: ${names.join(', ')}`,
    hint: 'give these numbers more room (a fixed width in the contents, for instance)',
  }),
};

export const brokenAnyway: Rule<Record<string, never>> = {
  name: 'broken-anyway',
  severity: 'warning',
  fr: () => ({
    message: 'ce bloc ne devait pas être coupé, mais il est plus haut que la page : il continue sur la suivante',
    hint: 'raccourcissez-le, ou partagez-le en deux',
  }),
  en: () => ({
    message: 'this block was not to be broken, but it is taller than the page: it goes on on the next',
    hint: 'make it shorter, or split it in two',
  }),
};

export const cellTooTall: Rule<Record<string, never>> = {
  name: 'cell-too-tall',
  severity: 'note',
  fr: () => ({
    message: 'cette case de tableau est plus haute que la page : elle continue sur la suivante',
    hint: 'partagez-la en plusieurs lignes de tableau',
  }),
  en: () => ({
    message: 'this cell of a table is taller than the page: it goes on on the next',
    hint: 'split it into several rows',
  }),
};

export const pageWithoutRoom: Rule<Record<string, never>> = {
  name: 'page-without-room',
  severity: 'error',
  fr: () => ({
    message: 'les marges ne laissent aucune place au texte sur la page',
    hint: 'réduisez les marges dans la règle @page',
  }),
  en: () => ({
    message: 'the margins leave no room for text on the page',
    hint: 'reduce the margins in the @page rule',
  }),
};

export const nestedColumns: Rule<Record<string, never>> = {
  name: 'nested-columns',
  severity: 'note',
  fr: () => ({
    message: 'des colonnes dans des colonnes se lisent mal',
    hint: 'gardez un seul niveau de colonnes',
  }),
  en: () => ({ message: 'columns inside columns are hard to read', hint: 'keep one level of columns' }),
};
