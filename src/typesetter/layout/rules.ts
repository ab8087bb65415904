// In: nothing. Out: what can go wrong when text meets paper.
import type { Rule } from '../../base/diagnostic.ts';

const millimetres = (points: number) => Math.round((points * 25.4) / 72);

export const tooTall: Rule<{ readonly height: number; readonly room: number }> = {
  name: 'too-tall',
  severity: 'error',
  fr: ({ height, room }) => ({
    message: `Ce bloc ne peut pas être coupé et il est plus haut que la page : ${millimetres(height)} mm pour ${millimetres(room)} mm de place.`,
    hint: 'Réduisez-le, ou partagez-le en deux.',
  }),
  en: ({ height, room }) => ({
    message: `This block cannot be broken and is taller than the page: ${millimetres(height)} mm in ${millimetres(room)} mm of room.`,
    hint: 'Make it smaller, or split it in two.',
  }),
};

export const wordTooWide: Rule<{ readonly word: string }> = {
  name: 'word-too-wide',
  severity: 'warning',
  fr: ({ word }) => ({
    message: `Le mot « ${word} » est plus large que sa colonne.`,
    hint: 'Choisissez un mot plus court, élargissez la colonne, ou indiquez où le couper avec un trait d’union conditionnel (&shy;).',
  }),
  en: ({ word }) => ({
    message: `The word “${word}” is wider than its column.`,
    hint: 'Choose a shorter word, widen the column, or say where to cut it with a soft hyphen (&shy;).',
  }),
};

export const tooManyPages: Rule<{ readonly pages: number }> = {
  name: 'too-many-pages',
  severity: 'error',
  fr: ({ pages }) => ({
    message: `Ce document dépasse ${pages} pages : la suite n’est pas imprimée.`,
    hint: 'Partagez-le en plusieurs publications.',
  }),
  en: ({ pages }) => ({
    message: `This document runs over ${pages} pages: the rest is not printed.`,
    hint: 'Split it into several publications.',
  }),
};

export const pageNumbersUnsettled: Rule<{ readonly names: readonly string[] }> = {
  name: 'page-numbers-unsettled',
  severity: 'warning',
  fr: ({ names }) => ({
    message: `Des numéros de page changent à chaque mise en page et peuvent être faux : ${names.join(', ')}.`,
    hint: 'Laissez plus de place à ces numéros (une largeur fixe dans le sommaire, par exemple).',
  }),
  en: ({ names }) => ({
    message: `Some page numbers change each time pages are made and may be wrong: ${names.join(', ')}.`,
    hint: 'Give these numbers more room (a fixed width in the contents, for instance).',
  }),
};

export const unknownTarget: Rule<{ readonly target: string }> = {
  name: 'unknown-target',
  severity: 'warning',
  fr: ({ target }) => ({
    message: `Le renvoi « ${target} » ne mène nulle part : aucun élément ne porte ce nom.`,
    hint: 'Vérifiez l’identifiant (id) de l’élément visé.',
  }),
  en: ({ target }) => ({
    message: `The reference “${target}” leads nowhere: no element bears that name.`,
    hint: 'Check the id of the element it points to.',
  }),
};

export const pageWithoutRoom: Rule<Record<string, never>> = {
  name: 'page-without-room',
  severity: 'error',
  fr: () => ({
    message: 'Les marges ne laissent aucune place au texte sur la page.',
    hint: 'Réduisez les marges dans la règle @page.',
  }),
  en: () => ({
    message: 'The margins leave no room for text on the page.',
    hint: 'Reduce the margins in the @page rule.',
  }),
};

export const nestedColumns: Rule<Record<string, never>> = {
  name: 'nested-columns',
  severity: 'note',
  fr: () => ({
    message: 'Des colonnes dans des colonnes se lisent mal.',
    hint: 'Gardez un seul niveau de colonnes.',
  }),
  en: () => ({ message: 'Columns inside columns are hard to read.', hint: 'Keep one level of columns.' }),
};

export const LAYOUT_RULES = [
  tooTall,
  wordTooWide,
  tooManyPages,
  pageNumbersUnsettled,
  unknownTarget,
  pageWithoutRoom,
  nestedColumns,
] as const;
