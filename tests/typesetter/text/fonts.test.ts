// In: the shipped faces. Out: what is shaped, cut, measured and told.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../../src/base/diagnostic.ts';
import type { Host } from '../../../src/base/host.ts';
import { createFonts } from '../../../src/typesetter/text/fonts.ts';
import { matchFamily } from '../../../src/typesetter/text/matching.ts';
import type { FontSource, TextStyle } from '../../../src/typesetter/text/types.ts';

const FOLDER = new URL('../../../node_modules/@expo-google-fonts/', import.meta.url);
const SANS = 'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf';
const SERIF = 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf';
const TITLE = 'bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf';
const NOTO = 'noto-sans/400Regular/NotoSans_400Regular.ttf';
const ARABIC = 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf';
const EMOJI = 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf';

const face = (family: string, ...sources: string[]): FontSource => ({
  family,
  weight: [400, 400],
  style: 'normal',
  sources,
  unicodeRange: [],
});

const style = (changes: Partial<TextStyle> = {}): TextStyle => ({
  family: ['Lecture', 'sans-serif'],
  weight: 400,
  style: 'normal',
  features: {},
  kerning: true,
  lang: 'fr',
  ...changes,
});

function setUp(
  faces: readonly FontSource[] = [face('Lecture', SANS), face('Voix', SERIF), face('Titre', TITLE)],
  files: Record<string, Uint8Array> = {},
) {
  const told: Diagnostic[] = [];
  const reads: string[] = [];
  const host: Host = {
    read: (path) => {
      reads.push(path);
      if (files[path]) return { ok: true, bytes: files[path] };
      try {
        return { ok: true, bytes: readFileSync(new URL(path, FOLDER)) };
      } catch {
        return { ok: false, refusal: 'missing' };
      }
    },
    list: () => [],
    today: () => '2026-01-01',
  };
  const packaged = [face('sans-serif', NOTO), face('arabic', ARABIC), face('emoji', EMOJI)];
  const fonts = createFonts({ faces, packaged, host, report: reporter('fr', (diagnostic) => told.push(diagnostic)) });
  return { fonts, told, reads };
}

const textOf = (runs: ReturnType<ReturnType<typeof createFonts>['shape']>) =>
  runs.map((run) => run.glyphs.map((glyph) => glyph.text).join(''));

describe('shaping', () => {
  test('a face is drawn larger than the size of type where `size-adjust` says so, its metrics too', () => {
    const shaped = (source: FontSource) => setUp([source]).fonts.shape('الوثائق', style(), true);
    const [plain] = shaped(face('Lecture', ARABIC));
    const [larger] = shaped({ ...face('Lecture', ARABIC), sizeAdjust: 1.25 });
    expect(larger!.advance).toBeCloseTo(plain!.advance * 1.25, 6);
    expect(larger!.glyphs.map(({ dx }) => dx)).toEqual(plain!.glyphs.map(({ dx }) => dx * 1.25));
    expect(larger!.face.ascent).toBeCloseTo(plain!.face.ascent * 1.25, 6);
  });
  test('a vowel sign belongs to its letter: they are one text, in the order of writing', () => {
    const [run] = setUp([face('Lecture', ARABIC)]).fonts.shape('سُرِّق', style(), true);
    const texts = run!.glyphs.map(({ text }) => text).filter((text) => text !== '');
    expect(texts.reverse()).toEqual(['سُ', 'رِّ', 'ق']);
  });
  test('kerns and joins as the features ask', () => {
    const { fonts, told } = setUp();
    const [kerned] = fonts.shape('AVATAR', style(), false);
    const [loose] = fonts.shape('AVATAR', style({ kerning: false }), false);
    expect(kerned!.advance).toBeLessThan(loose!.advance - 100);
    const serif = { family: ['Voix'] };
    expect(fonts.shape('office', style(serif), false)[0]!.glyphs.map((glyph) => glyph.text)).toEqual([
      'o',
      'ffi',
      'c',
      'e',
    ]);
    expect(fonts.shape('office', style({ ...serif, features: { liga: 0 } }), false)[0]!.glyphs).toHaveLength(6);
    expect(told).toEqual([]);
  });

  test('gives a word put together from pairs of letters the very glyphs that fontkit gives', () => {
    const words = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8').match(
      /[A-Za-zé0-9./^-]{2,20}/g,
    )!;
    const asked = [...new Set([...words.slice(0, 400), 'L’ÉTÉ', '«Où?', 'œuvre', 'effacé', 'AVATAR', 'naïf', '1998'])];
    for (const path of [SANS, SERIF, NOTO, TITLE])
      for (const features of [{}, { tnum: 1, liga: 0 }]) {
        const { fonts } = setUp([face('Lecture', path)]);
        const { font, unitsPerEm } = fonts.primary(style());
        const wanted = { kern: true, ...('tnum' in features && { tnum: true, liga: false }) };
        for (const word of asked) {
          const run = font.layout(word, { ...wanted }, 'latn', 'FRA ', 'ltr');
          const [own] = fonts.shape(word, style({ features }), false);
          expect(own!.glyphs.map(({ id }) => id)).toEqual(run.glyphs.map((glyph) => glyph.id));
          const advances = run.positions.map(({ xAdvance }) => Math.round((xAdvance * 1e6) / unitsPerEm));
          expect(own!.glyphs.map(({ advance }) => Math.round(advance * 1e3))).toEqual(advances);
        }
      }
  });

  test('shapes a word once and reads a face once, when first needed', () => {
    const { fonts, reads } = setUp();
    expect(reads).toEqual([]);
    expect(fonts.shape('mairie', style(), false)).toBe(fonts.shape('mairie', style(), false));
    fonts.shape('mairie', style({ features: { tnum: 1 } }), false);
    expect(reads).toEqual([SANS]);
  });
});

