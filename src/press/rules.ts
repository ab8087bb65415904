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
