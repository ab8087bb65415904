// In: nothing. Out: the words of the command line in French and English.
import type { Language } from '../base/diagnostic.ts';
import type { Cost } from '../press/cost.ts';

const FR = {
  /** The names of arguments in the help. */
  keys: { files: 'fichiers', folder: 'dossier', template: 'gabarit', name: 'nom', file: 'fichier' },
  didYouMean: (what: string) => `vouliez-vous dire ${what} ?`,
  quoteName: (name: string) => `un nom de plusieurs mots s’écrit entre guillemets : "${name}"`,
  seeHelp: 'pour voir ce qui est possible : tambour --help',
  usage: 'tambour <commande> [options]\n\nUn dossier de Markdown devient tout le papier d’une commune.',
  build: 'Imprime toute la commune, ou les fichiers nommés, en PDF dans out/',
  watch: 'Imprime en brouillon, puis de nouveau à chaque enregistrement',
  new: 'Crée une publication d’après l’exemple de son gabarit',
  init: 'Crée le dossier d’une commune, prêt à remplir',
  sizeChart: 'Imprime la page où l’on choisit la taille des lettres et le contraste',
  sizeChartNext: 'à imprimer à 100 %, et à garder au guichet',
  print: 'Met en page un fichier HTML avec son CSS',
  archive: 'Range un papier pour toujours : PDF/A, sources, fiche imprimée, empreintes',
  archiveFiles: 'fichiers .md à archiver ; avec --verify, dossiers archivés',
  verify: 'vérifie des archives par leurs seules empreintes',
  forceArchive: 'refait une archive qui existe',
  archiveWhat: 'quel papier archiver ? tambour archive content/journal/2026-12',
  noArchive: 'il n’y a pas d’archive dans out/archives : nommez un dossier',
  notAnArchive: (name: string) => `« ${name} » n’est pas une archive : il n’y a pas de manifest-sha256.txt`,
  archived: (name: string, files: number) => `archivé : ${name}, ${plural(files, 'fichier', 'fichiers')}`,
  whole: (name: string, files: number) => `${name} : ${plural(files, 'fichier intact', 'fichiers intacts')}`,
  notWhole: (name: string) => `${name} n’est plus tel qu’il a été archivé`,
  altered: (path: string) => `a changé : ${path}`,
  missing: (path: string) => `manque : ${path}`,
  added: (path: string) => `a été ajouté : ${path}`,
  unreadableLine: (manifest: string, line: number) => `${manifest}, ligne ${line} : illisible`,
  files: 'fichiers .md ou dossiers à imprimer',
  folder: 'dossier à créer',
  template: 'journal, guide, annuaire, affiche, ou un gabarit à vous',
  model: 'un autre exemple du gabarit : permanences, aide, acte… pour une affiche',
  name: 'nom du fichier, sans extension',
  html: 'fichier HTML',
  content: 'dossier des textes',
  out: 'dossier des PDF',
  templates: 'dossier des gabarits de la commune',
  edition: 'une seule édition : lecture, grands-caracteres, imprimeur, livret, bilingue',
  size: 'taille du texte en points, par exemple 20',
  jobs: 'publications imprimées en même temps',
  draft: 'imprime malgré les erreurs, avec BROUILLON sur chaque page',
  json: 'donne le résultat en JSON',
  debug: 'dessine sur la page les boîtes, les lignes de base et les raisons des coupures',
  force: 'imprime aussi ce qui n’a pas changé',
  savings: 'dit ce qu’une lettre un peu plus petite épargnerait de papier',
  deadline: 'secondes accordées à une publication',
  htmlFolder: 'écrit aussi le HTML composé dans ce dossier',
  output: 'PDF à écrire',
  root: 'dossier où se cherchent les adresses qui commencent par /',
  style: 'feuille de style prise avant celles de la page',
  lang: 'langue des messages : fr ou en',
  help: 'Affiche cette aide',
  version: 'Affiche la version',
  noContent:
    'il n’y a pas de dossier content/ ici. Créez-en un avec « tambour init », ou indiquez-le : --content DOSSIER',
  notInContent: (file: string) => `« ${file} » n’existe pas, ou n’est pas un texte à imprimer (.md)`,
  noHtml: (file: string) => `le fichier « ${file} » ne peut pas être lu`,
  exists: (file: string) => `« ${file} » existe déjà : rien n’a été changé`,
  unknownTemplate: (name: string, all: string) => `il n’y a pas de gabarit « ${name} ». Au choix : ${all}`,
  noSample: (name: string) => `le gabarit « ${name} » n’a pas d’exemple (sample.md)`,
  unknownModel: (template: string, name: string, all: string) =>
    all === ''
      ? `le gabarit « ${template} » n’a qu’un exemple : enlevez --model ${name}`
      : `le gabarit « ${template} » n’a pas d’exemple « ${name} ». Au choix : ${all}`,
  otherModels: (all: string) => `autres exemples, avec --model : ${all}`,
  fill: (file: string) => `d’abord : ouvrez ${file} et mettez le nom et les numéros de votre commune`,
  unknownEdition: (name: string, all: string) => `il n’y a pas d’édition « ${name} ». Au choix : ${all}`,
  wrongName: (name: string) => `« ${name} » ne peut pas être un nom de fichier`,
  wrongNumber: (option: string) => `--${option} attend un nombre`,
  wrongSize: (least: number, most: number) => `la taille du texte va de ${least} à ${most} points`,
  moreAlike: (count: number, rule: string) => `… et ${count} autre${count > 1 ? 's' : ''} du même genre  [${rule}]`,
  created: (file: string) => `créé : ${file}`,
  next: (command: string) => `ensuite : ${command}`,
  severities: { error: 'erreur', warning: 'attention', note: 'note' },
  table: ['PDF', 'pages', 'feuilles', 'taille', 'temps'],
  unchanged: 'inchangé',
  total: (papers: number, pages: number, time: string) =>
    `${plural(papers, 'PDF', 'PDF')}, ${plural(pages, 'page', 'pages')}, ${time}`,
  /** « 2026-12.livret : 9 feuilles A3, 90 g (tranche de 100 g) ; 1350 exemplaires : 12150 feuilles, 121 kg, 810,00 € ». */
  cost: (
    name: string,
    sheets: number,
    { paper, weight, band, copy, run, runSheets, runWeight, total, missing }: Cost,
  ) =>
    `${name} : ${[
      `${plural(sheets, 'feuille', 'feuilles')} ${paper}, ${comma(weight)} g${band === undefined ? '' : ` (tranche de ${band} g)`}${copy === undefined ? '' : `, ${comma(copy.toFixed(2))} €`}`,
      ...(run === undefined
        ? []
        : [
            `${plural(run, 'exemplaire', 'exemplaires')} : ${plural(runSheets ?? 0, 'feuille', 'feuilles')}, ${comma(runWeight ?? 0)} kg${total === undefined ? '' : `, ${comma(total.toFixed(2))} €`}`,
          ]),
      ...(missing.length > 0 ? [`sans prix : il manque ${missing.join(', ')}`] : []),
    ].join(' ; ')}`,
  failures: (count: number) =>
    `${plural(count, 'publication n’a pas pu être imprimée', 'publications n’ont pas pu être imprimées')}`,
  bytes: (bytes: number) =>
    bytes < 999_500
      ? `${Math.max(1, Math.round(bytes / 1000))} ko`
      : `${(bytes / 1e6).toFixed(1).replace('.', ',')} Mo`,
  seconds: (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1).replace('.', ',')} s`),
  page: 'page',
  pages: (count: number) => plural(count, 'page', 'pages'),
  watching: 'Tambour surveille. Enregistrez un fichier pour le voir imprimé ; Ctrl+C pour arrêter.',
  removed: (path: string) => `${path} n’existe plus ; son PDF est resté`,
  crash: (detail: string) =>
    `Tambour s’est trompé (${detail}). Ce n’est pas votre faute : signalez-le à ses auteurs, avec la commande et le dossier.`,
};

const EN: typeof FR = {
  keys: { files: 'files', folder: 'folder', template: 'template', name: 'name', file: 'file' },
  didYouMean: (what) => `Did you mean ${what}?`,
  quoteName: (name) => `a name of several words stands in quotation marks: "${name}"`,
  seeHelp: 'to see what is possible: tambour --help',
  usage: 'tambour <command> [options]\n\nA folder of Markdown becomes everything a town hall puts on paper.',
  build: 'Print the whole commune, or the files named, to PDF in out/',
  watch: 'Print drafts, and again at each save',
  new: 'Make a publication from its template’s sample',
  init: 'Make a commune’s folder, ready to fill',
  sizeChart: 'Print the page on which a reader chooses a size of type and a contrast',
  sizeChartNext: 'print it at 100 %, and keep it at the counter',
  print: 'Typeset an HTML file with its CSS',
  archive: 'Keep a paper for good: PDF/A, sources, printed sheet, fingerprints',
  archiveFiles: '.md files to archive; with --verify, folders archived',
  verify: 'check archives by their fingerprints alone',
  forceArchive: 'make an archive again',
  archiveWhat: 'which paper? tambour archive content/journal/2026-12',
  noArchive: 'there is no archive in out/archives: name a folder',
  notAnArchive: (name) => `"${name}" is no archive: it has no manifest-sha256.txt`,
  archived: (name, files) => `archived: ${name}, ${files} files`,
  whole: (name, files) => `${name}: ${files} files, all whole`,
  notWhole: (name) => `${name} is no longer as it was archived`,
  altered: (path) => `changed: ${path}`,
  missing: (path) => `missing: ${path}`,
  added: (path) => `added: ${path}`,
  unreadableLine: (manifest, line) => `${manifest}, line ${line}: unreadable`,
  files: '.md files or folders to print',
  folder: 'folder to make',
  template: 'journal, guide, annuaire, affiche, or a template of yours',
  model: 'another sample of the template: permanences, aide, acte… for a poster',
  name: 'name of the file, without extension',
  html: 'HTML file',
  content: 'folder of the texts',
  out: 'folder of the PDFs',
  templates: 'folder of the commune’s own templates',
  edition: 'one edition only: lecture, grands-caracteres, imprimeur, livret, bilingue',
  size: 'size of type in points, such as 20',
  jobs: 'publications printed at once',
  draft: 'print in spite of errors, with BROUILLON on each page',
  json: 'give the result as JSON',
  debug: 'draw boxes, baselines and the reasons of breaks on the page',
  force: 'print what has not changed as well',
  savings: 'say what paper slightly smaller type would save',
  deadline: 'seconds for one publication',
  htmlFolder: 'write the composed HTML to this folder too',
  output: 'PDF to write',
  root: 'folder where addresses that begin with / are looked up',
  style: 'stylesheet taken before the page’s own',
  lang: 'language of messages: fr or en',
  help: 'Show help',
  version: 'Show version',
  noContent: 'there is no content/ folder here. Make one with "tambour init", or name it: --content FOLDER',
  notInContent: (file) => `"${file}" does not exist, or is no text to print (.md)`,
  noHtml: (file) => `the file "${file}" cannot be read`,
  exists: (file) => `"${file}" exists already: nothing was changed`,
  unknownTemplate: (name, all) => `there is no template "${name}". One of: ${all}`,
  noSample: (name) => `the template "${name}" has no sample.md`,
  unknownModel: (template, name, all) =>
    all === ''
      ? `the template "${template}" has one sample only: drop --model ${name}`
      : `the template "${template}" has no sample "${name}". One of: ${all}`,
  otherModels: (all) => `other samples, with --model: ${all}`,
  fill: (file) => `first: open ${file} and give the name and the numbers of your commune`,
  unknownEdition: (name, all) => `there is no edition "${name}". One of: ${all}`,
  wrongName: (name) => `"${name}" cannot be a file name`,
  wrongNumber: (option) => `--${option} wants a number`,
  wrongSize: (least, most) => `the size of type goes from ${least} to ${most} points`,
  moreAlike: (count, rule) => `… and ${count} more alike  [${rule}]`,
  created: (file) => `made: ${file}`,
  next: (command) => `next: ${command}`,
  severities: { error: 'error', warning: 'warning', note: 'note' },
  table: ['PDF', 'pages', 'sheets', 'size', 'time'],
  unchanged: 'unchanged',
  total: (papers, pages, time) => `${plural(papers, 'PDF', 'PDFs')}, ${plural(pages, 'page', 'pages')}, ${time}`,
  cost: (name, sheets, { paper, weight, band, copy, run, runSheets, runWeight, total, missing }) =>
    `${name}: ${[
      `${plural(sheets, 'sheet', 'sheets')} of ${paper}, ${weight} g${band === undefined ? '' : ` (band of ${band} g)`}${copy === undefined ? '' : `, €${copy.toFixed(2)}`}`,
      ...(run === undefined
        ? []
        : [
            `${plural(run, 'copy', 'copies')}: ${plural(runSheets ?? 0, 'sheet', 'sheets')}, ${runWeight ?? 0} kg${total === undefined ? '' : `, €${total.toFixed(2)}`}`,
          ]),
      ...(missing.length > 0 ? [`no price: ${missing.join(', ')} missing`] : []),
    ].join('; ')}`,
  failures: (count) => `${plural(count, 'publication', 'publications')} could not be printed`,
  bytes: (bytes) =>
    bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`,
  seconds: (ms) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
  page: 'page',
  pages: (count) => plural(count, 'page', 'pages'),
  watching: 'Tambour is watching. Save a file to see it printed; Ctrl+C to stop.',
  removed: (path) => `${path} is gone; its PDF stays`,
  crash: (detail) =>
    `Tambour failed (${detail}). It is not your fault: please report it, with the command and the folder.`,
};

