// In: nothing. Out: what can be wrong with a paper for who hears it or sees badly (PDF/UA-1, ISO 14289-1; WCAG 2).
import type { Rule } from '../base/diagnostic.ts';

export const notConforming: Rule<{ file: string }> = {
  name: 'not-conforming',
  severity: 'warning',
  fr: ({ file }) => ({
    message: `« ${file} » ne se dit ni PDF/UA ni PDF/A, à cause des erreurs d’accessibilité`,
    hint: 'corrigez ces erreurs : il le dira de nouveau',
  }),
  en: ({ file }) => ({
    message: `"${file}" does not say that it is PDF/UA and PDF/A, because of errors of accessibility`,
    hint: 'correct these errors: it will say so again',
  }),
};

export const headingJumped: Rule<{ from: number; to: number }> = {
  name: 'heading-jump',
  severity: 'error',
  breaksConformance: true,
  fr: ({ from, to }) => ({
    message:
      from === 0
        ? `le premier titre est de niveau ${to} : il faut d’abord un titre de niveau 1`
        : `ce titre est de niveau ${to}, sous un titre de niveau ${from}`,
    hint: `écrivez-le avec ${from + 1} dièse${from > 0 ? 's' : ''}, « ${'#'.repeat(from + 1)} », ou en HTML <h${from + 1}>`,
  }),
  en: ({ from, to }) => ({
    message:
      from === 0
        ? `the first heading is of level ${to}: one of level 1 must come before`
        : `a heading of level ${to} stands under one of level ${from}`,
    hint: `write it as "${'#'.repeat(from + 1)}", or in HTML as <h${from + 1}>`,
  }),
};

export const alternativeIsName: Rule<{ alt: string }> = {
  name: 'alternative-is-name',
  severity: 'warning',
  fr: ({ alt }) => ({
    message: `le texte de remplacement « ${alt} » est un nom de fichier : il ne dit rien de l’image`,
    hint: 'décrivez en une phrase ce que l’image montre',
  }),
  en: ({ alt }) => ({
    message: `the alternative text "${alt}" is the name of a file: it says nothing of the picture`,
    hint: 'describe in one sentence what the picture shows',
  }),
};

export const tableWithoutHeads: Rule<object> = {
  name: 'table-without-heads',
  severity: 'warning',
  fr: () => ({
    message: 'ce tableau n’a pas de cellules de tête : qui l’entend ne sait pas de quoi parle chaque cellule',
    hint: 'faites de la première ligne, ou de la première cellule de chaque ligne, une tête (<th>) ; un tableau qui ne sert qu’à placer porte role="presentation"',
  }),
  en: () => ({
    message: 'this table has no head cells: who hears it does not know what each cell is about',
    hint: 'make the first row, or the first cell of each row, heads (<th>); a table that only places things has role="presentation"',
  }),
};

export const languageMissing: Rule<object> = {
  name: 'language-missing',
  severity: 'error',
  breaksConformance: true,
  fr: () => ({
    message: 'la langue du document n’est pas dite : une voix de synthèse ne saura pas le lire',
    hint: 'écrivez <html lang="fr">',
  }),
  en: () => ({
    message: 'the language of the document is not told: no synthetic voice will know how to read it',
    hint: 'write <html lang="fr">',
  }),
};

export const languageMalformed: Rule<{ lang: string }> = {
  name: 'language-malformed',
  severity: 'error',
  breaksConformance: true,
  fr: ({ lang }) => ({
    message: `« ${lang} » n’est pas un code de langue`,
    hint: 'un code a deux ou trois lettres : fr, en, ar, uk, tr ; ou une région en plus : fr-FR, pt-BR',
  }),
  en: ({ lang }) => ({
    message: `"${lang}" is no language code`,
    hint: 'a code has two or three letters: fr, en, ar, uk, tr; or a region besides: fr-FR, pt-BR',
  }),
};

export const languageUnknown: Rule<{ lang: string; meant: string | undefined }> = {
  name: 'language-unknown',
  severity: 'warning',
  fr: ({ lang, meant }) => ({
    message: `aucune langue n’a pour code « ${lang} »`,
    hint: meant
      ? `vouliez-vous dire « ${meant} » ?`
      : 'cherchez le code de la langue, et non celui du pays : en pour l’anglais, uk pour l’ukrainien',
  }),
  en: ({ lang, meant }) => ({
    message: `no language has the code "${lang}"`,
    hint: meant
      ? `did you mean "${meant}"?`
      : 'look for the code of the language, not of the country: en for English, uk for Ukrainian',
  }),
};

export const titleMissing: Rule<{ title: string }> = {
  name: 'title-missing',
  severity: 'warning',
  fr: ({ title }) => ({
    message: `le document n’a pas de titre : son fichier le remplace, « ${title} »`,
    hint: 'donnez un titre : <title>…</title>, ou un premier titre dans le texte',
  }),
  en: ({ title }) => ({
    message: `the document has no title: its file stands in, "${title}"`,
    hint: 'give a title: <title>…</title>, or a first heading in the text',
  }),
};

export const lowContrast: Rule<{ text: string; colour: string; ground: string; ratio: number; bound: number }> = {
  name: 'low-contrast',
  severity: 'warning',
  fr: ({ text, colour, ground, ratio, bound }) => ({
    message: `« ${text} » se lit mal : ${colour} sur ${ground} fait un contraste de ${french(ratio)}, il en faut ${french(bound)}`,
    hint:
      bound === 7
        ? 'foncez le texte ou éclaircissez le fond ; 4,5 suffit à partir de 18 points, ou de 14 en gras'
        : 'foncez le texte ou éclaircissez le fond',
  }),
  en: ({ text, colour, ground, ratio, bound }) => ({
    message: `"${text}" is hard to read: ${colour} on ${ground} is a contrast of ${ratio.toFixed(1)}, where ${bound} is needed`,
    hint:
      bound === 7
        ? 'darken the text or lighten its ground; 4.5 will do from 18 points on, or 14 in bold'
        : 'darken the text or lighten its ground',
  }),
};

export const textOverPicture: Rule<{ text: string; path: string }> = {
  name: 'text-over-picture',
  severity: 'warning',
  fr: ({ text, path }) => ({
    message: `« ${text} » est écrit sur l’image « ${path} » : personne ne peut dire si cela se lit`,
    hint: 'posez le texte sur un fond uni, au-dessus de l’image ou à côté',
  }),
  en: ({ text, path }) => ({
    message: `"${text}" is written over the picture "${path}": nobody can tell whether it can be read`,
    hint: 'put a plain ground under the text, over the picture or beside it',
  }),
};

const french = (value: number) => `${Math.floor(value * 10) / 10}`.replace('.', ',');