describe('what Tambour draws itself', () => {
  test('no-break spaces are advances of the first face, and keep their character', () => {
    const { fonts, told } = setUp();
    const runs = fonts.shape('12\u202f000\u00a0€', style(), false);
    expect(runs).toHaveLength(1);
    const [wide] = fonts.shape(' ', style(), false);
    const glyphs = runs[0]!.glyphs;
    expect(glyphs.find((glyph) => glyph.text === '\u202f')).toMatchObject({ id: wide!.glyphs[0]!.id, advance: 200 });
    expect(glyphs.find((glyph) => glyph.text === '\u00a0')!.advance).toBe(wide!.advance);
    expect(wide!.glyphs[0]!.text).toBe(' ');
    expect(told).toEqual([]);
  });

  test('soft hyphens and zero width spaces have no advance and do not undo kerning or ligatures', () => {
    const { fonts, told } = setUp();
    const [plain] = fonts.shape('AVATAR', style(), false);
    const [divided] = fonts.shape('AV\u00adAT\u200bAR', style(), false);
    expect(divided!.advance).toBeCloseTo(plain!.advance, 6);
    expect(textOf([divided!])).toEqual(['AV\u00adAT\u200bAR']);
    expect(told).toEqual([]);
  });

  test('a no-break hyphen that the face lacks is its hyphen', () => {
    const { fonts, told } = setUp();
    const [run] = fonts.shape('peut\u2011être', style(), false);
    const [hyphen] = fonts.shape('\u2010', style(), false);
    expect(run!.glyphs.find((glyph) => glyph.text === '\u2011')!.id).toBe(hyphen!.glyphs[0]!.id);
    expect(told).toEqual([]);
  });
});

describe('fallback', () => {
  test('goes by cluster: an emoji with its joiners, a letter with its marks', () => {
    const { fonts, told } = setUp();
    const runs = fonts.shape('le👩‍👩‍👧là', style(), false);
    expect(runs.map((run) => run.face.key)).toEqual([SANS, EMOJI, SANS]);
    expect(runs[1]!.glyphs).toHaveLength(1);
    expect(fonts.shape('e\u0301', style(), false)).toHaveLength(1);
    expect(told).toEqual([]);
  });

  test('shapes Arabic from right to left, in joined forms', () => {
    const { fonts, told } = setUp();
    const [run] = fonts.shape('(سلام)', style({ lang: 'ar' }), true).filter((part) => part.face.key === ARABIC);
    expect(run!.rtl).toBe(true);
    expect(run!.glyphs.at(-1)!.text.startsWith('س') || run!.glyphs.at(-2)!.text.startsWith('س')).toBe(true);
    const alone = [...'سلام'].reduce((sum, letter) => sum + fonts.shape(letter, style(), true)[0]!.advance, 0);
    expect(run!.advance).toBeLessThan(alone);
    expect(told).toEqual([]);
  });

  test('tells once of a character that no face has, and draws something', () => {
    const { fonts, told } = setUp();
    const runs = fonts.shape('a字b', style(), false);
    fonts.shape('字', style(), false);
    expect(told.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
      ['missing-glyph', 'error', 'aucune police ne sait dessiner le signe « 字 » (U+5B57), dans « a字b »'],
    ]);
    expect(textOf(runs).join('')).toBe('a字b');
  });

  test('any text comes back whole, the same twice', () => {
    const { fonts } = setUp();
    const other = setUp().fonts;
    const plain = (runs: ReturnType<typeof fonts.shape>) => runs.map((run) => [run.face.key, run.rtl, run.glyphs]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.boolean(), (text, rtl) => {
        const runs = fonts.shape(text, style(), rtl);
        for (const run of runs) expect(Number.isFinite(run.advance)).toBe(true);
        expect(plain(runs)).toEqual(plain(other.shape(text, style(), rtl)));
      }),
      { numRuns: 150 },
    );
  });
});

