// A text in easy language as it is printed: large, no sentence cut by a page, and honest about who has checked it.
import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import type { Host } from '../../src/base/host.ts';
import { readPublication } from '../../src/editorial/content/publication.ts';
import { composer } from '../../src/editorial/templates/compose.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { discover } from '../../src/project/discover.ts';
import { createHost } from '../../src/project/host.ts';
import { pageWords } from '../../src/typesetter/paint/words.ts';
import { typeset } from '../../src/typesetter/typeset.ts';

const real = createHost([{ at: '', folder: process.cwd() }]);
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';

test.each(['formulaire', 'falc'])('%s is said in the language of its text, and turned round for Arabic', (template) => {
  const text = `---\ngabarit: ${template}\ntitre: عنوان\nlangue: ar\n---\n\nالاسم : [12]\n`;
  const commune =
    'nom: فالبرون\narticle: فالبرون\naide:\n  telephone: 03 53 01 24 10\n  contact: كلير\n  guichet: هنا\n';
  const files: Readonly<Record<string, string>> = { 'content/commune.yaml': commune, 'content/a.md': text };
  const host: Host = {
    ...real,
    read: (path, most) =>
      files[path] !== undefined ? { ok: true, bytes: new TextEncoder().encode(files[path]) } : real.read(path, most),
    list: (folder) => (folder.startsWith('content') ? [] : real.list(folder)),
  };
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const publication = readPublication(host, 'content/a.md', report);
  const html = (publication && composer(publication, host, report))?.html({ name: 'lecture', size: undefined }) ?? '';
  expect(told).toEqual([]);
  expect(html).toContain('<html lang="ar" dir="rtl"');
  // No Latin letter is left in what is read or heard.
  const words = html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/aria-label="([^"]*)"/g, '>$1<')
    .replace(/<[^>]*>/g, ' ');
  expect(words.match(/[A-Za-zÀ-ÿ]{2,}/g)).toBeNull();
});

function print(head: string, body: string) {
  const files: Readonly<Record<string, string>> = {
    'content/commune.yaml': 'nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n',
    'content/a.falc.md': `---\ngabarit: falc\n${head}---\n\n${body}\n`,
    'content/logo.svg': LOGO,
  };
  const host: Host = {
    ...real,
    read: (path, most) => {
      if (files[path] !== undefined) return { ok: true, bytes: new TextEncoder().encode(files[path]) };
      return path.startsWith('content/') ? { ok: false, refusal: 'missing' } : real.read(path, most);
    },
    list: (folder) => (folder.startsWith('content') ? [] : real.list(folder)),
  };
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const publication = readPublication(host, 'content/a.falc.md', report);
  const composed = publication && composer(publication, host, report);
  const html = composed?.html({ name: 'lecture', size: undefined }) ?? '';
  const laidOut = typeset(html, composed?.path ?? '', { host, report, packagedFaces: PACKAGED_FACES });
  return { html, laidOut, told: told.map(({ rule, place }) => `${rule} ${place?.line}`) };
}

test('no sentence is cut by a page, and no letter is smaller than 18 points', () => {
  const sentences = Array.from({ length: 40 }, (_, i) => `:picto-bus: La phrase ${i} finit par les mots fin ${i}.`);
  const { laidOut, told } = print('titre: Je prends le bus\n', sentences.join('\n'));
  expect(told).toEqual([]);
  expect(laidOut.pages.length).toBeGreaterThan(3);
  const pages = laidOut.pages.map((page) => pageWords(page).replace(/\s+/g, ' '));
  for (let i = 0; i < 40; i++)
    expect(pages.filter((page) => page.includes(`La phrase ${i} finit`) && page.includes(`fin ${i}.`))).toHaveLength(1);
  for (const page of laidOut.pages)
    for (const item of page.items) if (item.type === 'glyphs') expect(item.text.size).toBeGreaterThanOrEqual(18);
  expect(pages[0]).toContain(`Page 1 sur ${pages.length}`);
});

test('unchecked, it says so and bears no logo; checked, it names its readers', () => {
  const text = 'Venez au guichet.';
  const unread = print('titre: Je viens\nlogo-falc: logo.svg\n', text);
  expect(unread.told).toEqual(['falc-logo-unread 4']);
  expect(unread.html).toContain('pas encore été relu par des personnes concernées');
  expect(unread.html).not.toContain('logo.svg');
  const read = print('titre: Je viens\nlogo-falc: logo.svg\nrelu-par:\n  - Anne\n  - Luc\nrelu-le: 2026-11-03\n', text);
  expect(read.told).toEqual([]);
  expect(read.html).toMatch(/Relu par Anne et Luc, le 3.novembre.2026\./);
  expect(read.html).toContain('src="/content/logo.svg"');
  expect(read.html).not.toContain('pas encore');
});

test('the title is read as the text is', () => {
  expect(print('titre: Demander le renouvellement\n', 'Venez.').told).toEqual(['falc-hard-word 3']);
});

test('other texts of a paper are printed after it', () => {
  const names = ['carte.ar.md', 'carte.falc.md', 'carte.md', 'rue.falc.md'];
  const host: Host = {
    ...real,
    list: (folder) => (folder === 'content' ? names.map((name) => ({ name, folder: false })) : []),
  };
  expect(discover(host, () => {})).toEqual(
    ['carte.md', 'carte.ar.md', 'carte.falc.md', 'rue.falc.md'].map((name) => `content/${name}`),
  );
});