export type Strings = typeof FR;

function comma(value: number | string): string {
  return String(value).replace('.', ',');
}

export function strings(language: Language): Strings {
  return language === 'en' ? EN : FR;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${Math.abs(count) < 2 ? one : many}`;
}

/** yargs' own sentences; its locale files do not come along in a bundle. */
export const YARGS_FR: Readonly<Record<string, string | { readonly one: string; readonly other: string }>> = {
  'Commands:': 'Commandes :',
  'Options:': 'Options :',
  'Examples:': 'Exemples :',
  'Positionals:': 'Arguments :',
  boolean: 'oui ou non',
  string: 'texte',
  number: 'nombre',
  array: 'liste',
  required: 'obligatoire',
  default: 'par défaut',
  'default:': 'par défaut :',
  'choices:': 'au choix :',
  'aliases:': 'ou :',
  command: 'commande',
  'Not enough non-option arguments: got %s, need at least %s': {
    one: 'il manque un mot à la commande : %s donné, %s attendus',
    other: 'il manque un mot à la commande : %s donnés, %s attendus',
  },
  'Too many non-option arguments: got %s, maximum of %s': {
    one: 'un argument est de trop : %s donné, %s au plus',
    other: 'un argument est de trop : %s donnés, %s au plus',
  },
  'Missing argument value: %s': { one: 'il manque la valeur de %s', other: 'il manque les valeurs de %s' },
  'Missing required argument: %s': { one: 'il manque %s', other: 'il manque %s' },
  'Unknown argument: %s': { one: 'argument inconnu : %s', other: 'arguments inconnus : %s' },
  'Unknown command: %s': { one: 'commande inconnue : %s', other: 'commandes inconnues : %s' },
  'Invalid values:': 'valeurs impossibles :',
  'Argument: %s, Given: %s, Choices: %s': '%s : %s n’est pas possible ; au choix : %s',
  'Not enough arguments following: %s': 'il manque une valeur après %s',
  'Did you mean %s?': 'vouliez-vous dire %s ?',
  'Arguments %s and %s are mutually exclusive': '%s et %s ne vont pas ensemble',
};
