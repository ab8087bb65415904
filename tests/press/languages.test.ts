// Papers in other languages: what a reader extracts from them, the language of their tags, and the fonts that they open.
import { expect, test } from 'vitest';
import type { Host } from '../../src/base/host.ts';
import { createPressMemory, press } from '../../src/press/press.ts';
import { memoryHost } from '../messages/commune.ts';
import { tagsOf, textOf } from '../pdf/read.ts';

const COMMUNE =
  'nom: Valbrune\ncode-postal: 70999\naide:\n  telephone: 03 53 01 24 10\n  contact: Claire Roussel\n  horaires: le matin\n';
const JOB = { draft: false, edition: undefined, size: undefined, language: 'fr', html: false } as const;

async function print(path: string, files: Readonly<Record<string, string>>) {
  const host = memoryHost({ 'content/commune.yaml': COMMUNE, ...files });
  const fonts: string[] = [];
  const watched: Host = {
    ...host,
    read: (file, most) => {
      if (file.endsWith('.ttf')) fonts.push(file.replace(/^.*\/|\.ttf$/g, ''));
      return host.read(file, most);
    },
  };
  const pressed = await press({ ...JOB, path }, watched, () => {}, createPressMemory());
  return { ...pressed, fonts: [...new Set(fonts)].sort() };
}

const guide = (language: string, title: string, body: string) =>
  `---\ngabarit: guide\nlangue: ${language}\ntitre: ${title}\npar-telephone: "8:30"\nau-guichet: "1"\npar-courrier: "2"\n---\n${body}\n`;
const ARABIC = guide(
  'ar',
  'تجديد بطاقة التعريف',
  '## ما يجب إحضاره\n\nالبطاقة القديمة (Claire Roussel)، حتى إذا انتهت. اتصلوا: 03 53 01 24 10 من 8:30.',
);

test('Arabic is read in the order of writing, each letter once, and its tags say so', async () => {
  const { papers, diagnostics } = await print('content/a.md', { 'content/a.md': ARABIC });
  expect(diagnostics).toEqual([]);
  const { bytes } = papers[0]!;
  const text = await textOf(bytes);
  expect(text).not.toMatch(/[\u200b\ufffd]/);
  for (const words of ['البطاقة', 'القديمة', 'انتهت', 'بالهاتف', 'Claire Roussel']) expect(text).toContain(words);
  expect(text.replace(/\u00a0/g, ' ')).toContain('03 53 01 24 10');
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (ar)');
  expect(await tagsOf(bytes)).toContain('H2');
});

test('a paper opens the fonts of its own language and no others', async () => {
  const french = guide('fr', 'Refaire sa carte', '## À apporter\n\nLa carte.');
  expect((await print('content/a.md', { 'content/a.md': french })).fonts).toEqual([
    'AtkinsonHyperlegibleNext_400Regular',
    'AtkinsonHyperlegibleNext_700Bold',
    'BricolageGrotesque_800ExtraBold',
  ]);
  expect((await print('content/a.md', { 'content/a.md': ARABIC })).fonts).toContain('NotoSansArabic_700Bold');
  const ukrainian = guide('uk', 'Посвідчення особи', '## Що принести\n\nСтаре посвідчення.');
  const { fonts, diagnostics } = await print('content/a.md', { 'content/a.md': ukrainian });
  expect(diagnostics).toEqual([]);
  expect(fonts).toEqual(['NotoSans_400Regular', 'NotoSans_700Bold']);
});

const FRENCH =
  '---\ngabarit: guide\ntitre: Refaire sa carte\ncout: Gratuit\ntelephone: 03 53 01 24 11\npar-telephone: de 8 h à 9 h\nau-guichet: Guichet 1\npar-courrier: Mairie\n---\n' +
  '## À apporter\n\n::: a-apporter\n- La carte\n- Une photo\n:::\n\nAppelez le 03 53 01 24 10.\n';
const TRANSLATED =
  '---\nbilingue: oui\ntitre: تجديد البطاقة\npar-telephone: "8:00"\nau-guichet: "1"\npar-courrier: بلدية\n---\n' +
  '## ما يجب إحضاره\n\n::: a-apporter\n- البطاقة\n:::\n\nاتصلوا 03 53 01 24 10.\n';

test('a translation prints alone, then beside its original; what it lacks is told', async () => {
  const files = { 'content/a.md': FRENCH, 'content/a.ar.md': TRANSLATED };
  const { papers, diagnostics } = await print('content/a.ar.md', files);
  expect(papers.map(({ file, languages, edition }) => ({ file, languages, edition }))).toEqual([
    { file: 'a.ar.pdf', languages: ['ar'], edition: 'lecture' },
    { file: 'a.fr-ar.pdf', languages: ['fr', 'ar'], edition: 'bilingue' },
  ]);
  expect(diagnostics.map(({ rule, place }) => `${rule} ${place?.file}:${place?.line}`)).toEqual([
    'untranslated-key content/a.ar.md:2',
    'translation-lacks content/a.ar.md:11',
  ]);
  const alone = await textOf(papers[0]!.bytes);
  expect(alone).toContain('البطاقة');
  // The telephone is a fact of the original.
  expect(alone.replace(/\u00a0/g, ' ')).toContain('03 53 01 24 11');
  const both = await textOf(papers[1]!.bytes);
  for (const words of ['Une photo', 'La carte', 'البطاقة', 'Par téléphone', 'بالهاتف']) expect(both).toContain(words);
  const tags = await tagsOf(papers[1]!.bytes);
  expect(tags.match(/lang=ar/g)!.length).toBeGreaterThan(5);
  // One title for both languages, so that it stands once in the contents of a reader.
  expect(tags.match(/H1/g)).toHaveLength(1);
});

test('the original prints alone, whatever is asked', async () => {
  const files = { 'content/a.md': FRENCH.replace('gabarit', 'bilingue: oui\ngabarit'), 'content/a.ar.md': TRANSLATED };
  const { papers, diagnostics } = await print('content/a.md', files);
  expect(diagnostics).toEqual([]);
  expect(papers.map(({ file }) => file)).toEqual(['a.pdf']);
});

test('a commune says its own words in another language', async () => {
  const files = {
    'content/a.ar.md': ARABIC.replace(/par-telephone.*\n/, ''),
    'content/commune.ar.yaml': 'aide:\n  horaires: صباحا\n',
  };
  const { papers, diagnostics } = await print('content/a.ar.md', files);
  expect(diagnostics).toEqual([]);
  expect(await textOf(papers[0]!.bytes)).toContain('صباحا');
});

test('what is kept from one print to the next gives the same bytes, outlines of dots included', async () => {
  const host = (text: string) =>
    memoryHost({ 'content/commune.yaml': COMMUNE, 'content/a.md': FRENCH, 'content/a.ar.md': text });
  const memory = createPressMemory();
  const job = { ...JOB, path: 'content/a.ar.md' };
  const edited = TRANSLATED.replace('اتصلوا', 'اتصلوا بنا');
  const papers = async (text: string, kept: typeof memory) =>
    (await press(job, host(text), () => {}, kept)).papers.map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  const first = await papers(TRANSLATED, memory);
  expect(await papers(TRANSLATED, memory)).toEqual(first);
  await papers(edited, memory);
  expect(await papers(TRANSLATED, memory)).toEqual(first);
  expect(await papers(TRANSLATED, createPressMemory())).toEqual(first);
});
