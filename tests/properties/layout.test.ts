// Contracts of layout: every word placed once and in order, the same each time, always ending.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lay, words } from '../typesetter/layout/lay.ts';

let next = 0;
const word = fc.integer({ min: 1, max: 6 }).map((length) => ({ length }));
const paragraph = fc.array(word, { minLength: 1, maxLength: 12 });
const STYLES = [
  '',
  'break-inside:avoid',
  'break-after:avoid',
  'break-before:page',
  'padding:3pt;border:2pt solid',
  'margin:12pt 0',
  'height:35pt',
  'columns:2;column-gap:10pt',
  'orphans:3;widows:3',
  'margin-top:-8pt',
  'overflow:hidden',
  'text-align:justify',
  'page:other',
];
interface Node {
  readonly style: string;
  readonly children: readonly Node[] | readonly { readonly length: number }[];
}
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record({
    style: fc.constantFrom(...STYLES),
    children: fc.oneof(
      { depthSize: 'small' },
      paragraph,
      fc.array(tie('node'), { minLength: 1, maxLength: 4 }) as fc.Arbitrary<readonly Node[]>,
    ),
  }),
}));

/** Words are numbered, so that their order can be seen. */
function html(tree: Node, expected: string[]): string {
  const children = tree.children.map((child) => {
    if ('style' in child) return html(child, expected);
    const text = String(next++).padStart(child.length, '0');
    expected.push(text);
    return text;
  });
  const inner =
    tree.children.length > 0 && 'style' in tree.children[0]! ? children.join('') : `<p>${children.join(' ')}</p>`;
  return `<div style="${tree.style}">${inner}</div>`;
}

test('every word is placed once and in order, the same each time', () => {
  fc.assert(
    fc.property(fc.array(node, { minLength: 1, maxLength: 5 }), fc.integer({ min: 12, max: 90 }), (trees, height) => {
      next = 0;
      const expected: string[] = [];
      const body = trees.map((tree) => html(tree, expected)).join('');
      const css = 'p{overflow-wrap:anywhere}';
      const one = lay(css, body, `120pt ${height}pt`);
      const printed = words(one)
        .split('\n')
        .filter((line) => line !== '---' && line !== '')
        .map((line) => line.slice(line.indexOf(' ') + 1).replaceAll(' ', ''))
        .join('');
      expect(printed).toBe(expected.join(''));
      expect(words(lay(css, body, `120pt ${height}pt`))).toBe(words(one));
    }),
    { numRuns: 120, seed: 48 },
  );
});

test('floats lose no word', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ side: fc.constantFrom('left', 'right', 'none'), words: paragraph, clear: fc.boolean() }), {
        minLength: 1,
        maxLength: 10,
      }),
      fc.integer({ min: 12, max: 90 }),
      (blocks, height) => {
        next = 0;
        const expected: string[] = [];
        const body = blocks
          .map(({ side, words: list, clear }) => {
            const text = list.map(({ length }) => {
              const one = `${String(next++).padStart(Math.min(3, length), '0')}x`;
              expected.push(one);
              return one;
            });
            return `<p style="float:${side};${side === 'none' ? '' : 'width:50pt;'}${clear ? 'clear:both' : ''}">${text.join(' ')}</p>`;
          })
          .join('');
        const printed = words(lay('', body, `120pt ${height}pt`));
        const pieces = printed.split(/[\s]+/).filter((piece) => /x$/.test(piece));
        expect(pieces.toSorted()).toEqual(expected.toSorted());
      },
    ),
    { numRuns: 120, seed: 48 },
  );
});

test('pages without room end all the same', () => {
  for (const size of ['100pt 1pt', '1pt 100pt', '5pt 5pt']) {
    const laid = lay('@page{margin:3pt}', '<p>aaa bbb</p><div style="height:30pt"></div><p>c</p>', size);
    expect(laid.document.pages.length).toBeLessThan(200);
  }
});

interface Piece {
  readonly kind: 'text' | 'note' | 'top' | 'bottom' | 'side' | 'span';
  readonly reference: 'inline' | 'column' | 'page';
  readonly more: string;
  readonly words: readonly { readonly length: number }[];
}

/** A word, its note or float, and the words after it; each word is found by its number. */
function edgePiece({ kind, reference, more, words: list }: Piece, expected: string[]): string {
  const text = list
    .map(() => {
      const one = `${String(next++).padStart(3, '0')}x`;
      expected.push(one);
      return one;
    })
    .join(' ');
  const style = `float-reference:${reference};${more}`;
  switch (kind) {
    case 'note':
      return `<p>n<span style="float:footnote;${style}">${text}</span></p>`;
    case 'top':
    case 'bottom':
      return `<p>f<span style="float:${kind};${style}">${text}</span></p>`;
    case 'side':
      return `<p style="float:left;width:50pt;${more}">${text}</p>`;
    case 'span':
      return `<p style="column-span:all;${more}">${text}</p>`;
    default:
      return `<p style="${more}">${text}</p>`;
  }
}

test('notes, page floats, spans and grids lose no word, in columns and without', () => {
  const piece: fc.Arbitrary<Piece> = fc.record({
    kind: fc.constantFrom('text', 'text', 'note', 'top', 'bottom', 'side', 'span'),
    reference: fc.constantFrom('inline', 'column', 'page'),
    more: fc.constantFrom(
      '',
      '',
      'margin:7pt 0',
      'float-defer:1',
      'float-defer:last',
      'clear:both',
      'break-inside:avoid',
      'break-after:avoid',
      'break-before:column',
      'footnote-display:inline',
      'line-height:13pt',
      'height:35pt',
    ),
    words: fc.array(word, { minLength: 1, maxLength: 14 }),
  });
  const container = fc.constantFrom(
    '',
    'columns:2;column-gap:10pt',
    'columns:2;column-gap:10pt;column-fill:auto;height:45pt',
    'columns:2;column-gap:10pt;line-grid:create;line-snap:baseline',
    'display:flex',
    'display:table-cell',
    'break-inside:avoid',
    'overflow:hidden;height:30pt',
  );
  const block = fc.record({ style: container, pieces: fc.array(piece, { minLength: 1, maxLength: 7 }) });
  fc.assert(
    fc.property(
      fc.array(block, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 25, max: 120 }),
      fc.constantFrom('', '@page{@footnote{max-height:20pt}}', '@page{counter-reset:footnote}'),
      (blocks, height, page) => {
        // Small type: no word is wider than the narrowest column.
        const css = `${page}p,p span{font-size:4pt}`;
        next = 0;
        const expected: string[] = [];
        const body = blocks
          .map(
            ({ style, pieces }) =>
              `<div style="${style}">${pieces.map((one) => edgePiece(one, expected)).join('')}</div>`,
          )
          .join('');
        const one = lay(css, body, `120pt ${height}pt`);
        const printed = words(one).match(/\d{3}x/g) ?? [];
        expect(printed.toSorted()).toEqual(expected);
        expect(one.document.pages.length).toBeLessThan(20 + expected.length * 4);
        expect(words(lay(css, body, `120pt ${height}pt`))).toBe(words(one));
      },
    ),
    { numRuns: 150, seed: 48 },
  );
});
