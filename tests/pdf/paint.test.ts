import { describe, expect, test } from 'vitest';
import { rectPath } from '../../src/base/geometry.ts';
import type { Tag } from '../../src/typesetter/boxes/types.ts';
import type { DisplayItem, LaidOut } from '../../src/typesetter/layout/types.ts';
import { paintPdf } from '../../src/typesetter/paint/paint.ts';
import { impose } from '../../src/typesetter/sheets/impose.ts';
import type { Imposition } from '../../src/typesetter/sheets/types.ts';
import {
  artifact,
  face,
  fakeHost,
  gather,
  glyphs,
  ink,
  laidOut,
  PRESS,
  page,
  READING,
  red,
  shape,
  slotOf,
  tag,
} from './fake.ts';
import { open, tagsOf, textOf } from './read.ts';

async function paint(
  document: LaidOut,
  imposition: Imposition = { type: 'reading' },
  profile: typeof READING | typeof PRESS = READING,
) {
  const { diagnostics, report } = gather();
  const options = { profile, host: fakeHost(), report, compress: false };
  const bytes = await paintPdf(impose(document.pages, imposition), document, options);
  expect(diagnostics).toEqual([]);
  return bytes;
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

function oneParagraph(items: (tag: Tag) => readonly DisplayItem[], more: Partial<LaidOut> = {}): LaidOut {
  const p = tag('P', ['slot']);
  return laidOut([page(1, items(p))], tag('Document', [p]), more);
}

describe('text', () => {
  test('words of one line are shown in one go, and read back', async () => {
    const bytes = await paint(
      oneParagraph((p) => [glyphs('Une phrase ', 20, 50, slotOf(p)), glyphs('entière', 82, 50, slotOf(p))]),
    );
    expect(await textOf(bytes)).toBe('Une phrase entière');
    expect(latin1(bytes).match(/BDC/g)).toHaveLength(1);
    expect(latin1(bytes).match(/ Tm\n/g)).toHaveLength(1);
  });

  test('even space between letters is one operator, and a drawing does not inherit it', async () => {
    const made = shape('mairie');
    const adjust = made.map((_, n) => (n === 3 ? 2 : 0.12));
    const text = { face, size: 12, glyphs: made, adjust, scale: 1.02, baseline: 0, rtl: false };
    const size = { width: 10, height: 10 };
    const markup = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="9" height="9"/></svg>';
    const picture = { path: 'a', kind: 'svg', size, ratio: 1, pixels: { width: 0, height: 0 }, markup } as const;
    const place = { file: 'page.html', line: 1, column: 1 };
    const bytes = await paint(
      oneParagraph((p) => [
        { type: 'glyphs', x: 20, y: 50, text, colour: ink, mark: slotOf(p) },
        { type: 'picture', rect: { x: 20, y: 60, ...size }, picture, mark: artifact, place },
      ]),
    );
    // 0.12 / 1.02 after each; in between are pairs of the face, and what one glyph has more.
    expect(latin1(bytes)).toContain('0.117647 Tc\n[<00010002>7<00030004>-184<00030005>] TJ');
    expect(latin1(bytes)).toMatch(/ET\n[\s\S]*0 Tc\n100 Tz\nq .* Do Q/);
  });

  test('a soft hyphen, a ligature and a glyph no face has stand for what they mean', async () => {
    const hyphen = face.font.glyphForCodePoint(0x2d).id;
    const of = (id: number, text: string) => ({ id, text, advance: 500, dx: 0, dy: 0 });
    const made = [of(hyphen, '-'), of(hyphen, '\u00ad'), of(40, 'ffi'), of(0, '\u2603')];
    const text = { face, size: 12, glyphs: made, adjust: undefined, scale: 1, baseline: 0, rtl: false };
    const bytes = await paint(
      oneParagraph((p) => [{ type: 'glyphs', x: 20, y: 50, text, colour: ink, mark: slotOf(p) }]),
    );
    const source = latin1(bytes);
    expect(source).toMatch(/\[<fffd> <002d> <00ad> <0066 0066 0069> <2603>\]/);
    // Four codes, none of them 0, which PDF/UA forbids to show.
    expect(/\[<([0-9a-f]{4})/.exec(source)?.[1]).toBe('0001');
  });
});

describe('tags', () => {
  test('a paragraph over two pages is one element; what was never painted is no element; cells stay', async () => {
    const [p, never, cell] = [tag('P', ['slot']), tag('P', ['slot']), tag('TD', [])];
    const head = tag('TH', ['slot'], {
      attributes: [
        ['Table', 'Scope', '/Column'],
        ['Table', 'ColSpan', 2],
      ],
    });
    const root = tag('Document', [p, never, tag('Table', [tag('TR', [head]), tag('TR', [cell])])]);
    const pages = [
      page(1, [glyphs('début', 20, 50, slotOf(p)), glyphs('tête', 20, 80, slotOf(head))]),
      page(2, [glyphs('fin', 20, 50, slotOf(p))]),
    ];
    const bytes = await paint(laidOut(pages, root));
    const source = latin1(bytes);
    expect(source.match(/\/S \/P\b/g)).toHaveLength(1);
    expect(source).toContain('<</O /Table /Scope /Column /ColSpan 2 >>');
    expect(source.match(/\/S \/TD/g)).toHaveLength(1);
    expect(await tagsOf(bytes, 1)).toBe(
      'Root\n  Document\n    P\n      •\n    Table\n      TR\n        TH\n          •\n      TR\n        TD',
    );
    expect(await tagsOf(bytes, 2)).toBe('Root\n  Document\n    P\n      •');
  });

  test('a footer is an artifact that says so', async () => {
    const footer = { type: 'artifact', kind: 'pagination', edge: 'footer' } as const;
    const bytes = await paint(oneParagraph((p) => [glyphs('texte', 20, 50, slotOf(p)), glyphs('7', 20, 380, footer)]));
    expect(latin1(bytes)).toContain('/Artifact <</Type /Pagination /Subtype /Footer>> BDC');
  });

  test('a link inside the document goes to its target and hangs on its tag', async () => {
    const link = tag('Link', ['slot']);
    const root = tag('Document', [tag('P', [link])]);
    const pages = [
      page(1, [
        glyphs('voir', 20, 50, slotOf(link)),
        {
          type: 'link',
          rect: { x: 20, y: 40, width: 20, height: 12 },
          link: { href: '#là', tag: link, contents: 'voir là' },
        },
      ]),
      page(2, [{ type: 'destination', id: 'là', x: 0, y: 100 }]),
    ];
    const file = await open(await paint(laidOut(pages, root)));
    const [annotation] = await (await file.getPage(1)).getAnnotations();
    expect(annotation.dest.slice(1)).toEqual([{ name: 'XYZ' }, null, 300, null]);
    expect(annotation.rect).toEqual([20, 348, 40, 360]);
    expect(annotation.contentsObj.str).toBe('voir là');
    expect(await tagsOf(await paint(laidOut(pages, root)))).toContain('Link\n        •\n        object');
  });
});

describe('the file', () => {
  test('metadata is escaped, dates come from the profile, the language is told', async () => {
    const file = await open(await paint(oneParagraph((p) => [glyphs('a', 20, 50, slotOf(p))])));
    const { info, metadata } = await file.getMetadata();
    expect(info).toMatchObject({ Title: 'Essai & « mesures »', CreationDate: 'D:20261201000000Z', Language: 'fr' });
    expect(metadata?.get('dc:title')).toBe('Essai & « mesures »');
  });

  test('bookmarks nest though their levels jump', async () => {
    const at = { page: 1, y: 20 };
    const bookmarks = [
      { level: 1, label: 'Un', ...at },
      { level: 4, label: 'Loin', ...at },
      { level: 2, label: 'Deux', ...at },
      { level: 1, label: 'Été', ...at },
    ];
    const file = await open(await paint(oneParagraph((p) => [glyphs('a', 20, 50, slotOf(p))], { bookmarks })));
    const outline = await file.getOutline();
    expect(outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)])).toEqual([
      ['Un', ['Loin', 'Deux']],
      ['Été', []],
    ]);
  });

  test('the same document gives the same bytes', async () => {
    const make = () => paint(oneParagraph((p) => [glyphs('mêmes octets', 20, 50, slotOf(p))]));
    expect(Buffer.compare(await make(), await make())).toBe(0);
  });

  test('text is embedded', async () => {
    expect(latin1(await paint(oneParagraph((p) => [glyphs('a', 20, 50, slotOf(p))])))).toContain('/FontFile2');
  });
});

