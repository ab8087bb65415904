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

export const unknownEditionOption: Rule<{
  edition: string;
  option: string;
  near: string | undefined;
  all: readonly string[];
}> = {
  name: 'unknown-edition-option',
  severity: 'error',
  fr: ({ edition, option, near, all }) => ({
    message: `l’édition « ${edition} » n’a pas de réglage « ${option} »`,
    hint: near ? `vouliez-vous dire « ${near} » ?` : `au choix : ${['nom', 'taille', 'contraste', ...all].join(', ')}`,
  }),
  en: ({ edition, option, near, all }) => ({
    message: `the edition "${edition}" has no setting "${option}"`,
    hint: near ? `did you mean "${near}"?` : `one of: ${['nom', 'taille', 'contraste', ...all].join(', ')}`,
  }),
};

export const wrongMeasure: Rule<{
  key: string;
  text: string;
  least?: number;
  most?: number;
  all?: readonly string[];
}> = {
  name: 'wrong-measure',
  severity: 'error',
  fr: ({ key, text, least, most, all }) => ({
    message: `« ${key}: ${text} » ne va pas ici`,
    hint: all
      ? `au choix : ${all.join(', ')}`
      : `donnez une longueur de ${least} à ${most} mm : ${key}: ${most! / 2} mm`,
  }),
  en: ({ key, text, least, most, all }) => ({
    message: `"${key}: ${text}" does not do here`,
    hint: all ? `one of: ${all.join(', ')}` : `give a length from ${least} to ${most} mm: ${key}: ${most! / 2} mm`,
  }),
};

export const tooManySheets: Rule<{ count: number; sheet: string; most: number }> = {
  name: 'too-many-sheets',
  severity: 'error',
  fr: ({ count, sheet, most }) => ({
    message: `cette affiche demande ${count} feuilles ${sheet}, plus de ${most}`,
    hint:
      sheet === 'A4'
        ? 'prenez des feuilles A3 (feuille: A3), ou portez le PDF « imprimeur » à un imprimeur'
        : 'choisissez un format plus petit, ou portez le PDF « imprimeur » à un imprimeur',
  }),
  en: ({ count, sheet, most }) => ({
    message: `this poster asks for ${count} sheets of ${sheet}, more than ${most}`,
    hint: sheet === 'A4' ? 'take A3 sheets (feuille: A3), or a print shop' : 'choose a smaller size, or a print shop',
  }),
};

