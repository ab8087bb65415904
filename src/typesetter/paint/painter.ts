// In: the verbs of the walk over sheets. Out: a PDF file: pages, tags, links, destinations, outline.
import { apply, IDENTITY, type Matrix, multiply, type Rect, rectPath } from '../../base/geometry.ts';
import type { Link, Mark, Picture } from '../boxes/types.ts';
import type { LaidOut } from '../layout/types.ts';
import type { Sheet } from '../sheets/types.ts';
import { type Content, createContent, type Shared } from './pdf/content.ts';
import { createFile, pageBox, type Ref } from './pdf/file.ts';
import { createFontTable } from './pdf/fonts.ts';
import { writePicture } from './pdf/images.ts';
import { type Area, writeAnnotation, writeDestinations } from './pdf/links.ts';
import { type OutlineEntry, writeOutline } from './pdf/outline.ts';
import type { StreamMemory } from './pdf/stream-memory.ts';
import { createStructure } from './pdf/structure.ts';
import { name, number } from './pdf/syntax.ts';
import { parseDate } from './pdf/xmp.ts';
import type { Prepared } from './prepared.ts';
import type { Painter, PdfProfile } from './types.ts';

/** A bookmark on a sheet, counted from 0; `y` downwards from its top. */
export interface SheetBookmark {
  readonly level: number;
  readonly label: string;
  readonly sheet: number;
  readonly y: number;
}

export interface PdfPainter extends Painter {
  finish(bookmarks: readonly SheetBookmark[]): Uint8Array;
}

export interface PainterOptions {
  readonly profile: PdfProfile;
  readonly pictures: ReadonlyMap<string, Prepared>;
  readonly sheetCount: number;
  /** Off in tests that compare bytes: Node builds deflate differently. */
  readonly compress: boolean;
  readonly memory?: StreamMemory | undefined;
}

interface Target {
  readonly sheet: number;
  readonly y: number;
}