describe('bad files', () => {
  test.each([
    ['unreadable-font', face('Lecture', 'absent.ttf'), {}],
    ['broken-font', face('Lecture', 'x.ttf'), { 'x.ttf': new Uint8Array(200) }],
    ['broken-font', face('Lecture', 'x.ttf'), { 'x.ttf': readFileSync(new URL(SANS, FOLDER)).subarray(0, 3000) }],
    ['unusable-font-format', face('Lecture', 'x.woff2'), { 'x.woff2': new TextEncoder().encode('wOF2 and more') }],
  ])('%s', (rule, source, files) => {
    const { fonts, told } = setUp([source], files as Record<string, Uint8Array>);
    expect(fonts.primary(style()).key).toBe(NOTO);
    expect(fonts.shape('mairie', style(), false)[0]!.advance).toBeGreaterThan(0);
    expect(told.map((diagnostic) => diagnostic.rule)).toEqual([rule]);
  });

  test('a second source takes the place of a bad first, without a word', () => {
    const { fonts, told } = setUp([face('Lecture', 'absent.woff', SANS)]);
    expect(fonts.primary(style()).key).toBe(SANS);
    expect(told).toEqual([]);
  });
});

test('the nearest weight and style, as CSS Fonts 4 orders them', () => {
  const sources = [300, 400, 600, 900].map(
    (weight): FontSource => ({ ...face('F', `${weight}`), weight: [weight, weight] }),
  );
  sources.push({ ...face('F', 'i'), style: 'italic' }, { ...face('G', 'variable'), weight: [200, 700] });
  const pick = (weight: number, slope: TextStyle['style'] = 'normal', family = 'f') =>
    matchFamily(sources, family, { weight, style: slope })[0]?.sources[0];
  expect([450, 500, 550, 700, 950, 350, 100].map((weight) => pick(weight))).toEqual([
    '400',
    '400',
    '600',
    '900',
    '900',
    '300',
    '300',
  ]);
  expect(pick(700, 'oblique')).toBe('i');
  expect(pick(900, 'italic', 'G')).toBe('variable');
  expect(pick(400, 'normal', 'H')).toBeUndefined();
});

describe('small capitals, superiors and inferiors', () => {
  const caps = (family: string, forms: Record<string, number>, text: string, lang = 'fr') =>
    setUp().fonts.shape(text, style({ family: [family], features: forms, forms, lang }), false);
  const plain = (family: string, text: string) => setUp().fonts.shape(text, style({ family: [family] }), false)[0]!;
  const said = (runs: ReturnType<typeof caps>) => runs.flatMap((run) => run.glyphs.map(({ text }) => text)).join('');

  test('are the face’s own where it has them, in one run', () => {
    const [own, ...more] = caps('Voix', { smcp: 1 }, 'Mairie');
    expect(more).toEqual([]);
    expect(own!.form).toBeUndefined();
    expect(own!.glyphs[0]!.id).toBe(plain('Voix', 'M').glyphs[0]!.id);
    expect(own!.glyphs.map(({ id }) => id)).not.toContain(plain('Voix', 'a').glyphs[0]!.id);
    const [er] = caps('Voix', { sups: 1 }, 'er');
    expect(er!.form).toBeUndefined();
    expect(said([er!])).toBe('er');
    expect(er!.glyphs[0]!.id).not.toBe(plain('Voix', 'e').glyphs[0]!.id);
  });

  test('are made from capitals where it has none, and say the small letters', () => {
    const runs = caps('Lecture', { smcp: 1 }, 'Été Straße');
    expect(runs.map(({ form }) => form !== undefined)).toEqual([false, true, false, true]);
    expect(runs[1]!.glyphs.map(({ id }) => id)).toEqual(plain('Lecture', 'TÉ').glyphs.map(({ id }) => id));
    expect(said(runs)).toBe('Été Straße');
    const { size } = runs[1]!.form!;
    expect(size).toBeGreaterThan(0.65);
    expect(runs[1]!.advance).toBeCloseTo(plain('Lecture', 'TÉ').advance * size, 6);
    expect(caps('Lecture', { smcp: 1, c2sc: 1 }, 'ONU')[0]!.form).toBeDefined();
    expect(caps('Lecture', { smcp: 1 }, 'ONU 12').map(({ form }) => form)).toEqual([undefined]);
    expect(caps('Lecture', { smcp: 1 }, 'i', 'tr')[0]!.glyphs[0]!.id).toBe(plain('Lecture', 'İ').glyphs[0]!.id);
  });

  test('superiors stand up to the height of capitals, inferiors hang below the line', () => {
    const [raised] = caps('Titre', { sups: 1 }, 'er');
    expect(raised!.form!.rise).toBeGreaterThan(200);
    expect(said([raised!])).toBe('er');
    expect(caps('Titre', { subs: 1 }, 'n')[0]!.form!.rise).toBeLessThan(0);
  });

  test('a feature by its tag alone is never imitated', () => {
    const runs = setUp().fonts.shape('mairie', style({ features: { smcp: 1 } }), false);
    expect(runs.map(({ form }) => form)).toEqual([undefined]);
  });
});
