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
