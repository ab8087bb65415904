// In: nothing. Out: what can be wrong with a style sheet, in words.

import type { Rule } from '../../base/diagnostic.ts';
import type { Refusal } from '../../base/host.ts';
import type { Instead } from './passed-over.ts';

const short = (text: string) => {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 59)}…` : flat;
};

export const unknownProperty: Rule<{ readonly name: string; readonly nearest: string | undefined }> = {
  name: 'unknown-property',
  severity: 'warning',
  fr: ({ name, nearest }) => ({
    message: `la propriété CSS « ${short(name)} » n’existe pas : elle est ignorée`,
    ...(nearest !== undefined && { hint: `vouliez-vous écrire « ${nearest} » ?` }),
  }),
  en: ({ name, nearest }) => ({
    message: `there is no CSS property “${short(name)}”: it is ignored`,
    ...(nearest !== undefined && { hint: `did you mean “${nearest}”?` }),
  }),
};

export const unsupportedProperty: Rule<{ readonly name: string; readonly instead: Instead | undefined }> = {
  name: 'unsupported-property',
  severity: 'warning',
  fr: ({ name, instead }) => ({
    message: `la propriété CSS « ${short(name)} » n’est pas prise en charge : elle est ignorée`,
    hint: instead?.fr ? `à la place : ${instead.fr}` : 'la liste des propriétés comprises est dans docs/css.md',
  }),
  en: ({ name, instead }) => ({
    message: `the CSS property “${short(name)}” is not supported: it is ignored`,
    hint: instead?.en ? `instead: ${instead.en}` : 'docs/css.md lists the properties that are',
  }),
};

export const invalidValue: Rule<{ readonly name: string; readonly value: string }> = {
  name: 'invalid-value',
  severity: 'warning',
  fr: ({ name, value }) => ({
    message: `la valeur « ${short(value)} » n’est pas comprise pour la propriété CSS « ${name} » : elle est ignorée`,
    hint: 'vérifiez l’orthographe et l’unité ; docs/css.md dit ce qui est pris en charge',
  }),
  en: ({ name, value }) => ({
    message: `the value “${short(value)}” is not understood for the CSS property “${name}”: it is ignored`,
    hint: 'check its spelling and its unit; docs/css.md says what is supported',
  }),
};

export const unknownAtRule: Rule<{ readonly name: string }> = {
  name: 'unknown-at-rule',
  severity: 'warning',
  fr: ({ name }) => ({ message: `la règle CSS « @${short(name)} » n’est pas comprise : elle est ignorée` }),
  en: ({ name }) => ({ message: `the CSS rule “@${short(name)}” is not understood: it is ignored` }),
};

export const invalidAtRule: Rule<{ readonly name: string; readonly text: string }> = {
  name: 'invalid-at-rule',
  severity: 'warning',
  fr: ({ name, text }) => ({ message: `la règle CSS « @${name} ${short(text)} » est mal formée : elle est ignorée` }),
  en: ({ name, text }) => ({ message: `the CSS rule “@${name} ${short(text)}” is malformed: it is ignored` }),
};

export const invalidSelector: Rule<{ readonly selector: string }> = {
  name: 'invalid-selector',
  severity: 'warning',
  fr: ({ selector }) => ({
    message: `le sélecteur CSS « ${short(selector)} » n’est pas compris : sa règle est ignorée`,
  }),
  en: ({ selector }) => ({ message: `the CSS selector “${short(selector)}” is not understood: its rule is ignored` }),
};

export const cssSyntax: Rule<{ readonly text: string }> = {
  name: 'css-syntax',
  severity: 'warning',
  fr: ({ text }) => ({
    message: `la feuille de style contient une faute d’écriture${text === '' ? '' : ` : « ${short(text)} »`}`,
    hint: 'il manque souvent un deux-points, un point-virgule ou une accolade à cet endroit ou juste avant',
  }),
  en: ({ text }) => ({
    message: `the style sheet has a syntax error${text === '' ? '' : `: “${short(text)}”`}`,
    hint: 'a colon, a semicolon or a brace is often missing there or just before',
  }),
};

const WHY_FR: Readonly<Record<Refusal, string>> = {
  missing: 'n’existe pas',
  outside: 'est hors du dossier de la commune',
  folder: 'est un dossier',
  'too-large': 'est trop grande',
  unreadable: 'ne peut pas être lue',
};
const WHY_EN: Readonly<Record<Refusal, string>> = {
  missing: 'does not exist',
  outside: 'lies outside the folder',
  folder: 'is a folder',
  'too-large': 'is too large',
  unreadable: 'cannot be read',
};

export const missingStylesheet: Rule<{ readonly url: string; readonly refusal: Refusal }> = {
  name: 'missing-stylesheet',
  severity: 'error',
  fr: ({ url, refusal }) => ({
    message: `la feuille de style « ${short(url)} » ${WHY_FR[refusal]}`,
    hint: 'vérifiez son nom et son emplacement : le chemin part du fichier qui la nomme',
  }),
  en: ({ url, refusal }) => ({
    message: `the style sheet “${short(url)}” ${WHY_EN[refusal]}`,
    hint: 'check its name and where it is: the path starts from the file that names it',
  }),
};

export const remoteStylesheet: Rule<{ readonly url: string }> = {
  name: 'remote-stylesheet',
  severity: 'error',
  fr: ({ url }) => ({
    message: `la feuille de style « ${short(url)} » est sur Internet, et Tambour travaille sans réseau`,
    hint: 'enregistrez-la dans le dossier et nommez-la par son chemin',
  }),
  en: ({ url }) => ({
    message: `the style sheet “${short(url)}” is on the Internet, and Tambour works without a network`,
    hint: 'save it in the folder and name it by its path',
  }),
};

export const importTooDeep: Rule<{ readonly url: string }> = {
  name: 'import-cycle',
  severity: 'warning',
  fr: ({ url }) => ({ message: `la feuille de style « ${short(url)} » s’importe elle-même : cet @import est ignoré` }),
  en: ({ url }) => ({ message: `the style sheet “${short(url)}” imports itself: this @import is ignored` }),
};

export const variableCycle: Rule<{ readonly name: string }> = {
  name: 'variable-cycle',
  severity: 'warning',
  fr: ({ name }) => ({ message: `la variable CSS « ${short(name)} » se définit par elle-même : elle est ignorée` }),
  en: ({ name }) => ({ message: `the CSS variable “${short(name)}” is defined by itself: it is ignored` }),
};
