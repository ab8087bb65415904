// In: the URL of a picture. Out: its kind and natural size, read from its first bytes; a picture that cannot be had is told.
import { Buffer } from 'node:buffer';
import { imageSize } from 'image-size';
import type { Report } from '../../base/diagnostic.ts';
import { type Host, resolvePath } from '../../base/host.ts';
import { POINTS_PER_UNIT } from '../../base/length.ts';
import type { Place } from '../../base/place.ts';
import { PICTURE_LIMITS, pathOutside, pictureMissing, pictureTooLarge, pictureUnreadable, remoteUrl } from './rules.ts';
import { measureSvg, svgHeader } from './svg.ts';
import type { Picture } from './types.ts';

/** Finds the pictures of one document; each path is opened once. */
export interface Pictures {
  /** `url` as written in the file `base`. */
  load(url: string, base: string, place: Place): Picture | undefined;
  /** `path` as the Host knows it (CSS images are resolved already); a `data:` URL too. */
  probe(path: string, place: Place): Picture | undefined;
}

export function createPictures(host: Host, report: Report): Pictures {
  const known = new Map<string, Picture | undefined>();
  let count = 0;
  const probe = (path: string, place: Place): Picture | undefined => {
    if (known.has(path)) return known.get(path);
    const picture = /^data:/i.test(path)
      ? probeData(path, `data:${++count}`, report, place)
      : probePicture(host, path, report, place);
    known.set(path, picture);
    return picture;
  };
  return {
    probe,
    load(url, base, place) {
      const trimmed = url.trim();
      if (/^data:/i.test(trimmed)) return probe(trimmed, place);
      const resolved = resolvePath(trimmed, base);
      if (resolved.ok) return probe(resolved.path, place);
      // `C:\photo.jpg` and `file:///…` are on this machine, elsewhere.
      if (/^(file:|[a-z]:[\\/])/i.test(trimmed)) report(pathOutside, { path: trimmed }, { place });
      else if (resolved.reason === 'remote') report(remoteUrl, { url: short(trimmed) }, { place });
      else if (resolved.reason === 'outside') report(pathOutside, { path: trimmed }, { place });
      else report(pictureMissing, { path: trimmed }, { place });
      return undefined;
    },
  };
}

/** One picture at a Host path. */
function probePicture(host: Host, path: string, report: Report, place: Place): Picture | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) {
    report(remoteUrl, { url: short(path) }, { place });
    return undefined;
  }
  const read = host.read(path, PICTURE_LIMITS.bytes);
  if (read.ok) return measure(path, read.bytes, report, place);
  if (read.refusal === 'outside') report(pathOutside, { path }, { place });
  else if (read.refusal === 'too-large') report(pictureTooLarge, { path, limit: '64 Mio' }, { place });
  else if (read.refusal === 'unreadable') report(pictureUnreadable, { path }, { place });
  else report(pictureMissing, { path }, { place });
  return undefined;
}

function probeData(url: string, path: string, report: Report, place: Place): Picture | undefined {
  const comma = url.indexOf(',');
  if (comma < 0 || url.length > PICTURE_LIMITS.bytes * 1.5) {
    report(comma < 0 ? pictureUnreadable : pictureTooLarge, { path: short(url), limit: '64 Mio' }, { place });
    return undefined;
  }
  const base64 = /;\s*base64\s*$/i.test(url.slice(0, comma));
  const data = base64 ? Buffer.from(url.slice(comma + 1), 'base64') : Buffer.from(unescapeUrl(url.slice(comma + 1)));
  const picture = measure(path, data, report, place, short(url));
  return picture && { ...picture, data };
}

function measure(path: string, bytes: Uint8Array, report: Report, place: Place, called = path): Picture | undefined {
  const kind = kindOf(bytes);
  if (kind === 'svg') {
    if (tagsIn(bytes) > PICTURE_LIMITS.tags) {
      report(pictureTooLarge, { path: called, limit: '300 000 éléments' }, { place });
      return undefined;
    }
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    const header = isWhole(text) ? svgHeader(text) : undefined;
    if (header) return { path, kind, ...measureSvg(header), pixels: { width: 0, height: 0 } };
  }
  const found = kind === undefined || kind === 'svg' ? undefined : pixelsOf(bytes);
  if (kind === undefined || !found) {
    report(pictureUnreadable, { path: called }, { place });
    return undefined;
  }
  if (found.width * found.height > PICTURE_LIMITS.pixels) {
    report(pictureTooLarge, { path: called, limit: '200 mégapixels' }, { place });
    return undefined;
  }
  const { width, height } = found;
  return {
    path,
    kind,
    size: { width: width * POINTS_PER_UNIT.px, height: height * POINTS_PER_UNIT.px },
    ratio: width / height,
    pixels: { width, height },
  };
}

function tagsIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(60); at >= 0; at = bytes.indexOf(60, at + 1)) count++;
  return count;
}

/** A drawing that was cut short does not end with its end tag. */
function isWhole(svg: string): boolean {
  const end = svg.slice(-2000).replace(/<!--[\s\S]*?-->/g, '');
  return /<\/(?:[\w-]+:)?svg\s*>\s*$/.test(end) || (svg.length < 2000 && /\/>\s*$/.test(end));
}

/** By the first bytes: names lie. */
function kindOf(bytes: Uint8Array): Picture['kind'] | undefined {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpeg';
  if (bytes[0] === 0x89 && ascii(1, 4) === 'PNG') return 'png';
  if (ascii(0, 4) === 'GIF8') return 'gif';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  return /^(\u00ef\u00bb\u00bf)?\s*</.test(ascii(0, 64)) ? 'svg' : undefined;
}

/** Pixels with the EXIF orientation applied. */
function pixelsOf(bytes: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  // The header is at the start nearly always, and the reader copies what it is given.
  const starts = bytes.length > HEADER ? [bytes.subarray(0, HEADER), bytes] : [bytes];
  for (const start of starts) {
    try {
      const { width, height, orientation = 1 } = imageSize(start);
      if (!(width > 0 && height > 0)) continue;
      return orientation >= 5 ? { width: height, height: width } : { width, height };
    } catch {
      // Damaged, or longer than the header: the next start, or none, says which.
    }
  }
  return undefined;
}
const HEADER = 256 * 1024;

const short = (url: string) => (url.length > 80 ? `${url.slice(0, 77)}…` : url);

function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
