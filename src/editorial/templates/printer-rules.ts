// In: nothing. Out: what can be wrong with a printer's profile.
import type { Rule } from '../../base/diagnostic.ts';

export const unknownPrinter: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-printer',
  severity: 'error',
  fr: ({ name, near, all }) => ({
    message: `il n’y a pas d’imprimeur « ${name} » dans content/imprimeurs/`,
    hint: near
      ? `vouliez-vous dire « ${near} » ?`
      : all.length > 0
        ? `au choix : ${all.join(', ')}`
        : `écrivez ce qu’il demande dans content/imprimeurs/${name}.yaml`,
  }),
  en: ({ name, near, all }) => ({
    message: `there is no printer "${name}" in content/imprimeurs/`,
    hint: near
      ? `did you mean "${near}"?`
      : all.length > 0
        ? `one of: ${all.join(', ')}`
        : `write what he asks for in content/imprimeurs/${name}.yaml`,
  }),
};

export const severalPrinters: Rule<{ all: readonly string[] }> = {
  name: 'several-printers',
  severity: 'error',
  fr: ({ all }) => ({
    message: 'content/imprimeurs/ a plusieurs imprimeurs : lequel imprime ce papier ?',
    hint: `écrivez par exemple « editions: [{nom: imprimeur, profil: ${all[0]}}] » ; au choix : ${all.join(', ')}`,
  }),
  en: ({ all }) => ({
    message: 'content/imprimeurs/ has several printers: which prints this paper?',
    hint: `write for example "editions: [{nom: imprimeur, profil: ${all[0]}}]"; one of: ${all.join(', ')}`,
  }),
};

export const missingIcc: Rule<{ path: string }> = {
  name: 'missing-icc-profile',
  severity: 'warning',
  fr: ({ path }) => ({
    message: `le profil ICC « ${path} » n’est pas là : les couleurs sont converties sans lui, et le PDF ne se dit pas PDF/X-4`,
    hint: 'demandez ce fichier à l’imprimeur et posez-le à côté de son fichier, dans content/imprimeurs/',
  }),
  en: ({ path }) => ({
    message: `the ICC profile "${path}" is not there: colours are converted without it, and the PDF does not say that it is PDF/X-4`,
    hint: 'ask the printer for the file and put it beside his own, in content/imprimeurs/',
  }),
};

export const missingInk: Rule<Record<never, never>> = {
  name: 'missing-second-ink',
  severity: 'warning',
  fr: () => ({
    message: '« deux-encres » ne dit pas quelle est la seconde : tout est imprimé en noir',
    hint: 'ajoutez « encre: {nom: rouge, couleur: "#98280C"} »',
  }),
  en: () => ({
    message: '"deux-encres" does not say which is the second: all is printed in black',
    hint: 'add "encre: {nom: rouge, couleur: "#98280C"}"',
  }),
};
