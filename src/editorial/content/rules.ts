// In: nothing. Out: what can be wrong in a file of content/: its bytes, its front matter, its Markdown, its CSV.
import type { Rule } from '../../base/diagnostic.ts';
import type { Refusal } from '../../base/host.ts';

export const fileRefused: Rule<{ path: string; refusal: Refusal }> = {
  name: 'file-unreadable',
  severity: 'error',
  fr: ({ path, refusal }) =>
    ({
      missing: {
        message: `le fichier « ${path} » n’existe pas`,
        hint: 'vérifiez son nom, majuscules et accents compris',
      },
      outside: {
        message: `le fichier « ${path} » est hors du dossier de la commune`,
        hint: 'copiez-le dans ce dossier',
      },
      folder: { message: `« ${path} » est un dossier, pas un fichier` },
      'too-large': { message: `le fichier « ${path} » est trop gros`, hint: 'il ne doit pas dépasser 64 Mo' },
      unreadable: {
        message: `le fichier « ${path} » ne peut pas être lu`,
        hint: 'vérifiez qu’il n’est pas ouvert dans un autre programme et que vous avez le droit de le lire',
      },
    })[refusal],
  en: ({ path, refusal }) =>
    ({
      missing: { message: `the file "${path}" does not exist`, hint: 'check its name, capitals and accents included' },
      outside: { message: `the file "${path}" is outside the commune’s folder`, hint: 'copy it into that folder' },
      folder: { message: `"${path}" is a folder, not a file` },
      'too-large': { message: `the file "${path}" is too large`, hint: 'the limit is 64 MB' },
      unreadable: { message: `the file "${path}" cannot be read`, hint: 'check that no other program holds it' },
    })[refusal],
};

export const notText: Rule<{ path: string }> = {
  name: 'not-text',
  severity: 'error',
  fr: () => ({
    message: 'ce fichier n’est pas du texte',
    hint: 'un fichier .md ou .csv s’enregistre en « texte brut » (UTF-8), pas au format Word ou LibreOffice',
  }),
  en: () => ({ message: 'this file is not text', hint: 'save it as plain text (UTF-8), not as a word-processor file' }),
};

export const emptyFile: Rule<{ path: string }> = {
  name: 'empty-file',
  severity: 'error',
  fr: () => ({ message: 'ce fichier est vide', hint: 'remplissez-le, ou supprimez-le' }),
  en: () => ({ message: 'this file is empty', hint: 'fill it in, or delete it' }),
};

export const savedAsWindows1252: Rule<{ path: string }> = {
  name: 'windows-1252',
  severity: 'note',
  fr: () => ({
    message: 'ce fichier est enregistré dans l’ancien codage de Windows ; il a été lu comme tel',
    hint: 'enregistrez-le en UTF-8 pour que chaque signe soit sûr',
  }),
  en: () => ({ message: 'this file is saved as Windows-1252 and was read as such', hint: 'save it as UTF-8' }),
};

export const frontMatterLanguage: Rule<{ language: string }> = {
  name: 'front-matter-language',
  severity: 'error',
  fr: ({ language }) => ({
    message: `l’en-tête commence par « ---${language} » : seul « --- » est accepté`,
    hint: 'un en-tête s’écrit en YAML, entre deux lignes de trois tirets ; il n’est jamais exécuté',
  }),
  en: ({ language }) => ({
    message: `the front matter opens with "---${language}": only "---" is accepted`,
    hint: 'front matter is YAML between two lines of three dashes; it is never executed',
  }),
};

export const frontMatterOpen: Rule<object> = {
  name: 'front-matter-open',
  severity: 'error',
  fr: () => ({
    message: 'l’en-tête n’est pas fermé',
    hint: 'ajoutez une ligne de trois tirets « --- » après le dernier réglage',
  }),
  en: () => ({ message: 'the front matter is not closed', hint: 'add a line of three dashes "---" after it' }),
};

