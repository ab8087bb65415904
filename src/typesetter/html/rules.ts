// In: nothing. Out: what can be wrong with HTML.
import type { Rule } from '../../base/diagnostic.ts';

export const nestingTooDeep: Rule<{ limit: number }> = {
  name: 'nesting-too-deep',
  severity: 'warning',
  fr: ({ limit }) => ({
    message: `plus de ${limit} éléments sont emboîtés les uns dans les autres : la suite est mise à plat`,
    hint: 'vérifiez que chaque balise ouverte est bien refermée',
  }),
  en: ({ limit }) => ({
    message: `more than ${limit} elements are nested in one another: the rest is flattened`,
    hint: 'check that each opened tag is closed',
  }),
};

export const unclosedElement: Rule<{ name: string }> = {
  name: 'unclosed-element',
  severity: 'warning',
  fr: ({ name }) => ({
    message: `la balise <${name}> n’est jamais refermée`,
    hint: `ajoutez </${name}> là où l’élément finit`,
  }),
  en: ({ name }) => ({ message: `<${name}> is never closed`, hint: `add </${name}> where the element ends` }),
};

export const unexpectedEndTag: Rule<{ name: string }> = {
  name: 'unexpected-end-tag',
  severity: 'warning',
  fr: ({ name }) => ({
    message: `la balise </${name}> ne referme rien`,
    hint: `retirez-la, ou ajoutez <${name}> là où l’élément commence`,
  }),
  en: ({ name }) => ({
    message: `</${name}> closes nothing`,
    hint: `remove it, or add <${name}> where the element begins`,
  }),
};

export const unclosedQuote: Rule<{ name: string; attribute: string }> = {
  name: 'unclosed-quote',
  severity: 'error',
  fr: ({ name, attribute }) => ({
    message: `dans la balise <${name}>, un guillemet ouvert après « ${attribute}= » n’est pas fermé`,
    hint: `écrivez ${attribute}="…" avec un guillemet de chaque côté`,
  }),
  en: ({ name, attribute }) => ({
    message: `in <${name}>, a quote opened after "${attribute}=" is not closed`,
    hint: `write ${attribute}="…" with a quote on each side`,
  }),
};
