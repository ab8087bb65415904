// A text and its translation: which is which, what goes over from one to the other, and each block beside its like.
import { describe, expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { parseEntry } from '../../src/editorial/content/entry.ts';
import { createMarkdown } from '../../src/editorial/content/markdown.ts';
import { pairTexts } from '../../src/editorial/content/pairs.ts';
import { withFacts } from '../../src/editorial/content/variants.ts';

function pair(ours: string, theirs: string) {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const html = (body: string, path: string) => createMarkdown()({ path, body, bodyLine: 1 }, report);
  const paired = pairTexts(
    { html: html(ours, 'a.md'), file: 'a.md', language: 'fr', direction: 'ltr' },
    { html: html(theirs, 'a.ar.md'), file: 'a.ar.md', language: 'ar', direction: 'rtl' },
    report,
  );
  const bare = paired.replace(/ (data-src|id)="[^"]*"/g, '').replace(/\n/g, '');
  return {
    paired: bare,
    told: told.map(({ rule, message, place }) => `${rule} ${place?.file}:${place?.line} ${message}`),
  };
}

describe('pairs', () => {
  test('a title is one title with two languages; paragraphs stand side by side', () => {
    const { paired, told } = pair('## Pour qui\n\nPour **tous**.', '## لمن\n\nللجميع.');
    expect(told).toEqual([]);
    expect(paired).toBe(
      '<h2 class="paire"><span lang="fr" dir="ltr">Pour qui</span> <span lang="ar" dir="rtl">لمن</span></h2>' +
        '<div class="paire"><p lang="fr" dir="ltr">Pour <strong>tous</strong>.</p><p lang="ar" dir="rtl">للجميع.</p></div>',
    );
  });

  test('each item of a list, each step of a container', () => {
    const { paired, told } = pair(
      '::: etapes\n1. **Appelez.** Tôt.\n2. Venez.\n:::',
      '::: etapes\n1. **اتصلوا.** باكرا.\n2. تعالوا.\n:::',
    );
    expect(told).toEqual([]);
    expect(paired.match(/<li class="paire">/g)).toHaveLength(2);
    expect(paired).toContain('<div class="cote" lang="fr" dir="ltr"><span class="num">1</span><div><h3>Appelez</h3>');
    expect(paired).toContain('<div class="cote" lang="ar" dir="rtl"><span class="num" aria-hidden="true">1</span>');
  });

  test('what the translation lacks is told with both places, and keeps its row', () => {
    const { paired, told } = pair('- un\n- deux\n- trois', '- واحد\n- اثنان');
    expect(told).toEqual(['translation-lacks a.ar.md:1 la traduction n’a pas la ligne « trois » (a.md, ligne 3)']);
    expect(paired).toContain('trois</div><div class="cote" lang="ar" dir="rtl"></div>');
  });

  test('what it has more is told where it stands, and the rest goes on alike', () => {
    const { told } = pair('# A\n\nun\n\n## B\n\ndeux', '# أ\n\nواحد\n\n> زيادة\n\n## ب\n\nاثنان');
    expect(told).toEqual(['translation-adds a.ar.md:5 la traduction a le passage « زيادة », que l’original n’a pas']);
    const lacking = pair('# A\n\nun\n\n- x\n\n## B\n\ndeux', '# أ\n\nواحد\n\n## ب\n\nاثنان');
    expect(lacking.told.map((line) => line.split(' ')[0])).toEqual(['translation-lacks']);
  });

  test('two long texts that have nothing in common end soon', () => {
    const start = process.cpuUsage().user;
    const { told } = pair('un\n\n'.repeat(3000), '- واحد\n\n<!-- -->\n\n'.repeat(2));
    expect(told.length).toBeGreaterThan(2900);
    expect(process.cpuUsage().user - start).toBeLessThan(5e6);
  });
});

describe('variants', () => {
  test('a translation takes over the facts that it does not repeat, with their places', () => {
    const entry = (text: string, path: string) => parseEntry(text, path, () => {})!;
    const original = entry('---\ngabarit: guide\ntitre: Carte\ntelephone: 1\npages: 2\n---\n', 'a.md');
    const own = withFacts(entry('---\ntitre: بطاقة\n---\nنص', 'a.ar.md'), original, 'ar');
    expect(own.data).toEqual({ gabarit: 'guide', titre: 'بطاقة', telephone: '1', langue: 'ar' });
    expect(own.template).toBe('guide');
    expect(own.places.get('/telephone')).toMatchObject({ file: 'a.md', line: 4 });
    expect(own.places.get('/titre')).toMatchObject({ file: 'a.ar.md', line: 2 });
  });
});