export const badYaml: Rule<{ code: string; detail: string }> = {
  name: 'bad-yaml',
  severity: 'error',
  fr: ({ code }) => YAML_FR[code] ?? { message: 'cette ligne n’est pas du YAML correct' },
  en: ({ detail }) => ({ message: `bad YAML: ${detail}` }),
};

const QUOTES =
  'si le texte contient « : » ou « # », mettez-le entre guillemets droits : titre: "Sans internet : appelez"';
const YAML_FR: Readonly<Record<string, { message: string; hint?: string }>> = {
  BLOCK_AS_IMPLICIT_KEY: { message: 'deux « : » sur une même ligne', hint: QUOTES },
  BAD_INDENT: { message: 'cette ligne est mal alignée', hint: 'alignez-la avec des espaces sur ses voisines' },
  TAB_AS_INDENT: { message: 'une tabulation sert de retrait', hint: 'remplacez-la par des espaces' },
  DUPLICATE_KEY: { message: 'cette clé est écrite deux fois', hint: 'gardez-en une seule' },
  MISSING_CHAR: {
    message: 'il manque un signe',
    hint: `un guillemet ou un crochet n’est pas fermé, ou « : » manque ; ${QUOTES}`,
  },
  MULTILINE_IMPLICIT_KEY: { message: 'cette ligne n’a pas la forme « clé: valeur »', hint: QUOTES },
  IMPOSSIBLE: { message: 'ce YAML ne se lit pas' },
  UNEXPECTED_TOKEN: { message: 'un signe n’est pas à sa place', hint: QUOTES },
  BAD_SCALAR_START: { message: 'une valeur ne peut pas commencer par ce signe', hint: QUOTES },
  BAD_DQ_ESCAPE: {
    message: 'une barre oblique inverse « \\ » est mal placée',
    hint: 'entre guillemets droits, doublez-la : « \\\\ »',
  },
  BAD_ALIAS: { message: 'une valeur commence par « * » ou « & »', hint: 'mettez-la entre guillemets droits' },
  TOO_MANY: { message: 'cet en-tête est trop grand', hint: 'il contient plus de 200 000 valeurs' },
  NOT_A_MAP: {
    message: 'l’en-tête n’est pas une suite de lignes « clé: valeur »',
    hint: 'écrivez par exemple « titre: Le marché »',
  },
};

export const unquotedColour: Rule<{ key: string; colour: string }> = {
  name: 'unquoted-colour',
  severity: 'warning',
  fr: ({ key, colour }) => ({
    message: `« ${colour} » n’a pas été lu : après une espace, « # » commence un commentaire`,
    hint: `mettez-le entre guillemets droits : ${key}: "${colour}"`,
  }),
  en: ({ key, colour }) => ({
    message: `"${colour}" was not read: after a space, "#" starts a comment`,
    hint: `quote it: ${key}: "${colour}"`,
  }),
};

export const unknownContainer: Rule<{ name: string; near: string | undefined; all: readonly string[] }> = {
  name: 'unknown-container',
  severity: 'error',
  fr: ({ name, near, all }) => ({
    message: `il n’y a pas d’encadré « ${name} »`,
    hint: near ? `vouliez-vous dire « ${near} » ?` : `ceux qui existent : ${all.join(', ')}`,
  }),
  en: ({ name, near, all }) => ({
    message: `there is no container "${name}"`,
    hint: near ? `did you mean "${near}"?` : `those that exist: ${all.join(', ')}`,
  }),
};

export const openContainer: Rule<{ name: string }> = {
  name: 'open-container',
  severity: 'warning',
  fr: ({ name }) => ({ message: `l’encadré « ${name} » n’est pas fermé`, hint: 'ajoutez une ligne « ::: » à sa fin' }),
  en: ({ name }) => ({ message: `the container "${name}" is not closed`, hint: 'add a line ":::" at its end' }),
};

