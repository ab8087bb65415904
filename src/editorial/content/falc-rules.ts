// In: nothing. Out: what makes a text in easy language (FALC) hard to read, so far as a machine can tell it (Inclusion Europe, « L’information pour tous »).
import type { Rule } from '../../base/diagnostic.ts';

export const longSentence: Rule<{ words: number; most: number }> = {
  name: 'falc-long-sentence',
  severity: 'warning',
  fr: ({ words, most }) => ({
    message: `cette phrase a ${words} mots : ${most} au plus en facile à lire`,
    hint: 'dites une seule idée par phrase ; faites-en deux phrases',
  }),
  en: ({ words, most }) => ({
    message: `this sentence has ${words} words: ${most} at most in easy language`,
    hint: 'one idea a sentence; make two of it',
  }),
};

export const abbreviation: Rule<{ text: string }> = {
  name: 'falc-abbreviation',
  severity: 'warning',
  fr: ({ text }) => ({
    message: `« ${text} » est une abréviation`,
    hint: 'écrivez les mots en entier, ou expliquez-la dans un bloc « ::: mots »',
  }),
  en: ({ text }) => ({ message: `"${text}" is an abbreviation`, hint: 'write it out, or explain it in "::: mots"' }),
};

export const romanNumber: Rule<{ text: string }> = {
  name: 'falc-roman-number',
  severity: 'warning',
  fr: ({ text }) => ({ message: `« ${text} » est un chiffre romain`, hint: 'écrivez 1, 2, 3' }),
  en: ({ text }) => ({ message: `"${text}" is a roman numeral`, hint: 'write 1, 2, 3' }),
};

export const percent: Rule<{ text: string }> = {
  name: 'falc-percent',
  severity: 'warning',
  fr: ({ text }) => ({ message: `« ${text} » est un pourcentage`, hint: 'écrivez par exemple « 1 personne sur 4 »' }),
  en: ({ text }) => ({ message: `"${text}" is a percentage`, hint: 'write for instance "1 person in 4"' }),
};

export const numberInLetters: Rule<{ word: string; digits: number }> = {
  name: 'falc-number-in-letters',
  severity: 'warning',
  fr: ({ word, digits }) => ({ message: `« ${word} » est un nombre en lettres`, hint: `écrivez ${digits}` }),
  en: ({ word, digits }) => ({ message: `"${word}" is a number in letters`, hint: `write ${digits}` }),
};

export const specialSign: Rule<{ sign: string; words: string | undefined }> = {
  name: 'falc-sign',
  severity: 'warning',
  fr: ({ sign, words }) => ({
    message: `« ${sign} » est un signe difficile à lire`,
    hint: words ? `écrivez « ${words} »` : 'écrivez ce qu’il veut dire, avec des mots',
  }),
  en: ({ sign }) => ({ message: `"${sign}" is a sign that is hard to read`, hint: 'write what it means in words' }),
};

export const hardWord: Rule<{ word: string; plain: string }> = {
  name: 'falc-hard-word',
  severity: 'warning',
  fr: ({ word, plain }) => ({
    message: `« ${word} » est un mot difficile`,
    hint: `écrivez par exemple « ${plain} », ou expliquez-le dans un bloc « ::: mots »`,
  }),
  en: ({ word, plain }) => ({
    message: `"${word}" is a hard word`,
    hint: `write for instance "${plain}", or explain it in "::: mots"`,
  }),
};

export const twoNegations: Rule<object> = {
  name: 'falc-two-negations',
  severity: 'warning',
  fr: () => ({ message: 'cette phrase dit deux fois non', hint: 'dites ce qu’il faut faire' }),
  en: () => ({ message: 'this sentence says no twice', hint: 'say what is to be done' }),
};

export const unusedWord: Rule<{ word: string }> = {
  name: 'falc-unused-word',
  severity: 'warning',
  fr: ({ word }) => ({
    message: `« ${word} » est expliqué, mais le texte ne l’emploie pas`,
    hint: 'enlevez l’explication, ou écrivez le mot comme dans le texte',
  }),
  en: ({ word }) => ({ message: `"${word}" is explained, but the text does not use it`, hint: 'remove it' }),
};

export const unexplainedWord: Rule<{ text: string }> = {
  name: 'word-without-explanation',
  severity: 'warning',
  fr: ({ text }) => ({
    message: `« ${text} » n’explique aucun mot`,
    hint: 'dans un bloc « ::: mots », écrivez par ligne : le mot, deux-points, son explication',
  }),
  en: ({ text }) => ({ message: `"${text}" explains no word`, hint: 'write "word : explanation" on each line' }),
};