export const unreadableIcc: Rule<{ path: string }> = {
  name: 'unreadable-icc-profile',
  severity: 'warning',
  fr: ({ path }) => ({
    message: `« ${path} » n’est pas le profil ICC d’une presse en quatre encres : les couleurs sont converties sans lui`,
    hint: 'demandez à l’imprimeur son profil de sortie CMJN (un fichier .icc ou .icm)',
  }),
  en: ({ path }) => ({
    message: `"${path}" is not the ICC profile of a four-colour press: colours are converted without it`,
    hint: 'ask the printer for his CMYK output profile (an .icc or .icm file)',
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

/** Where lines are to be cut or added, and what `pages` asks for, in either language. */
export interface Cut {
  readonly title: string;
  readonly lines: number;
  readonly page: number;
  readonly pages: number;
  readonly wanted: string;
  readonly wantedEn: string;
}
const lineCount = (lines: number) => `${thousands(lines)} ligne${lines > 1 ? 's' : ''}`;
const lineCountEn = (lines: number) => `${lines} line${lines > 1 ? 's' : ''}`;
const pageCount = (pages: number) => `${thousands(pages)} page${pages > 1 ? 's' : ''}`;

export const tooLong: Rule<Cut & { total: number; next: number }> = {
  name: 'too-long',
  severity: 'warning',
  fr: ({ title, lines, page, pages, wanted, total, next }) => ({
    message: `trop long de ${lineCount(lines)} : article « ${title} », page ${page} (${pageCount(pages)}, il en faut ${wanted})`,
    hint: `raccourcissez-le d’autant${total > lines ? ` (${lineCount(total)} en tout, avec les autres articles nommés)` : ''} ; ou rendez un passage facultatif (« ::: facultatif ») ; ou écrivez « pages: ${next} »`,
  }),
  en: ({ title, lines, page, pages, wantedEn, total, next }) => ({
    message: `too long by ${lineCountEn(lines)}: article "${title}", page ${page} (${pages} pages, it takes ${wantedEn})`,
    hint: `cut as much${total > lines ? ` (${lineCountEn(total)} in all, with the other articles named)` : ''}; or make a passage optional ("::: facultatif"); or write "pages: ${next}"`,
  }),
};

export const tooShort: Rule<Cut & { next: number | undefined }> = {
  name: 'too-short',
  severity: 'warning',
  fr: ({ title, lines, page, pages, wanted, next }) => ({
    message: `trop court de ${lineCount(lines)} : article « ${title} », page ${page} (${pageCount(pages)}, il en faut ${wanted})`,
    hint: `allongez-le d’au moins autant, agrandissez une image ou ajoutez une page de notes${next === undefined ? '' : ` ; ou écrivez « pages: ${next} »`}`,
  }),
  en: ({ title, lines, page, pages, wantedEn, next }) => ({
    message: `too short by ${lineCountEn(lines)}: article "${title}", page ${page} (${pages} pages, it takes ${wantedEn})`,
    hint: `add at least as much, make a picture larger or add a page of notes${next === undefined ? '' : `; or write "pages: ${next}"`}`,
  }),
};

export const unfoldablePages: Rule<{ pages: number; multiple: number; all: readonly number[] }> = {
  name: 'unfoldable-pages',
  severity: 'warning',
  fr: ({ pages, multiple, all }) => ({
    message: `${pageCount(pages)} ne se plient pas : il en faut un multiple de ${multiple}`,
    hint: `écrivez ${all.map((n) => `« pages: ${n} »`).join(' ou ')}`,
  }),
  en: ({ pages, multiple, all }) => ({
    message: `${pages} pages cannot be folded: it takes a multiple of ${multiple}`,
    hint: `write ${all.map((n) => `"pages: ${n}"`).join(' or ')}`,
  }),
};

/** `leading` 0.98: the lines stand 2 % closer than drawn. */
export const pagesFitted: Rule<{ pages: number; leading: number; leftOut: readonly string[]; fillers: number }> = {
  name: 'pages-fitted',
  severity: 'note',
  fr: ({ pages, leading, leftOut, fillers }) => ({
    message: [
      `${pageCount(pages)}`,
      ...(leading < 1 ? [`interlignage resserré de ${percent(1 - leading).replace('.', ',')} %`] : []),
      ...(leading > 1 ? [`interlignage desserré de ${percent(leading - 1).replace('.', ',')} %`] : []),
      ...(leftOut.length > 0 ? [`laissé de côté : ${leftOut.map((title) => `« ${title} »`).join(', ')}`] : []),
      ...(fillers > 0
        ? [`${fillers} page${fillers > 1 ? 's' : ''} de notes ${fillers > 1 ? 'ajoutées' : 'ajoutée'}`]
        : []),
    ]
      .join(', ')
      .replace(', ', ' : '),
  }),
  en: ({ pages, leading, leftOut, fillers }) => ({
    message: [
      `${pages} pages`,
      ...(leading < 1 ? [`leading tightened by ${percent(1 - leading)} %`] : []),
      ...(leading > 1 ? [`leading loosened by ${percent(leading - 1)} %`] : []),
      ...(leftOut.length > 0 ? [`left out: ${leftOut.map((title) => `"${title}"`).join(', ')}`] : []),
      ...(fillers > 0 ? [`${fillers} filler page${fillers > 1 ? 's' : ''} added`] : []),
    ]
      .join(', ')
      .replace(', ', ': '),
  }),
};

const percent = (share: number) => String(Math.max(0.1, Math.round(share * 1000) / 10));

export const oneLanguageOnly: Rule<{ template: string }> = {
  name: 'one-language-only',
  severity: 'warning',
  fr: ({ template }) => ({
    message: `le gabarit « ${template} » n’a pas de papier en deux langues : la traduction est imprimée seule`,
  }),
  en: ({ template }) => ({
    message: `the template "${template}" has no paper in two languages: the translation is printed alone`,
  }),
};

export const badEditionValue: Rule<{ edition: string; option: string; value: string; all: readonly string[] }> = {
  name: 'bad-edition-value',
  severity: 'error',
  fr: ({ edition, option, value, all }) => ({
    message: `l’édition « ${edition} » ne connaît pas « ${option}: ${value} »`,
    hint: `au choix : ${all.join(', ')}`,
  }),
  en: ({ edition, option, value, all }) => ({
    message: `the edition "${edition}" does not know "${option}: ${value}"`,
    hint: `one of: ${all.join(', ')}`,
  }),
};

export const blankPages: Rule<{ edition: string; pages: number; blanks: number; multiple: number; where: Blank }> = {
  name: 'blank-pages',
  severity: 'note',
  fr: ({ edition, pages, blanks, multiple, where }) => ({
    message: `${edition} : ${pageCount(pages)} de texte et ${blanks} page${blanks > 1 ? 's' : ''} blanche${blanks > 1 ? 's' : ''} ${BLANKS_FR[where]}`,
    hint: `une feuille pliée porte ${multiple} pages ; « blanches: fin », « avant-dernieres » ou « apres-couverture » dit où elles vont`,
  }),
  en: ({ edition, pages, blanks, multiple, where }) => ({
    message: `${edition}: ${pages} page${pages > 1 ? 's' : ''} of text and ${blanks} blank ${BLANKS_EN[where]}`,
    hint: `a folded sheet has ${multiple} pages; "blanches: fin", "avant-dernieres" or "apres-couverture" says where blanks go`,
  }),
};
type Blank = 'end' | 'before-last' | 'after-first';
const BLANKS_FR: Readonly<Record<Blank, string>> = {
  end: 'à la fin',
  'before-last': 'avant la dernière',
  'after-first': 'après la couverture',
};
const BLANKS_EN: Readonly<Record<Blank, string>> = {
  end: 'at the end',
  'before-last': 'before the last',
  'after-first': 'after the cover',
};

export const tooManyPanels: Rule<{ edition: string; pages: number; panels: number }> = {
  name: 'too-many-panels',
  severity: 'error',
  fr: ({ edition, pages, panels }) => ({
    message: `${edition} : le texte prend ${pageCount(pages)}, une feuille pliée en trois a ${panels} volets`,
    hint: 'raccourcissez le texte, ou faites un livret : « page: A5 »',
  }),
  en: ({ edition, pages, panels }) => ({
    message: `${edition}: the text takes ${pages} pages, a sheet folded in three has ${panels} panels`,
    hint: 'shorten the text, or make a booklet: "page: A5"',
  }),
};

export const wrongSetting: Rule<{ key: string; text: string; wanted: string }> = {
  name: 'wrong-setting',
  severity: 'error',
  fr: ({ key, text, wanted }) => ({
    message: `« ${key}: ${text} » ne va pas dans cette édition`,
    hint: `ce qui va : ${wanted}`,
  }),
  en: ({ key, text, wanted }) => ({ message: `"${key}: ${text}" does not do here`, hint: `what does: ${wanted}` }),
};

export const unknownLabelSheet: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-label-sheet',
  severity: 'error',
  fr: ({ name, near, all }) => ({
    message: `la planche d’étiquettes « ${name} » n’est pas dans la table`,
    hint: `${near ? `vouliez-vous dire « ${near} » ? ` : ''}Connues : ${all.join(', ')}. Une autre se décrit : « planche: {colonnes: 3, rangees: 7, largeur: 63,5 mm, hauteur: 38,1 mm} »`,
  }),
  en: ({ name, near, all }) => ({
    message: `the label sheet "${name}" is not in the table`,
    hint: `${near ? `did you mean "${near}"? ` : ''}Known: ${all.join(', ')}. Or describe yours: "planche: {colonnes: 3, rangees: 7, largeur: 63,5 mm, hauteur: 38,1 mm}"`,
  }),
};

const oneDecimal = (value: number) => String(Math.round(value * 10) / 10);

export const piecesOffSheet: Rule<{ over: number }> = {
  name: 'pieces-off-sheet',
  severity: 'error',
  fr: ({ over }) => ({
    message: `cette planche dépasse la feuille de ${oneDecimal(over).replace('.', ',')} mm`,
    hint: 'mesurez la première étiquette et le bord de la feuille : largeur, hauteur, « marges: haut gauche »',
  }),
  en: ({ over }) => ({
    message: `these labels leave the sheet by ${oneDecimal(over)} mm`,
    hint: 'measure the first label and the edge: largeur, hauteur, "marges: top left"',
  }),
};

export const noRoomForPiece: Rule<{ width: number; height: number; margin: number }> = {
  name: 'no-room-for-piece',
  severity: 'error',
  fr: ({ width, height, margin }) => ({
    message: `une page de ${Math.round(width)} × ${Math.round(height)} mm ne tient pas sur la feuille, marge de ${oneDecimal(margin).replace('.', ',')} mm`,
    hint: 'la planche est pour ce qui est petit ; prenez « feuille: A3 », une marge plus petite, ou l’édition mosaique pour une affiche',
  }),
  en: ({ width, height, margin }) => ({
    message: `a page of ${Math.round(width)} × ${Math.round(height)} mm does not stand on the sheet, margin ${oneDecimal(margin)} mm`,
    hint: 'take "feuille: A3", a smaller margin, or the edition mosaique for a poster',
  }),
};

export const smallerSaves: Rule<{ edition: string; pages: number; fewer: number; size: number; smaller: number }> = {
  name: 'smaller-saves',
  severity: 'note',
  fr: ({ edition, pages, fewer, size, smaller }) => ({
    message: `${edition} : ${pageCount(fewer)} au lieu de ${thousands(pages)} à ${points(smaller)} points`,
    hint: `« taille: ${smaller} » épargne du papier ; en dessous de 16 points, des lecteurs se perdent (ici ${points(size)})`,
  }),
  en: ({ edition, pages, fewer, size, smaller }) => ({
    message: `${edition}: ${fewer} pages instead of ${pages} at ${smaller} points`,
    hint: `"taille: ${smaller}" saves paper; under 16 points readers are lost (here ${size})`,
  }),
};
const points = (size: number) => String(size).replace('.', ',');