export const strayColons: Rule<{ text: string }> = {
  name: 'stray-colons',
  severity: 'warning',
  fr: ({ text }) => ({
    message: `« ${text} » n’ouvre ni ne ferme aucun encadré`,
    hint: 'un encadré s’ouvre par « ::: encadre Titre » et se ferme par « ::: », chacun seul sur sa ligne',
  }),
  en: ({ text }) => ({ message: `"${text}" opens or closes no container`, hint: 'write "::: encadre Title" … ":::"' }),
};

export const tooNested: Rule<object> = {
  name: 'too-nested',
  severity: 'error',
  fr: () => ({
    message: 'des listes, des citations ou des encadrés sont imbriqués plus de quarante fois : la suite est perdue',
    hint: 'refaites ce passage plus simplement',
  }),
  en: () => ({ message: 'lists, quotations or containers are nested too deep: the rest is lost' }),
};

export const undescribedPicture: Rule<{ path: string }> = {
  name: 'undescribed-picture',
  severity: 'error',
  breaksConformance: true,
  fr: ({ path }) => ({
    message: `l’image « ${path} » n’a pas de description`,
    hint: `dites ce que l’on y voit, pour qui ne la voit pas : ![Un agent reçoit une habitante](${path}) ; si elle ne fait que décorer : ![](${path}){role=presentation}`,
  }),
  en: ({ path }) => ({
    message: `the picture "${path}" has no description`,
    hint: `say what it shows: ![…](${path}); if it only decorates: ![](${path}){role=presentation}`,
  }),
};

export const rawHtml: Rule<{ tag: string }> = {
  name: 'raw-html',
  severity: 'warning',
  fr: ({ tag }) => ({
    message: `le HTML n’est pas lu dans les textes : « ${tag} » sera imprimé tel quel`,
    hint: 'utilisez Markdown, un encadré « ::: », ou une classe « {.nom} »',
  }),
  en: ({ tag }) => ({ message: `HTML is not read in texts: "${tag}" will be printed as it is`, hint: 'use Markdown' }),
};

export const shortRow: Rule<{ found: number; wanted: number; missing: readonly string[] }> = {
  name: 'csv-short-row',
  severity: 'error',
  fr: ({ found, wanted, missing }) => ({
    message: `cette ligne n’a que ${found} case${found > 1 ? 's' : ''} sur ${wanted}`,
    hint: `il manque : ${missing.join(', ')} ; un séparateur est peut-être oublié`,
  }),
  en: ({ found, wanted, missing }) => ({
    message: `this row has ${found} of ${wanted} cells`,
    hint: `missing: ${missing.join(', ')}`,
  }),
};

export const longRow: Rule<{ found: number; wanted: number }> = {
  name: 'csv-long-row',
  severity: 'error',
  fr: ({ found, wanted }) => ({
    message: `cette ligne a ${found} cases, le tableau n’a que ${wanted} colonnes`,
    hint: 'une valeur qui contient le séparateur se met entre guillemets droits',
  }),
  en: ({ found, wanted }) => ({ message: `this row has ${found} cells for ${wanted} columns`, hint: 'quote it' }),
};

export const openQuote: Rule<object> = {
  name: 'csv-open-quote',
  severity: 'error',
  fr: () => ({
    message: 'un guillemet ouvert ici n’est jamais fermé',
    hint: 'fermez-le, ou doublez-le s’il fait partie du texte',
  }),
  en: () => ({ message: 'a quote opened here is never closed', hint: 'close it, or double it' }),
};

export const repeatedColumn: Rule<{ name: string }> = {
  name: 'csv-repeated-column',
  severity: 'error',
  fr: ({ name }) => ({ message: `deux colonnes s’appellent « ${name} »`, hint: 'donnez à chacune son nom' }),
  en: ({ name }) => ({ message: `two columns are named "${name}"` }),
};

