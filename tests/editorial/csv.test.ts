// Tables as spreadsheets save them.
import { expect, test } from 'vitest';
import { parseCsv } from '../../src/editorial/content/csv.ts';
import { decodeText } from '../../src/editorial/content/decode.ts';

const rows = (text: string) => parseCsv(text, 'a.csv', (rule) => expect(rule.name).toBe(''))!.rows;

test('semicolons, commas and tabs; quotes with separators, quotes and line ends inside', () => {
  expect(rows('nom;note\nAnne;"à 9 h ; le ""lundi""\nou mardi"\nLuc;x\n')).toEqual([
    { line: 2, cells: { nom: 'Anne', note: 'à 9 h ; le "lundi"\nou mardi' } },
    { line: 4, cells: { nom: 'Luc', note: 'x' } },
  ]);
  expect(rows('"nom, prénom",ville\n"Roux, Anne",Ici\n')[0]!.cells).toEqual({
    'nom, prénom': 'Roux, Anne',
    ville: 'Ici',
  });
  expect(rows('a\tb\n1\t2')[0]!.cells).toEqual({ a: '1', b: '2' });
});

test('empty cells are keys left out, empty lines and columns at the right are nothing', () => {
  expect(rows('a;b;;\n1;;;\n\n;;;\n2;3;;\n').map((row) => row.cells)).toEqual([{ a: '1' }, { a: '2', b: '3' }]);
});

test('a row that ends with its separator has all its cells', () => {
  expect(rows('a;b\n1;\n')[0]!.cells).toEqual({ a: '1' });
  expect(rows('a;b\n1;')[0]!.cells).toEqual({ a: '1' });
});

test('100,000 rows are read in one pass', () => {
  const start = performance.now();
  expect(rows(`a;b\n${'x;"y"\n'.repeat(100_000)}`)).toHaveLength(100_000);
  expect(performance.now() - start).toBeLessThan(3000);
});

test('encodings: mark, UTF-16, Windows-1252, decomposed accents, CRLF', () => {
  const bytes = (...parts: (string | number)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));
  expect(decodeText(bytes('\uFEFFé\r\nb\rc'))).toEqual({ text: 'é\nb\nc', windows: false });
  expect(decodeText(bytes('e\u0301'))).toEqual({ text: '\u00e9', windows: false });
  expect(decodeText(bytes('1', 0x80, 'caf', 0xe9))).toEqual({ text: '1€café', windows: true });
  expect(decodeText(Buffer.from('\uFEFFé', 'utf16le'))).toEqual({ text: 'é', windows: false });
  expect(decodeText(bytes('PK', 3, 4))).toBeUndefined();
});
