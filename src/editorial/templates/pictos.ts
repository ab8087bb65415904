// In: the name of a pictogram. Out: its drawing in the text's colour, with its words for who does not see it; a name that does not exist is told.
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import type { Place } from '../../base/place.ts';
import { decodeText } from '../content/decode.ts';
import { nearest } from '../content/nearest.ts';
import { replacePictos } from '../content/pictos.ts';
import { escapeHtml, slug } from './french.ts';
import { unknownPicto } from './rules.ts';

/** The commune's own drawings stand here, ours below templates/. */
const OWN = 'content/pictos';
const OURS = 'templates/base/pictos';
/** A drawing that is a picture rather than a sign. */
const LONGEST = 100_000;

export interface Pictos {
  /** `<svg …>` in the colour of the text; undefined when there is none of that name. `alt` '' for a decoration. */
  readonly draw: (name: string, classes: string, alt: string) => string | undefined;
  /** What the pictogram says, in that language. */
  readonly words: (name: string, language: string) => string;
  readonly names: () => readonly string[];
  /** Names without a drawing, told of where a text or a setting has them: the template need not tell again. */
  readonly told: Set<string>;
}

export function createPictos(host: Host): Pictos {
  const text = (path: string) => {
    const result = host.read(path);
    return result.ok ? decodeText(result.bytes)?.text : undefined;
  };
  const table = (path: string): Readonly<Record<string, string>> => {
    try {
      return JSON.parse(text(path) ?? '{}') as Record<string, string>;
    } catch {
      return {};
    }
  };
  const stems = (folder: string) =>
    host.list(folder).flatMap(({ name, folder: isFolder }) => (!isFolder && /^(.+)\.svg$/i.exec(name)?.[1]) || []);
  let own: ReadonlyMap<string, string> | undefined;
  const ownFile = (key: string) => {
    own ??= new Map(stems(OWN).map((stem) => [slug(stem), `${OWN}/${stem}.svg`]));
    return own.get(key);
  };
  return {
    draw(name, classes, alt) {
      const key = slug(name);
      const mine = ownFile(key);
      if (mine !== undefined) return foreign(text(mine) ?? '', `/${mine}`, classes, alt);
      const drawing = text(`${OURS}/${key}.svg`);
      return drawing && packaged(drawing, classes, alt);
    },
    words(name, language) {
      const key = slug(name);
      const mine = ownFile(key);
      if (mine !== undefined)
        return /<title[^>]*>([^<]*)</.exec(text(mine) ?? '')?.[1]?.trim() || key.replaceAll('-', ' ');
      const translated = language === 'fr' ? undefined : table(`templates/base/pictos.${slug(language)}.json`)[key];
      return translated ?? table('templates/base/pictos.fr.json')[key] ?? key.replaceAll('-', ' ');
    },
    told: new Set(),
    names: () => [...stems(OWN).map(slug), ...Object.keys(table('templates/base/pictos.json'))],
  };
}

const said = (alt: string) => (alt === '' ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(alt)}"`);

/** Drawings of one family: strokes on a grid of 24. */
function packaged(text: string, classes: string, alt: string): string {
  return (
    `<svg class="picto${classes && ` ${escapeHtml(classes)}`}" viewBox="0 0 24 24" width="24" height="24" fill="none" ` +
    `stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" ${said(alt)}>${inner(text)}</svg>`
  );
}

function inner(svg: string): string {
  return svg
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .trim();
}

/** A commune's drawing takes the text's colour where it says `currentColor`; one that is no plain sign is a picture. */
function foreign(text: string, url: string, classes: string, alt: string): string {
  const names = `picto propre${classes && ` ${classes}`}`;
  const root = /<svg\b([^>]*)>/.exec(text);
  if (
    !root ||
    text.length > LONGEST ||
    /<(style|script|foreignObject|image|use)\b|&(?!#|amp|lt|gt|quot|apos)/i.test(text)
  )
    return `<img class="${escapeHtml(names)}" src="${escapeHtml(encodeURI(url))}" alt="${escapeHtml(alt)}">`;
  const attributes = (root[1] ?? '').replace(
    /\s(?:class|style|role|id|on\w+|aria-[\w-]+)\s*=\s*("[^"]*"|'[^']*')/gi,
    '',
  );
  const body = inner(text).replace(/<!--[\s\S]*?-->|<title\b[\s\S]*?<\/title>/gi, '');
  return `<svg class="${escapeHtml(names)}"${attributes.replace(/\/$/, '')} ${said(alt)}>${body}</svg>`;
}

/**
 * The marks of a text as drawings. One is a decoration (an artifact) when what it says follows it in words, so that
 * nobody hears "téléphone Téléphonez-nous"; otherwise it is read by its words. `{.decor}` makes it a decoration.
 */
export function drawPictos(html: string, language: string, pictos: Pictos, report: Report): string {
  return replacePictos(html, ({ name, classes, at, following }) => {
    const words = pictos.words(name, language);
    const silent = classes.includes('decor') || isSaid(`${words} ${slug(name)}`, following);
    const drawing = pictos.draw(name, ['mot', ...classes].join(' '), silent ? '' : words);
    if (drawing !== undefined) return drawing;
    const all = pictos.names();
    report(unknownPicto, { name, near: nearest(slug(name), all), all }, { place: placeFrom(at) });
    return escapeHtml(`:picto-${name}:`);
  });
}

function placeFrom(at: string): Place | undefined {
  const [, file, line, column] = /^(.*?):(\d+):(\d+)$/.exec(at) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: Number(column) };
}

/** What `{{picto name}}` draws; a name that a template made up is told at the template. */
export function templatePictos(pictos: Pictos, path: string, report: Report): Pictos['draw'] {
  return (name, classes, alt) => {
    const drawing = pictos.draw(name, classes, alt);
    if (drawing !== undefined || name === '' || pictos.told.has(name)) return drawing;
    pictos.told.add(name);
    const all = pictos.names();
    report(unknownPicto, { name, near: nearest(slug(name), all), all }, { place: { file: path, line: 1, column: 1 } });
    return undefined;
  };
}

/** Whether one of the telling words, or one of its family, follows: `téléphone`, « Téléphonez ». */
export function isSaid(words: string, following: string): boolean {
  const stems = (text: string) =>
    slug(text)
      .split('-')
      .flatMap((word) => (word.length > 2 ? [word.slice(0, 5)] : []));
  const follows = new Set(stems(following));
  return stems(words).some((stem) => follows.has(stem));
}