describe('the printer’s edition', () => {
  const imposition = { type: 'printer', bleed: 9, offset: 9, marks: ['crop', 'cross'] } as const;

  test('boxes: trim within bleed within media', async () => {
    const source = latin1(
      await paint(
        oneParagraph((p) => [glyphs('a', 20, 50, slotOf(p))]),
        imposition,
        PRESS,
      ),
    );
    const margin = 9 + (5 * 72) / 25.4;
    const box = (name: string) => new RegExp(`/${name} \\[([^\\]]*)\\]`).exec(source)![1]!.split(' ').map(Number);
    expect(box('TrimBox')[0]).toBeCloseTo(margin, 2);
    expect(box('BleedBox')[0]).toBeCloseTo(margin - 9, 2);
    expect(box('MediaBox')[2]).toBeCloseTo(300 + 2 * margin, 2);
  });

  test('ink near black is pure K and overprints; a colour becomes CMYK; nothing is tagged', async () => {
    const source = latin1(
      await paint(
        oneParagraph((p) => [
          {
            type: 'fill',
            path: rectPath({ x: 0, y: 0, width: 10, height: 10 }),
            paint: red,
            rule: 'nonzero',
            mark: artifact,
          },
          glyphs('a', 20, 50, slotOf(p), 12, { space: 'rgb', r: 0.106, g: 0.098, b: 0.094, alpha: 1 }),
        ]),
        imposition,
        PRESS,
      ),
    );
    expect(source).toContain('\n0 0 0 1 k\n');
    expect(source).toContain('/OP true /op true /OPM 1');
    expect(source).toMatch(/\n0\.1667 1 1 0\.04 k\n/);
    expect(source).not.toMatch(/ rg\n| BDC\n|StructTreeRoot/);
  });
});