export function createPainter(
  document: LaidOut,
  { profile, pictures, sheetCount, compress, memory }: PainterOptions,
): PdfPainter {
  const { tagged } = profile;
  const file = createFile({ ...document, date: parseDate(profile.date) }, { archive: tagged, compress, memory });
  const structure = tagged ? createStructure(file, sheetCount) : undefined;
  const names = new Map<string, { readonly name: string; readonly ref: Ref }>();
  const masks = new Map<string, Ref>();
  const shared: Shared = {
    colour: profile.colour,
    fonts: createFontTable(file),
    named(prefix, body) {
      let entry = names.get(body);
      if (entry === undefined) {
        entry = { name: `${prefix}${names.size + 1}`, ref: file.add(body) };
        names.set(body, entry);
      }
      return entry;
    },
    maskForm(shading) {
      let ref = masks.get(shading);
      if (ref === undefined) {
        ref = file.stream(
          {
            Type: '/XObject',
            Subtype: '/Form',
            BBox: '[-32000 -32000 32000 32000]',
            Group: '<</S /Transparency /CS /DeviceGray>>',
            Resources: `<</Shading <</S0 ${file.add(shading)}>>>>`,
          },
          Buffer.from('/S0 sh', 'latin1'),
        );
        masks.set(shading, ref);
      }
      return ref;
    },
  };
  const drawn = new Map<string, { readonly name: string; readonly ref: Ref } | undefined>();
  const sheets: { readonly ref: Ref; readonly height: number; readonly annotations: Ref }[] = [];
  const areas: Area[][] = [];
  const targets = new Map<string, Target>();
  let sheet: Sheet | undefined;
  let content: Content | undefined;

  const openMark = (mark: Mark): string => {
    if (mark.type === 'slot') {
      const id = structure!.content(mark, sheets.length - 1);
      return `${name(mark.tag.role)} <</MCID ${id}>> BDC`;
    }
    const kind = mark.kind[0]!.toUpperCase() + mark.kind.slice(1);
    const edge = mark.edge === undefined ? '' : ` /Subtype /${mark.edge === 'header' ? 'Header' : 'Footer'}`;
    return `/Artifact <</Type /${kind}${edge}>> BDC`;
  };
  const endSheet = (): void => {
    if (sheet === undefined || content === undefined) return;
    const { operators, resources } = content.finish();
    const index = sheets.length - 1;
    file.endPage(operators, resources, {
      TrimBox: pageBox(sheet.trim, sheet.height),
      BleedBox: pageBox(sheet.bleed, sheet.height),
      ...(areas[index]!.length > 0 && { Annots: sheets[index]!.annotations }),
      ...(structure && { StructParents: `${index}`, Tabs: '/S' }),
    });
  };
  const destination = ({ sheet: index, y }: Target): string => {
    const { ref, height } = sheets[index]!;
    return `[${ref} /XYZ null ${number(height - y)} null]`;
  };
  const xobject = (picture: Picture) => {
    if (!drawn.has(picture.path)) {
      const prepared = pictures.get(picture.path);
      const ref = prepared && writePicture(file, shared, prepared);
      drawn.set(picture.path, ref === undefined ? undefined : { name: `X${drawn.size + 1}`, ref });
    }
    return drawn.get(picture.path);
  };

  let recorded: Recorded | undefined;
  /** Where the space of the form being written stands on the sheet. */
  let base: Matrix = IDENTITY;
  const space = (): Matrix => multiply(base, content!.matrix());
  const drawing = (mark: Mark, verb: () => void): boolean => {
    if (recorded === undefined) return false;
    recorded.verbs.push(verb);
    recorded.drawn += 1;
    if (mark.type === 'slot') recorded.tagged = true;
    return true;
  };
  /** What a group holds fades as one; but no form may hold what a reader hears, and one thing alone fades by itself. */
  const endGroup = ({ group, verbs, drawn, tagged: heard }: Recorded): void => {
    const outer = content!;
    outer.begin(group);
    if (drawn < 2 || (tagged && heard)) for (const verb of verbs) verb();
    else {
      const before = base;
      base = space();
      content = createContent(shared, IDENTITY, undefined);
      for (const verb of verbs) verb();
      const { operators, resources } = content.finish();
      content = outer;
      base = before;
      const ref = file.stream(
        {
          Type: '/XObject',
          Subtype: '/Form',
          BBox: '[-32000 -32000 32000 32000]',
          Group: '<</S /Transparency>>',
          Resources: resources,
        },
        Buffer.from(operators, 'latin1'),
      );
      groups += 1;
      outer.form(`T${groups}`, ref, GROUP);
    }
    outer.end();
  };
  let groups = 0;

  const painter: PdfPainter = {
    sheet(next) {
      endSheet();
      sheet = next;
      const ref = file.page(next);
      sheets.push({ ref, height: next.height, annotations: file.reserve() });
      areas.push([]);
      // pdfkit has already turned the page upside down for us: y downwards.
      content = createContent(shared, flipped(next.height), structure && openMark);
    },
    fill(path, paint, rule, mark) {
      if (!drawing(mark, () => painter.fill(path, paint, rule, mark))) content!.fill(path, paint, rule, mark);
    },
    stroke(path, style, mark) {
      if (!drawing(mark, () => painter.stroke(path, style, mark))) content!.stroke(path, style.colour, style, mark);
    },
    glyphs(x, y, text, colour, mark) {
      if (recorded === undefined || !drawing(mark, () => painter.glyphs(x, y, text, colour, mark)))
        content!.glyphs(x, y, text, colour, mark);
    },
    picture(rect, picture, mark) {
      if (!(rect.width > 0 && rect.height > 0)) return;
      if (drawing(mark, () => painter.picture(rect, picture, mark))) return;
      const known = xobject(picture);
      if (known === undefined) missingFrame(content!, rect, mark);
      else {
        const fitted = fitDrawing(rect, pictures.get(picture.path)!);
        if (fitted !== rect) content!.begin({ clip: rectPath(rect) });
        content!.xobject(fitted, known.name, known.ref, mark);
        if (fitted !== rect) content!.end();
      }
    },
    begin(group) {
      if (recorded !== undefined) {
        recorded.depth += 1;
        recorded.verbs.push(() => painter.begin(group));
      } else if (group.opacity !== undefined && group.opacity < 1)
        recorded = { group, verbs: [], depth: 0, drawn: 0, tagged: false };
      else content!.begin(group);
    },
    end() {
      if (recorded === undefined) content!.end();
      else if (recorded.depth > 0) {
        recorded.depth -= 1;
        recorded.verbs.push(() => painter.end());
      } else {
        const whole = recorded;
        recorded = undefined;
        endGroup(whole);
      }
    },
    link(rect, link) {
      if (recorded !== undefined) recorded.verbs.push(() => painter.link(rect, link));
      else addArea(areas.at(-1)!, bounds(rect, space()), link);
    },
    destination(id, x, y) {
      if (recorded !== undefined) recorded.verbs.push(() => painter.destination(id, x, y));
      else if (!targets.has(id)) targets.set(id, { sheet: sheets.length - 1, y: apply(space(), x, y)[1] });
    },
    finish(bookmarks) {
      endSheet();
      areas.forEach((list, index) => {
        const { annotations, height } = sheets[index]!;
        const refs = list.flatMap((area) => {
          const { href } = area.link;
          const target = href.startsWith('#') ? targets.get(decodeId(href.slice(1))) : undefined;
          if (href === '' || (href.startsWith('#') && target === undefined)) return [];
          const ref = file.reserve();
          const key = structure?.annotation(area.link.tag, index, ref);
          writeAnnotation(file, ref, area, height, target && destination(target), key);
          return [ref];
        });
        file.put(annotations, `[${refs.join(' ')}]`);
      });
      writeDestinations(file, new Map([...targets].map(([id, target]) => [id, destination(target)])));
      const entries: OutlineEntry[] = bookmarks.flatMap(({ level, label, sheet: index, y }) =>
        sheets[index] === undefined ? [] : [{ level, label, destination: destination({ sheet: index, y }) }],
      );
      writeOutline(file, entries);
      structure?.finish(
        document.tags,
        sheets.map(({ ref }) => ref),
      );
      return file.end();
    },
  };
  return painter;
}

