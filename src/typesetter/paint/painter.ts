// In: the verbs of the walk over sheets. Out: a PDF file: pages, tags, links, destinations, outline.
import { apply, IDENTITY, type Matrix, multiply, type Rect, rectPath } from '../../base/geometry.ts';
import type { Link, Mark, Picture, Slot } from '../boxes/types.ts';
import type { LaidOut } from '../layout/types.ts';
import type { Sheet } from '../sheets/types.ts';
import type { PaintMemory } from './memory.ts';
import {
  type Content,
  createContent,
  pathOperators,
  type Resources,
  type Shared,
  spellResources,
} from './pdf/content.ts';
import { createFile, pageBox, type Ref } from './pdf/file.ts';
import { createFontTable } from './pdf/fonts.ts';
import { writePicture } from './pdf/images.ts';
import { type Area, writeAnnotation, writeDestinations } from './pdf/links.ts';
import { type OutlineEntry, writeOutline } from './pdf/outline.ts';
import { glyphOutline } from './pdf/outlines.ts';
import { createShelf, type Named, type PaintedSheet } from './pdf/sheet-memory.ts';
import { createSpaces } from './pdf/spaces.ts';
import { createStructure } from './pdf/structure.ts';
import { name, number, numbers } from './pdf/syntax.ts';
import { parseDate } from './pdf/xmp.ts';
import { USUAL_PLATES } from './plates.ts';
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
  readonly memory?: PaintMemory | undefined;
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
  const plates = profile.plates ?? USUAL_PLATES;
  // The grey plates of a job are for a machine that knows no press's colours.
  const press = profile.colour === 'print' && plates.job === undefined ? plates : undefined;
  const file = createFile(
    { ...document, date: parseDate(profile.date) },
    {
      archive: tagged,
      conforms: tagged && profile.conforms !== false,
      press: press && { condition: press.condition, icc: press.icc },
      compress,
      memory: memory?.streams,
    },
  );
  const structure = tagged ? createStructure(file, sheetCount) : undefined;
  /** What has got a name, in order; what a picture names inside itself comes with the picture. */
  const register: Named[] = [];
  let inPicture = false;
  const note = (named: Named): void => {
    if (!inPicture) register.push(named);
  };
  /** Something on the sheet under way lets through what is beneath it. */
  let fades = false;
  const fading = new Set<string>();
  const spaces = createSpaces(file, profile.colour, plates);
  const shelf = memory && createShelf(memory.sheets, profile, register);
  /** Of each name that a resource dictionary may hold. */
  const refs = new Map<string, Ref>();
  const names = new Map<string, { readonly name: string; readonly ref: Ref }>();
  const masks = new Map<string, Ref>();
  const outlines = new Map<string, { readonly name: string; readonly ref: Ref } | undefined>();
  const shared: Shared = {
    colour: profile.colour,
    plates,
    gradients: spaces.gradients,
    space(space) {
      const spelled = spaces.spell(space);
      return shared.named('C', spelled);
    },
    fonts: createFontTable(file, (face, glyph) => {
      const { name: key, ref } = shared.fonts(face);
      refs.set(key, ref);
      note({ type: 'glyph', face, glyph });
    }),
    named(prefix, body) {
      if (prefix === 'G' && !body.includes('/ca 1 /CA 1')) fades = true;
      let entry = names.get(body);
      if (entry === undefined) {
        entry = { name: `${prefix}${names.size + 1}`, ref: file.add(body) };
        names.set(body, entry);
        refs.set(entry.name, entry.ref);
        note({ type: 'object', prefix, body });
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
        note({ type: 'mask', body: shading });
      }
      return ref;
    },
    outline(face, glyph) {
      const key = `${face.key} ${glyph}`;
      if (!outlines.has(key)) {
        const outline = glyphOutline(face, glyph);
        const ref =
          outline &&
          file.stream(
            { Type: '/XObject', Subtype: '/Form', BBox: `[${numbers(outline.box)}]`, Resources: '<<>>' },
            Buffer.from(`${pathOperators(outline.path)} f`, 'latin1'),
          );
        const named = ref === undefined ? undefined : { name: `O${outlines.size + 1}`, ref };
        outlines.set(key, named);
        if (named) refs.set(named.name, named.ref);
        note({ type: 'outline', face, glyph });
      }
      return outlines.get(key);
    },
    // Other plates spell other colours.
    drawings: profile.plates === undefined ? memory?.drawings[profile.colour] : undefined,
  };
  const drawn = new Map<string, { readonly name: string; readonly ref: Ref } | undefined>();
  const sheets: { readonly ref: Ref; readonly height: number; readonly annotations: Ref }[] = [];
  const areas: Area[][] = [];
  const targets = new Map<string, Target>();
  let sheet: Sheet | undefined;
  let content: Content | undefined;
  let held = holding(0);

  const openMark = (mark: Mark): string => {
    if (mark.type === 'slot') {
      const id = structure!.content(mark, sheets.length - 1);
      held.slots.push(mark);
      return `${name(mark.tag.role)} <</MCID ${id}>> BDC`;
    }
    const kind = mark.kind[0]!.toUpperCase() + mark.kind.slice(1);
    const edge = mark.edge === undefined ? '' : ` /Subtype /${mark.edge === 'header' ? 'Header' : 'Footer'}`;
    return `/Artifact <</Type /${kind}${edge}>> BDC`;
  };
  const endSheet = (): void => {
    if (sheet === undefined || content === undefined) return;
    const { operators, resources } = content.finish();
    content = undefined;
    const bytes = Buffer.from(operators, 'latin1');
    if (shelf && !held.forms) {
      const { from, slots, targets: met } = held;
      shelf.keep({
        sheet,
        register,
        from,
        to: register.length,
        operators: bytes,
        resources: [...resources].map(([kind, used]) => [kind, [...used.keys()]]),
        pictures: [...held.pictures].map((path) => [path, pictures.get(path)]),
        slots,
        areas: areas.at(-1)!,
        targets: met,
      });
    }
    endPage(sheet, bytes, resources);
  };
  const endPage = (of: Sheet, operators: Uint8Array, resources: Resources): void => {
    const index = sheets.length - 1;
    file.endPage(operators, spellResources(resources), {
      TrimBox: pageBox(of.trim, of.height),
      BleedBox: pageBox(of.bleed, of.height),
      // Inks mix as inks, not as light (ISO 32000-1, 11.4.7).
      ...(fades && profile.colour === 'print' && { Group: `<</S /Transparency /CS ${spaces.blend}>>` }),
      ...(of.turn !== undefined && { Rotate: `${of.turn}` }),
      ...(areas[index]!.length > 0 && { Annots: sheets[index]!.annotations }),
      ...(structure && { StructParents: `${index}`, Tabs: '/S' }),
    });
  };
  /** A sheet that would be painted as it was: what it names is named in the same order, and the rest stands ready. */
  const repeat = (painted: PaintedSheet): void => {
    for (let at = painted.from; at < painted.to; at += 1) {
      const named = painted.register[at]!;
      if (named.type === 'glyph') shared.fonts(named.face).code(named.glyph);
      else if (named.type === 'object') shared.named(named.prefix, named.body);
      else if (named.type === 'mask') shared.maskForm(named.body);
      else if (named.type === 'outline') shared.outline(named.face, named.glyph);
      else xobject(named.picture);
    }
    const index = sheets.length - 1;
    for (const slot of painted.slots) structure!.content(slot, index);
    areas[index] = [...painted.areas];
    for (const [id, y] of painted.targets) if (!targets.has(id)) targets.set(id, { sheet: index, y });
    const resources = painted.resources.map(
      ([kind, used]) => [kind, new Map(used.map((key) => [key, refs.get(key)!]))] as const,
    );
    shelf?.keep({ ...painted, register });
    endPage(painted.sheet, painted.operators, new Map(resources));
  };
  const destination = ({ sheet: index, y }: Target): string => {
    const { ref, height } = sheets[index]!;
    return `[${ref} /XYZ null ${number(height - y)} null]`;
  };
  const xobject = (picture: Picture) => {
    if (!drawn.has(picture.path)) {
      const prepared = pictures.get(picture.path);
      inPicture = true;
      const before = fades;
      fades = prepared !== undefined && 'alpha' in prepared;
      const ref = prepared && writePicture(file, shared, prepared, spaces.pictures);
      inPicture = false;
      if (fades) fading.add(picture.path);
      fades ||= before;
      note({ type: 'picture', picture, prepared });
      const key = `X${drawn.size + 1}`;
      drawn.set(picture.path, ref === undefined ? undefined : { name: key, ref });
      if (ref !== undefined) refs.set(key, ref);
    }
    fades ||= fading.has(picture.path);
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
          Resources: spellResources(resources),
        },
        Buffer.from(operators, 'latin1'),
      );
      groups += 1;
      fades = true;
      held.forms = true;
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
      held = holding(register.length);
      fades = false;
      const painted = shelf?.find(next, pictures);
      if (painted !== undefined) {
        repeat(painted);
        return true;
      }
      // pdfkit has already turned the page upside down for us: y downwards.
      content = createContent(shared, flipped(next.height), structure && openMark);
      return false;
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
      held.pictures.add(picture.path);
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
      // Nobody presses on paper, and PDF/X allows no annotation inside the bleed.
      if (profile.colour === 'print') return;
      if (recorded !== undefined) recorded.verbs.push(() => painter.link(rect, link));
      else addArea(areas.at(-1)!, bounds(rect, space()), link);
    },
    destination(id, x, y) {
      if (recorded !== undefined) recorded.verbs.push(() => painter.destination(id, x, y));
      else {
        const at = apply(space(), x, y)[1];
        held.targets.push([id, at]);
        if (!targets.has(id)) targets.set(id, { sheet: sheets.length - 1, y: at });
      }
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

/** What the sheet under way holds besides its content stream. */
interface Held {
  /** How long the register was when it began. */
  readonly from: number;
  readonly slots: Slot[];
  readonly targets: [id: string, y: number][];
  readonly pictures: Set<string>;
  /** It draws forms of its own, which are objects of one file alone. */
  forms: boolean;
}

function holding(from: number): Held {
  return { from, slots: [], targets: [], pictures: new Set(), forms: false };
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
