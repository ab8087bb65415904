// In: nothing. Out: what can be wrong with the papers that a publication asks for.
import type { Rule } from '../base/diagnostic.ts';

export const unknownEdition: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-edition',
  severity: 'error',
  fr: ({ name, near, all }) => ({
    message: `il n’y a pas d’édition « ${name} »`,
    hint: near ? `vouliez-vous dire « ${near} » ?` : `au choix : ${all.join(', ')}`,
  }),
  en: ({ name, near, all }) => ({
    message: `there is no edition "${name}"`,
    hint: near ? `did you mean "${near}"?` : `one of: ${all.join(', ')}`,
  }),
};

export const paleAccent: Rule<{ colour: string; ratio: number }> = {
  name: 'pale-accent',
  severity: 'warning',
  fr: ({ colour, ratio }) => ({
    message: `l’accent « ${colour} » n’est pas assez foncé : contraste ${ratio.toFixed(1).replace('.', ',')} sur le papier, 7 au moins`,
    hint: 'choisissez une couleur plus sombre, pour ceux qui voient mal',
  }),
  en: ({ colour, ratio }) => ({
    message: `the accent "${colour}" is too pale: contrast ${ratio.toFixed(1)} on paper, 7 at least`,
    hint: 'choose a darker colour',
  }),
};

/** 1 260: the thousands apart, as French print sets them. */
export const thousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
const named = (name: string, text: string) => (name === '' ? text : `« ${name} » : ${text}`);

export const tooManySigns: Rule<{ name: string; signs: number; limit: number }> = {
  name: 'too-many-signs',
  severity: 'warning',
  fr: ({ name, signs, limit }) => ({
    message: named(name, `${thousands(signs)} signes pour ${thousands(limit)} : ${thousands(signs - limit)} de trop`),
    hint: 'la longueur permise est dépassée à partir d’ici ; les espaces comptent, les titres et la signature non',
  }),
  en: ({ name, signs, limit }) => ({
    message: `${name === '' ? '' : `"${name}": `}${signs} signs for ${limit}: ${signs - limit} too many`,
    hint: 'the length is passed from here on; spaces count, headings and the signature do not',
  }),
};

export const signsLeft: Rule<{ name: string; signs: number; limit: number }> = {
  name: 'signs-left',
  severity: 'note',
  fr: ({ name, signs, limit }) => ({
    message: named(
      name,
      signs === limit
        ? `${thousands(signs)} signes pour ${thousands(limit)} : c’est la longueur exacte`
        : `${thousands(signs)} signes pour ${thousands(limit)} : il en reste ${thousands(limit - signs)}`,
    ),
  }),
  en: ({ name, signs, limit }) => ({
    message: `${name === '' ? '' : `"${name}": `}${signs} signs for ${limit}: ${limit - signs} left`,
  }),
};
