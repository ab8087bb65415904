// In: what is painted on the pages. Out: text that is too near the colour under it (WCAG 2, 1.4.3 and 1.4.6), or written over a picture.
import { type Colour, contrast, toRgb, WHITE } from '../base/colour.ts';
import { apply, IDENTITY, type Matrix, multiply, rectPath } from '../base/geometry.ts';
import type { DisplayItem, Page } from '../typesetter/layout/types.ts';
import { type Area, blend, contains, createGrounds, type Ground } from './ground.ts';
import { lowContrast, textOverPicture } from './rules.ts';
import type { AccessCheck } from './types.ts';

/** Who sees badly reads text at 7:1, and at 4.5:1 what is large: from 18 points on, or 14 in bold (pixels leave a little less), with a face that serves weights from above 550. */
const BOUNDS = { text: 7, large: 4.5 } as const;
const LARGE = { size: 17.99, bold: 13.99, weight: 551 } as const;

type Glyphs = Extract<DisplayItem, { type: 'glyphs' }>;

/** What holds of all that is painted between a `begin` and its `end`. */
interface Group {
  readonly matrix: Matrix;
  readonly opacity: number;
  readonly clips: readonly Area[];
}
const PAGE: Group = { matrix: IDENTITY, opacity: 1, clips: [] };

/** Told once for each pair of colours, at the first text in them. */
export const contrastOfText: AccessCheck = ({ pages }, report) => {
  const told = new Set<string>();
  const onPaper = new Map<Colour, number>();
  for (const page of pages)
    for (const seen of textsOf(page)) {
      if (isPlain(seen, onPaper)) continue;
      const { item, group, grounds, size } = seen;
      const bound = isLarge(item, size) ? BOUNDS.large : BOUNDS.text;
      const ground = worst(item, group, grounds);
      if (ground.type === 'colour' && contrastOn(item, group, ground.colour) >= bound) continue;
      const text = wordsOf(item);
      if (text === undefined) continue;
      const at = { place: item.mark.type === 'slot' ? item.mark.tag.place : undefined, page: page.number };
      if (ground.type === 'picture') {
        if (told.has(ground.name)) continue;
        told.add(ground.name);
        report(textOverPicture, { text, path: ground.name }, at);
        continue;
      }
      const colour = hex(seenAs(item.colour, group.opacity, ground.colour));
      const under = hex(ground.colour);
      // A gradient makes a pair of each line: one of them is enough.
      const key = `${ground.shaded ? hex(item.colour) : `${colour} ${under}`} ${bound}`;
      if (told.has(key)) continue;
      told.add(key);
      report(lowContrast, { text, colour, ground: under, ratio: contrastOn(item, group, ground.colour), bound }, at);
    }
};

/** What makes a run hardest to read: a picture, else the nearest colour. */
function worst(item: Glyphs, group: Group, grounds: readonly Ground[]): Ground {
  let found = grounds[0]!;
  for (const ground of grounds) {
    if (found.type === 'picture') return found;
    if (ground === found) continue;
    if (ground.type === 'picture' || contrastOn(item, group, ground.colour) < contrastOn(item, group, found.colour))
      found = ground;
  }
  return found;
}

const contrastOn = ({ colour }: Glyphs, { opacity }: Group, ground: Colour): number =>
  contrast(seenAs(colour, opacity, ground), ground);

/** Runs on bare paper, nearly all of them, in colours that were looked at before. */
function isPlain({ item: { colour }, group, grounds }: Seen, onPaper: Map<Colour, number>): boolean {
  if (grounds !== BARE || group.opacity < 1) return false;
  let ratio = onPaper.get(colour);
  if (ratio === undefined) {
    ratio = contrast(seenAs(colour, 1, WHITE), WHITE);
    onPaper.set(colour, ratio);
  }
  return ratio >= BOUNDS.text;
}

interface Seen {
  readonly item: Glyphs;
  readonly group: Group;
  readonly grounds: readonly Ground[];
  /** In points on the page. */
  readonly size: number;
}

/** Each run of text, with what lies under its beginning, middle and end when it is painted. */
function* textsOf(page: Page): Generator<Seen> {
  const grounds = createGrounds();
  const outer: Group[] = [];
  let group = PAGE;
  for (const item of page.items) {
    if (item.type === 'begin') {
      outer.push(group);
      const { clip, opacity = 1 } = item;
      const matrix = item.matrix ? multiply(group.matrix, item.matrix) : group.matrix;
      // The clip counts in the space around the group.
      const area: Area | undefined = clip && { path: clip, rule: 'nonzero', matrix: group.matrix };
      group = { matrix, opacity: group.opacity * opacity, clips: area ? [...group.clips, area] : group.clips };
    } else if (item.type === 'end') group = outer.pop() ?? PAGE;
    else if (item.type === 'fill') {
      const { path, paint, rule } = item;
      const { matrix, opacity, clips } = group;
      grounds.add({ type: 'fill', area: { path, rule, matrix }, paint, opacity, clips });
    } else if (item.type === 'picture') {
      const { matrix, opacity, clips } = group;
      const area: Area = { path: rectPath(item.rect), rule: 'nonzero', matrix };
      grounds.add({ type: 'picture', area, name: item.picture.path, opacity, clips });
    } else if (item.type === 'glyphs' && isRead(item)) {
      const under = groundsOf(item, group, grounds);
      const size =
        item.text.size * Math.sqrt(Math.abs(group.matrix[0] * group.matrix[3] - group.matrix[1] * group.matrix[2]));
      if (under.length > 0) yield { item, group, grounds: under, size };
    }
  }
}

/** Not what only decorates: leaders, what is hidden from who hears. */
const isRead = ({ mark, colour }: Glyphs): boolean =>
  colour.alpha > 0 && (mark.type === 'slot' || mark.kind === 'pagination');

function groundsOf(
  { x, y, text }: Glyphs,
  { matrix, clips }: Group,
  grounds: ReturnType<typeof createGrounds>,
): readonly Ground[] {
  // Where small letters are.
  const height = y - text.size * 0.25;
  const middle = apply(matrix, x, height);
  if (matrix === IDENTITY && clips.length === 0 && grounds.isBare(middle[1])) return BARE;
  let width = 0;
  const { glyphs, adjust, size, scale } = text;
  for (let i = 0; i < glyphs.length; i++) width += (glyphs[i]!.advance * size * scale) / 1000 + (adjust?.[i] ?? 0);
  const found: Ground[] = [];
  for (const share of [0.05, 0.5, 0.95]) {
    const [px, py] = apply(matrix, x + width * share, height);
    if (!clips.every((clip) => contains(clip, px, py))) continue;
    const ground = grounds.at(px, py);
    if (found.at(-1) !== ground) found.push(ground);
  }
  return found;
}
const BARE: readonly Ground[] = [createGrounds().at(0, 0)];

const isLarge = ({ text: { face } }: Glyphs, size: number): boolean =>
  size >= LARGE.size || (size >= LARGE.bold && face.weight >= LARGE.weight);

const seenAs = (colour: Colour, opacity: number, ground: Colour): Colour =>
  colour.alpha * opacity >= 1 ? colour : blend({ ...colour, alpha: colour.alpha * opacity }, ground);

/** undefined where nothing in it is read: dots, rules, bullets. */
function wordsOf({ text: { glyphs, rtl } }: Glyphs): string | undefined {
  const parts = glyphs.map(({ text }) => text);
  const text = (rtl ? parts.reverse() : parts).join('').replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function hex(colour: Colour): string {
  const { r, g, b } = toRgb(colour);
  return `#${[r, g, b]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