const GROUP: Mark = { type: 'artifact', kind: 'layout' };

/** A group with opacity, held back until it is known what is in it. */
interface Recorded {
  readonly group: Parameters<Painter['begin']>[0];
  readonly verbs: (() => void)[];
  /** Groups open inside. */
  depth: number;
  drawn: number;
  /** Something in it is content of a tag. */
  tagged: boolean;
}

function flipped(height: number): Matrix {
  return [1, 0, 0, -1, 0, height];
}

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** A drawing that keeps its shape, centred (or as it says) in a place of another. */
function fitDrawing(rect: Rect, prepared: Prepared): Rect {
  if (prepared.type !== 'drawing' || prepared.drawing.fit === undefined) return rect;
  const { size, fit } = prepared.drawing;
  const [sx, sy] = [rect.width / size.width, rect.height / size.height];
  if (Math.abs(sx / sy - 1) < 0.005) return rect;
  const scale = fit.slice ? Math.max(sx, sy) : Math.min(sx, sy);
  const [width, height] = [size.width * scale, size.height * scale];
  return { x: rect.x + fit.x * (rect.width - width), y: rect.y + fit.y * (rect.height - height), width, height };
}

/** Words of one link that touch on a line become one area to press. */
function addArea(areas: Area[], rect: Rect, link: Link): void {
  const last = areas.at(-1);
  if (
    last !== undefined &&
    last.link === link &&
    Math.abs(last.rect.y - rect.y) < 0.5 &&
    Math.abs(last.rect.height - rect.height) < 0.5 &&
    Math.abs(last.rect.x + last.rect.width - rect.x) < 1
  ) {
    areas[areas.length - 1] = { link, rect: { ...last.rect, width: rect.x + rect.width - last.rect.x } };
  } else areas.push({ link, rect });
}

/** The upright rectangle round a transformed one. */
function bounds({ x, y, width, height }: Rect, matrix: Matrix): Rect {
  const corners = [
    apply(matrix, x, y),
    apply(matrix, x + width, y),
    apply(matrix, x, y + height),
    apply(matrix, x + width, y + height),
  ];
  const xs = corners.map((corner) => corner[0]);
  const ys = corners.map((corner) => corner[1]);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** A crossed frame: nobody can take it for the picture. */
function missingFrame(content: Content, rect: Rect, mark: Mark): void {
  const colour = { space: 'rgb', r: 0.6, g: 0.1, b: 0.1, alpha: 1 } as const;
  const style = { width: 1, dash: [], cap: 'butt', join: 'miter' };
  const { x, y, width, height } = rect;
  content.stroke(rectPath(rect), colour, style, mark);
  content.stroke(
    [
      ['M', x, y],
      ['L', x + width, y + height],
      ['M', x + width, y],
      ['L', x, y + height],
    ],
    colour,
    style,
    mark,
  );
}
