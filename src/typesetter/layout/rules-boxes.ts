// In: nothing. Out: what can go wrong with pictures, tables and boxes of fixed size.
import type { Rule } from '../../base/diagnostic.ts';

const name = (path: string) => path.split('/').at(-1) ?? path;
const french = (n: number) => String(n).replace('.', ',');
const english = (n: number) => String(n);

export const pictureTooTall: Rule<{ readonly path: string }> = {
  name: 'picture-too-tall',
  severity: 'warning',
  fr: ({ path }) => ({
    message: `l’image « ${name(path)} » est plus haute que la page : elle a été réduite pour y tenir`,
    hint: 'donnez-lui une largeur plus petite, ou recadrez-la',
  }),
  en: ({ path }) => ({
    message: `the picture “${name(path)}” is taller than the page: it was scaled down to fit`,
    hint: 'give it a smaller width, or crop it',
  }),
};

/** `ppi` pixels an inch where it stands; `width` the largest good width in cm. */
export const pictureLowResolution: Rule<{ readonly path: string; readonly ppi: number; readonly width: number }> = {
  name: 'picture-low-resolution',
  severity: 'warning',
  fr: ({ path, ppi, width }) => ({
    message:
      ppi < 100
        ? `l’image « ${name(path)} » sera floue : ${ppi} points par pouce à cette taille, il en faut 150`
        : `l’image « ${name(path)} » manque de finesse : ${ppi} points par pouce à cette taille, il en faut 150`,
    hint: `ne dépassez pas ${french(width)} cm de large, ou demandez l’image d’origine`,
  }),
  en: ({ path, ppi, width }) => ({
    message:
      ppi < 100
        ? `the picture “${name(path)}” will be blurred: ${ppi} pixels an inch at this size, 150 are needed`
        : `the picture “${name(path)}” is not sharp enough: ${ppi} pixels an inch at this size, 150 are needed`,
    hint: `keep it within ${english(width)} cm of width, or ask for the original`,
  }),
};

export const tableTooWide: Rule<Record<string, never>> = {
  name: 'table-too-wide',
  severity: 'warning',
  fr: () => ({
    message: 'ce tableau est plus large que la place qu’il a : il déborde',
    hint: 'retirez une colonne, raccourcissez les mots les plus longs, ou choisissez une taille de texte plus petite',
  }),
  en: () => ({
    message: 'this table is wider than its room: it overflows',
    hint: 'remove a column, shorten the longest words, or choose a smaller type size',
  }),
};

/** `lines` that cannot be seen; 0 when what is cut is not lines of text. */
export const textDoesNotFit: Rule<{ readonly lines: number }> = {
  name: 'text-does-not-fit',
  severity: 'error',
  fr: ({ lines }) => ({
    message:
      lines === 0
        ? 'le contenu ne tient pas dans son cadre : ce qui dépasse serait coupé'
        : lines === 1
          ? 'le texte ne tient pas dans son cadre : une ligne de trop'
          : `le texte ne tient pas dans son cadre : ${lines} lignes de trop`,
    hint: 'raccourcissez le texte, ou donnez plus de place au cadre',
  }),
  en: ({ lines }) => ({
    message:
      lines === 0
        ? 'the content does not fit its box: the rest would be cut off'
        : lines === 1
          ? 'the text does not fit its box: one line too many'
          : `the text does not fit its box: ${lines} lines too many`,
    hint: 'shorten the text, or give the box more room',
  }),
};

/** `metres` is the distance from which it can be read as it is printed, `distance` the one that is asked for. */
export const textTooSmall: Rule<{
  readonly lines: number;
  readonly words: number;
  readonly metres: number;
  readonly distance: number;
}> = {
  name: 'text-too-small',
  severity: 'error',
  fr: ({ lines, words, metres, distance }) => ({
    message: `ce texte ne se lit qu’à ${comma(metres)} m, au lieu de ${comma(distance)} m : il est trop long de ${words} mot${words > 1 ? 's' : ''} (${lines} ligne${lines > 1 ? 's' : ''})`,
    hint: `raccourcissez-le d’autant, ou acceptez qu’on le lise de plus près : « distance: ${comma(metres)} m »`,
  }),
  en: ({ lines, words, metres, distance }) => ({
    message: `this text can be read from ${metres} m only, instead of ${distance} m: it is ${words} word${words > 1 ? 's' : ''} (${lines} line${lines > 1 ? 's' : ''}) too long`,
    hint: `shorten it by as much, or let it be read from nearer: "distance: ${metres} m"`,
  }),
};

const comma = (metres: number) => String(metres).replace('.', ',');

export const gridCut: Rule<Record<string, never>> = {
  name: 'grid-cut',
  severity: 'warning',
  fr: () => ({
    message:
      'cette grille demande plus de lignes, de colonnes ou de cases qu’une feuille n’en montre : le surplus est ignoré',
    hint: 'vérifiez les nombres de « repeat() », de « span » et des lignes',
  }),
  en: () => ({
    message: 'this grid asks for more rows, columns or cells than paper can show: those in excess are ignored',
    hint: 'check the numbers of repeat(), of span and of the lines',
  }),
};
