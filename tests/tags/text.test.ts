// What stands on paper is heard as it was written: whole paragraphs, in the writer's order, in words and not in glyphs.
import { expect, test } from 'vitest';
import { artifactText, heard, pdftotext, print, tagText } from './tag-text.ts';

const words = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `mot${from + i}`).join(' ');

test('a paragraph over two pages is one element, read through', async () => {
  const printed = await print(`<h1>Titre</h1><p>${words(0, 110)}</p>`);
  expect(printed.pages).toBe(2);
  const lines = (await tagText(printed)).split('\n');
  expect(lines[0]).toBe('H1 "Titre"');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/^P "mot0 mot1 .*" @2 "mot\d+ .* mot109"$/);
  expect(await heard(printed)).toBe(`Titre ${words(0, 110)}`);
});

test('columns are read one after the other; a paragraph over two is one element', async () => {
  const printed = await print(`<div>${`<p>${words(0, 60)}</p>`}<p>fin</p></div>`, 'div{columns:2}');
  expect(await tagText(printed)).toBe(`P "${words(0, 60)}"\nP "fin"`);
  const found = pdftotext(printed);
  if (found !== undefined) expect(found.replace(/\s+/g, ' ').trim()).toBe(`${words(0, 60)} fin`);
});

test('the order is the writer’s, wherever boxes stand', async () => {
  const flex = '<div class=f><p style="order:2">un</p><p>deux</p></div>';
  expect(await tagText(await print(flex, '.f{display:flex}'))).toBe('P "un"\nP "deux"');
  const grid = '<div class=g><p style="grid-row:2">un</p><p style="grid-row:1">deux</p></div>';
  expect(await tagText(await print(grid, '.g{display:grid}'))).toBe('P "un"\nP "deux"');
  const beside =
    '<p>un</p><p style="float:right">deux</p><p>trois</p><p style="position:absolute;top:0">quatre</p><p>cinq</p>';
  expect(await tagText(await print(beside))).toBe('P "un"\nP "deux"\nP "trois"\nP "quatre"\nP "cinq"');
  const lifted = '<p>un <b style="position:absolute;top:40mm">deux</b> trois <b style="float:left">quatre</b> cinq</p>';
  expect(await tagText(await print(lifted))).toBe('P "un"\n  Span "deux"\n  "trois"\n  Span "quatre"\n  "cinq"');
  const page = '<p>un</p><p style="float:top">deux</p><p>trois</p><p style="float:bottom">quatre</p><p>cinq</p>';
  expect(await tagText(await print(page))).toBe('P "un"\nP "deux"\nP "trois"\nP "quatre"\nP "cinq"');
});

test('a note is heard at its call, also from a column, and leads back', async () => {
  const css = 'b{float:footnote;font-weight:normal}div{columns:2}';
  const note = [
    'P "un"',
    '  Reference',
    '    Link "1" link page 1 “Note 1”',
    '  Note',
    '    Lbl',
    '      Link "1." link page 1 “1”',
    '    "la note"',
    '  "deux"',
  ].join('\n');
  expect(await tagText(await print('<p>un<b>la note</b> deux</p>', css))).toBe(note);
  expect(await tagText(await print('<div><p>un<b>la note</b> deux</p></div>', css))).toBe(note);
  const long = await print(`<p>un<b>${words(0, 90)}</b> deux</p>`, css);
  expect(long.pages).toBe(2);
  expect(await tagText(long)).toMatch(/^ {4}"mot0 [^@]*"\n {4}@2 "[^@]* mot89"$/m);
});

test('added hyphens, narrowed spaces and ligatures are letters of the text', async () => {
  const css = 'p{width:24mm;hyphens:auto;hyphenate-limit-chars:5 2 2}';
  const printed = await print('<p>intergouvernementalisation affichée, 1 000 €, voilà !</p>', css);
  const found = pdftotext(printed);
  if (found !== undefined) {
    expect(found).toMatch(/\u00ad/);
    const joined = found.replace(/\u00ad\s*/g, '').replace(/[\s\u00a0\u202f]+/g, ' ');
    expect(joined.trim()).toBe('intergouvernementalisation affichée, 1 000 €, voilà !');
  }
  expect(await heard(await print('<p>Affichez l’office, 1 000 € : voilà !</p>'))).toBe(
    'Affichez l’office, 1 000 € : voilà !',
  );
});

test('abbreviations, languages and quotations say what they are', async () => {
  const body =
    '<p>La <abbr title="Caisse d’allocations">CAF</abbr> dit <i lang=en>hello</i> et <q>merci</q>.</p><p lang=uk>Ратуша</p>';
  expect(await tagText(await print(body))).toBe(
    [
      'P "La"',
      '  Span expansion=Caisse d’allocations "CAF"',
      '  "dit"',
      '  Span lang=en "hello"',
      '  "et"',
      '  Quote "« merci »"',
      '  "."',
      'P lang=uk "Ратуша"',
    ].join('\n'),
  );
});

test('two directions in a line are told by their language, each in its place', async () => {
  const printed = await print(
    '<p lang=ar dir=rtl>تفتح البلدية أبوابها</p><p>En arabe <span lang=ar>بلدية</span> fin</p>',
  );
  expect((await tagText(printed)).split('\n').slice(1).join('\n')).toBe(
    'P "En arabe"\n  Span lang=ar "بلدية"\n  "fin"',
  );
  const found = pdftotext(printed);
  if (found !== undefined) expect(found).toContain('تفتح البلدية أبوابها');
});

test('a line from right to left is painted as it is read, its numbers in order', async () => {
  const text = 'اتصل بالرقم 03 53 01 24 10 أو +33 3 53 01 24 10 كل يوم من أيام الأسبوع';
  const printed = await print(
    `<p dir=rtl>${text} <b>قبل يوم الجمعة</b> شكرا جزيلا لكم</p>`,
    '*{-tambour-typography:auto}',
    'ar',
  );
  const lines = (await tagText(printed)).replace(/[\u00a0\u200e]/g, ' ');
  // pdf.js drops the space before a leap to the left, so it stands only within a stretch of one direction.
  expect(lines.replace(/\s+/g, '')).toBe(`P"${`${text}قبل يوم الجمعة شكرا جزيلا لكم`.replace(/\s+/g, '')}"`);
  for (const words of [
    'اتصل بالرقم',
    '03 53 01 24 10',
    '33 3 53 01 24 10',
    'يوم من أيام',
    'قبل يوم الجمعة',
    'شكرا جزيلا لكم',
  ])
    expect(lines).toContain(words);
  // Poppler puts the space after a number before it.
  const found = pdftotext(printed)?.replace(/[\s\u202a-\u202e\u200e\u200f]/g, '');
  if (found !== undefined) expect(found).toBe(`${text}قبل يوم الجمعة شكرا جزيلا لكم`.replace(/\s+/g, ''));
});

test('what is drawn for the eye alone is no part of the text', async () => {
  const body =
    '<p><span aria-hidden=true>★</span> un <img alt="" width=9 src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw=="></p><hr><p style="border:1pt solid;background:#eee">deux</p>';
  const printed = await print(body);
  expect(await tagText(printed)).toBe('P "un"\nP "deux"');
  expect(await artifactText(printed)).toEqual(['★']);
});

test('what keeps a line from breaking is not in the way of who searches', async () => {
  const text = 'J.-P. Serre, c.-à-d. pages 10–12';
  const printed = await print(`<p>${text}</p>`, 'html{-tambour-typography:auto}');
  expect((await heard(printed)).replaceAll('\u00a0', ' ')).toBe(text);
});
