// In: nothing. Out: what a printer would send a file back for, or look at twice.

import type { Rule } from '../base/diagnostic.ts';
import { MM } from '../base/length.ts';

const french = (value: number, digits = 1) => String(Math.round(value * 10 ** digits) / 10 ** digits).replace('.', ',');
const mm = (points: number) => `${french(points / MM)} mm`;

/** `value` in points, or a sum of inks; `limit` as it. */
export interface Measured {
  readonly value: number;
  readonly limit: number;
}

export const textNearTrim: Rule<Measured> = {
  name: 'text-near-trim',
  severity: 'warning',
  fr: ({ value, limit }) => ({
    message:
      value < 0
        ? 'du texte est coupé par le bord de la page'
        : `du texte est à ${mm(value)} de la coupe : il en faut ${mm(limit)}`,
    hint: 'le massicot dévie d’un millimètre ou deux : éloignez ce texte du bord, ou changez « securite » avec l’accord de l’imprimeur',
  }),
  en: ({ value, limit }) => ({
    message:
      value < 0 ? 'text is cut by the edge of the page' : `text is ${mm(value)} from the trim: it takes ${mm(limit)}`,
    hint: 'the knife strays by a millimetre or two: move the text away from the edge, or change "securite" if the printer agrees',
  }),
};

export const textNotPrintable: Rule<Measured> = {
  name: 'text-not-printable',
  severity: 'warning',
  fr: ({ value, limit }) => ({
    message: `du texte est à ${mm(Math.max(0, value))} du bord : la machine n’imprime pas les ${mm(limit)} du tour, il manquera`,
    hint: 'donnez plus de marge à la page, ou imprimez sur un papier plus grand que l’on coupe (« marge-machine: 0 »)',
  }),
  en: ({ value, limit }) => ({
    message: `text is ${mm(Math.max(0, value))} from the edge: the machine does not print the outer ${mm(limit)}, it will be missing`,
    hint: 'give the page more margin, or print on larger paper that is cut ("marge-machine: 0")',
  }),
};

export const stopsAtTrim: Rule<Measured> = {
  name: 'stops-at-trim',
  severity: 'warning',
  fr: () => ({
    message: 'un fond ou une image s’arrête juste à la coupe, sans fond perdu : un filet blanc peut rester au bord',
    hint: 'laissez-le dépasser la page de 3 mm (« @page { bleed: 3mm } »), ou finir bien avant le bord',
  }),
  en: () => ({
    message: 'a ground or a picture stops right at the trim, without bleed: a white line may stay at the edge',
    hint: 'let it reach 3 mm beyond the page ("@page { bleed: 3mm }"), or end well before the edge',
  }),
};

export const thinRule: Rule<Measured> = {
  name: 'thin-rule',
  severity: 'warning',
  fr: ({ value, limit }) => ({
    message: `un filet de ${french(value, 2)} point est trop fin pour une presse : ${french(limit, 2)} au moins`,
    hint: 'épaississez-le dans style.css ou dans le dessin',
  }),
  en: ({ value, limit }) => ({
    message: `a rule of ${value.toFixed(2)} points is too thin for a press: ${limit} at least`,
    hint: 'make it thicker in style.css or in the drawing',
  }),
};

export const smallColourText: Rule<Measured> = {
  name: 'small-colour-text',
  severity: 'warning',
  fr: ({ value, limit }) => ({
    message: `du texte de ${french(value)} points est fait de plusieurs encres : il sera flou si les plaques bougent`,
    hint: `en dessous de ${french(limit)} points, imprimez-le en noir ou avec une seule encre`,
  }),
  en: ({ value, limit }) => ({
    message: `text of ${value.toFixed(1)} points is made of several inks: it blurs when the plates move`,
    hint: `below ${limit} points, print it in black or in one ink`,
  }),
};

export const tooMuchInk: Rule<Measured> = {
  name: 'too-much-ink',
  severity: 'warning',
  fr: ({ value, limit }) => ({
    message: `une couleur demande ${french(value * 100, 0)} % d’encre : l’imprimeur en admet ${french(limit * 100, 0)}`,
    hint: 'le papier ne sèche pas : diminuez les encres de « device-cmyk() » dans style.css',
  }),
  en: ({ value, limit }) => ({
    message: `a colour takes ${Math.round(value * 100)} % of ink: the printer allows ${Math.round(limit * 100)}`,
    hint: 'the paper does not dry: take ink out of "device-cmyk()" in style.css',
  }),
};

export const coarsePicture: Rule<{ path: string; ppi: number; least: number }> = {
  name: 'coarse-picture',
  severity: 'warning',
  fr: ({ path, ppi, least }) => ({
    message: `l’image « ${path} » a ${ppi} points par pouce à cette taille : l’imprimeur en demande ${least}`,
    hint: 'imprimez-la plus petite, ou demandez l’image d’origine',
  }),
  en: ({ path, ppi, least }) => ({
    message: `picture "${path}" has ${ppi} pixels per inch at this size: the printer asks for ${least}`,
    hint: 'print it smaller, or ask for the original picture',
  }),
};
