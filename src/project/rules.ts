// In: nothing. Out: what can go wrong between a commune's folder and the disk.
import type { Rule } from '../base/diagnostic.ts';

export const sameOutput: Rule<{ other: string; output: string }> = {
  name: 'same-output',
  severity: 'error',
  fr: ({ other, output }) => ({
    message: `ce texte et « ${other} » s’imprimeraient tous deux dans « ${output} »`,
    hint: 'renommez l’un des deux',
  }),
  en: ({ other, output }) => ({ message: `this and "${other}" would both print to "${output}"`, hint: 'rename one' }),
};

export const tooLong: Rule<{ seconds: number }> = {
  name: 'too-long',
  severity: 'error',
  fr: ({ seconds }) => ({
    message: `la mise en page n’a pas fini en ${seconds} secondes : elle a été arrêtée`,
    hint: 'coupez ce texte en plusieurs publications, ou donnez plus de temps : --deadline 300',
  }),
  en: ({ seconds }) => ({
    message: `layout was stopped after ${seconds} seconds`,
    hint: 'give it more: --deadline 300',
  }),
};

export const tooMuchMemory: Rule<object> = {
  name: 'too-much-memory',
  severity: 'error',
  fr: () => ({
    message: 'la mise en page demande plus de 2 Go de mémoire : elle a été arrêtée',
    hint: 'coupez ce texte en plusieurs publications, ou réduisez ses images',
  }),
  en: () => ({ message: 'layout asked for more than 2 GB of memory and was stopped', hint: 'split this text' }),
};

export const internalFault: Rule<{ detail: string }> = {
  name: 'internal-fault',
  severity: 'error',
  fr: ({ detail }) => ({
    message: `Tambour s’est trompé sur ce texte : ${detail}`,
    hint: 'ce n’est pas votre faute : signalez-le avec ce fichier aux auteurs de Tambour',
  }),
  en: ({ detail }) => ({ message: `Tambour failed on this text: ${detail}`, hint: 'not your fault: please report it' }),
};

export const cannotWrite: Rule<{ file: string; busy: boolean; detail: string }> = {
  name: 'cannot-write',
  severity: 'error',
  fr: ({ file, busy, detail }) =>
    busy
      ? {
          message: `« ${file} » ne peut pas être remplacé`,
          hint: 'il est ouvert dans un autre programme : fermez ce PDF',
        }
      : {
          message: `« ${file} » ne peut pas être écrit (${detail})`,
          hint: 'vérifiez la place et les droits du dossier',
        },
  en: ({ file, busy, detail }) =>
    busy
      ? { message: `"${file}" cannot be replaced`, hint: 'it is open in another program: close this PDF' }
      : { message: `"${file}" cannot be written (${detail})`, hint: 'check free space and rights' },
};

export const nothingToPrint: Rule<{ folder: string }> = {
  name: 'nothing-to-print',
  severity: 'warning',
  fr: ({ folder }) => ({
    message: `il n’y a rien à imprimer dans « ${folder} »`,
    hint: 'créez une publication : tambour nouveau guide ma-fiche',
  }),
  en: ({ folder }) => ({ message: `there is nothing to print in "${folder}"`, hint: 'tambour new guide my-sheet' }),
};

export const archiveExists: Rule<{ folder: string }> = {
  name: 'archive-exists',
  severity: 'error',
  fr: ({ folder }) => ({
    message: `« ${folder} » existe déjà : une archive ne se refait pas sans qu’on le demande`,
    hint: 'vérifiez-la : tambour archive --verify ; ou refaites-la : --force',
  }),
  en: ({ folder }) => ({
    message: `"${folder}" exists already: an archive is not made again unless you ask`,
    hint: 'check it: tambour archive --verify; or make it again: --force',
  }),
};

export const changedMeanwhile: Rule<{ file: string }> = {
  name: 'changed-meanwhile',
  severity: 'error',
  fr: ({ file }) => ({
    message: `« ${file} » a changé pendant l’archivage`,
    hint: 'fermez les programmes qui écrivent dans ce dossier, puis recommencez',
  }),
  en: ({ file }) => ({
    message: `"${file}" changed while it was archived`,
    hint: 'close what writes to it, try again',
  }),
};