export const noRows: Rule<object> = {
  name: 'csv-no-rows',
  severity: 'warning',
  fr: () => ({ message: 'ce tableau n’a aucune ligne sous ses noms de colonnes' }),
  en: () => ({ message: 'this table has no row below its column names' }),
};

export const noSignCount: Rule<{ text: string }> = {
  name: 'no-sign-count',
  severity: 'warning',
  fr: ({ text }) => ({
    message:
      text === '' ? 'ce bloc ne dit pas combien de signes il peut avoir' : `« ${text} » n’est pas un nombre de signes`,
    hint: 'écrivez par exemple : ::: signes 1200',
  }),
  en: ({ text }) => ({
    message: text === '' ? 'this block does not say how many signs it may have' : `"${text}" is no number of signs`,
    hint: 'write for instance: ::: signes 1200',
  }),
};

const KINDS = {
  fr: { title: 'le titre', item: 'la ligne', block: 'le passage' },
  en: { title: 'the title', item: 'the line', block: 'the passage' },
} as const;

export const translationLacks: Rule<{
  words: string;
  file: string;
  line: number;
  what: 'title' | 'item' | 'block';
}> = {
  name: 'translation-lacks',
  severity: 'warning',
  fr: ({ words, file, line, what }) => ({
    message: `la traduction n’a pas ${KINDS.fr[what]} « ${words} » (${file}, ligne ${line})`,
    hint: 'une traduction a les mêmes titres, passages, lignes et étapes que son original, dans le même ordre',
  }),
  en: ({ words, file, line, what }) => ({
    message: `the translation lacks ${KINDS.en[what]} "${words}" (${file}, line ${line})`,
    hint: 'a translation has the titles, passages, lines and steps of its original, in the same order',
  }),
};

export const translationAdds: Rule<{ words: string; what: 'title' | 'item' | 'block' }> = {
  name: 'translation-adds',
  severity: 'warning',
  fr: ({ words, what }) => ({
    message: `la traduction a ${KINDS.fr[what]} « ${words} », que l’original n’a pas`,
    hint: 'ajoutez-le à l’original, ou retirez-le de la traduction',
  }),
  en: ({ words, what }) => ({
    message: `the translation has ${KINDS.en[what]} "${words}", which the original lacks`,
    hint: 'add it to the original, or take it out of the translation',
  }),
};

export const untranslatedKey: Rule<{ key: string; value: string; file: string; line: number }> = {
  name: 'untranslated-key',
  severity: 'warning',
  fr: ({ key, value, file, line }) => ({
    message: `« ${key} » n’est pas traduit : « ${value} » (${file}, ligne ${line}) est imprimé tel quel`,
    hint: `ajoutez en tête de la traduction une ligne « ${key}: … »`,
  }),
  en: ({ key, value, file, line }) => ({
    message: `"${key}" is not translated: "${value}" (${file}, line ${line}) is printed as it is`,
    hint: `add a line "${key}: …" at the head of the translation`,
  }),
};

export const untranslatedPart: Rule<{ part: string; path: string }> = {
  name: 'untranslated-part',
  severity: 'warning',
  fr: ({ part, path }) => ({
    message: `« ${part} » n’est pas traduit : la traduction s’imprime sans lui`,
    hint: `écrivez sa traduction dans « ${path} »`,
  }),
  en: ({ part, path }) => ({
    message: `"${part}" is not translated: the translation is printed without it`,
    hint: `write its translation in "${path}"`,
  }),
};

export const otherLanguage: Rule<{ written: string; named: string }> = {
  name: 'other-language',
  severity: 'warning',
  fr: ({ written, named }) => ({
    message: `le nom du fichier dit « ${named} », et « langue » dit « ${written} » : le nom du fichier l’emporte`,
  }),
  en: ({ written, named }) => ({
    message: `the file's name says "${named}", and "langue" says "${written}": the file's name is taken`,
  }),
};
