// In: nothing. Out: what can be wrong with the fields of a form.
import type { Rule } from '../../base/diagnostic.ts';

export const unknownField: Rule<{ mark: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-field',
  severity: 'error',
  fr: ({ mark, near, all }) => ({
    message: `« ${mark} » n’est pas un champ à remplir`,
    hint: near
      ? `vouliez-vous dire « [${near}] » ?`
      : `au choix : ${all.map((one) => `[${one}]`).join(', ')}, ou « [ ] » pour une case à cocher`,
  }),
  en: ({ mark, near, all }) => ({
    message: `"${mark}" is no field to fill in`,
    hint: near ? `did you mean "[${near}]"?` : `one of: ${all.map((one) => `[${one}]`).join(', ')}, or "[ ]"`,
  }),
};

export const fieldTooLong: Rule<{ mark: string; most: number; what: string }> = {
  name: 'field-too-long',
  severity: 'error',
  fr: ({ mark, most, what }) => ({
    message: `« ${mark} » ne tient pas sur la feuille : ${most} ${what} au plus, et au moins 1`,
    hint: 'partagez-le en plusieurs champs',
  }),
  en: ({ mark, most, what }) => ({
    message: `"${mark}" does not fit the sheet: from 1 to ${most} (${what})`,
    hint: 'make several fields of it',
  }),
};

export const unnamedBox: Rule<object> = {
  name: 'unnamed-box',
  severity: 'warning',
  fr: () => ({
    message: 'cette case à cocher ne dit pas ce qu’elle coche',
    hint: 'écrivez ses mots après elle : « [ ] oui   [ ] non »',
  }),
  en: () => ({ message: 'this box does not say what it ticks', hint: 'write its words after it: "[ ] oui   [ ] non"' }),
};

export const unnamedField: Rule<{ mark: string }> = {
  name: 'unnamed-field',
  severity: 'warning',
  fr: ({ mark }) => ({
    message: `rien ne dit quoi écrire dans « ${mark} »`,
    hint: `écrivez-le devant, sur la même ligne : « Code postal : ${mark} »`,
  }),
  en: ({ mark }) => ({
    message: `nothing says what to write in "${mark}"`,
    hint: `say so before it, on the same line: "Code postal : ${mark}"`,
  }),
};
