import { expect, test } from 'vitest';
import { build, css } from './styled.ts';

/** The tag tree on one line: `P(· Link(·))`. */
function tags(html: string, told: readonly string[] = []): string {
  const built = build(html);
  expect(built.told).toEqual(told);
  const lines = built.tags.split('\n');
  let text = '';
  lines.forEach((line, at) => {
    const depth = (of: string | undefined) => (of === undefined ? 0 : /^ */.exec(of)![0].length / 2);
    const next = depth(lines[at + 1]);
    text += line.trim();
    if (next > depth(line)) text += '(';
    else text += ')'.repeat(depth(line) - next) + (at < lines.length - 1 ? ' ' : '');
  });
  return text;
}

test('text in a grouping element gets a P, block by block', () => {
  expect(tags('<section>a <b>b</b><div>c</div>d</section>')).toBe('Sect(P(·) P(·) P(·))');
  expect(tags('<div>a</div> <div><p>b</p></div>')).toBe('P(·) P(·)');
});

test('the pieces of one paragraph share one tag', () => {
  expect(tags(`<p>a <i data-style="${css({ display: 'block' })}">b</i> c</p>`)).toBe('P(·)');
});

test('lists have labels and bodies; definition lists too', () => {
  expect(tags('<ul><li>a<li><p>b</p>c</ul>')).toBe(
    'L ListNumbering=/Disc(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(P(·) ·)))'.replace('P(·) ·', 'P(·) ·'),
  );
  expect(tags(`<ul data-style="${css({ listStyleType: 'none' })}"><li>a</ul>`)).toBe(
    'L ListNumbering=/None(LI(LBody(·)))',
  );
  expect(tags('<dl><dt>a<dd>b<dt>c<dd>d</dl>')).toBe('L(LI(Lbl(·) LBody(·)) LI(Lbl(·) LBody(·)))');
});

test('table headers know what they head; spans are told', () => {
  expect(
    tags(
      '<table><caption>t</caption><thead><tr><th>a<th>b</thead><tr><th id=r>c<td headers=r rowspan=2>d<tr><th>e</table>',
    ),
  ).toBe(
    'Table(Caption(·) THead(TR(TH Scope=/Column(·) TH Scope=/Column(·))) TBody(TR(TH id=r Scope=/Row(·) TD RowSpan=2 Headers=r(·)) TR(TH Scope=/Column(·))))',
  );
});

test('a table is a grid, however it was written', () => {
  const cells = '<table><tr><td>a<td colspan=3>b<tr><td>c<tr></table>';
  expect(tags(cells)).toBe('Table(TBody(TR(TD(·) TD ColSpan=3(·)) TR(TD(·) TD ColSpan=3) TR(TD ColSpan=4)))');
  expect(tags('<table><tr><td rowspan=9>a<td rowspan=0>b<tr><tr></table>')).toBe(
    'Table(TBody(TR(TD RowSpan=3(·) TD RowSpan=3(·)) TR TR))',
  );
  const parts =
    '<table><thead><tr><td>a</thead><caption>b</caption><thead><tr><td>c</thead><caption><p>d</caption></table>';
  expect(tags(parts)).toBe('Table(Caption(· P(·)) THead(TR(TD(·))) TBody(TR(TD(·))))');
});

test('what a list or a row cannot hold stands in an item or a cell', () => {
  expect(tags('<ul>a<li>b</li><p>c</p></ul>')).toBe(
    'L ListNumbering=/Disc(LI(LBody(·)) LI(Lbl(·) LBody(·)) LI(LBody(P(·))))',
  );
  expect(tags('<table><tr><p>a</p><td>b</table>')).toBe('Table(TBody(TR(TD(P(·)) TD(·))))');
});

test('the number of a step, a box to tick, a drawn bullet are labels', () => {
  const bare = `data-style="${css({ display: 'block' })}"`;
  expect(tags(`<ol><li ${bare}><b>1.</b> <div>a</div><li ${bare}><b>2</b><p>b</p></ol>`)).toBe(
    'L ListNumbering=/Decimal(LI(Lbl(·) LBody(P(·))) LI(Lbl(·) LBody(P(·))))',
  );
  expect(tags(`<ol><li ${bare}><b>12</b> rue</ol>`)).toBe('L ListNumbering=/Decimal(LI(LBody(·)))');
  expect(tags(`<ul><li ${bare}><input type=checkbox> a</ul>`)).toBe('L ListNumbering=/Disc(LI(Lbl(·) LBody(·)))');
  const before = `data-before="${css({ content: [{ type: 'text', text: '→ ' }] })}"`;
  expect(tags(`<ul><li ${bare} ${before}>a</ul>`)).toBe('L ListNumbering=/Disc(LI(Lbl(·) LBody(·)))');
});

test('a list of links inside nav is a table of contents', () => {
  const inner = '<ul><li><a href="#b">b</a></ul>';
  expect(tags(`<nav id=a><h2 id=b>n</h2><ol><li><a href="#a">a</a>${inner}</ol></nav>`)).toBe(
    'Sect(H2(·) TOC(TOCI(Lbl(·) Reference(Link(·)) TOC(TOCI(Lbl(·) Reference(Link(·)))))))',
  );
  expect(tags('<nav><ul><li>a</ul></nav>')).toBe('Sect(L ListNumbering=/Disc(LI(Lbl(·) LBody(·))))');
});

test('links, languages, abbreviations, code and quotes are tagged in the line', () => {
  expect(
    tags('<p>a <a href="https://x.fr">b</a> <i lang=en>c</i> <abbr title="Centre">CC</abbr> <code>d</code></p>'),
  ).toBe('P(· Link(·) · Span lang=en(·) · Span expansion="Centre"(·) · Code(·))');
  expect(tags('<div>a <a href="https://x.fr">b</a></div>')).toBe('P(· Link(·))');
  const { tree } = build('<p><a href="https://x.fr" aria-label="Le site">ici</a></p>');
  const paragraph = tree.tags.children[0]!;
  expect(paragraph.type === 'tag' && paragraph.children[0]!.type === 'tag').toBe(true);
});

test('a link around blocks is one tag, and its boxes are links', () => {
  const { tree, tags: shown } = build('<a href="https://x.fr"><div>a</div><div>b</div></a>');
  expect(shown.split('\n')[0]).toBe('P');
  expect([...tree.links.values()].map(({ href }) => href)).toEqual(['https://x.fr', 'https://x.fr']);
});

test('pictures: told in words, decorative, or asked for words', () => {
  const svg = '<svg viewBox="0 0 2 1"><title>Un plan</title></svg>';
  expect(tags(`<p>${svg}<svg viewBox="0 0 1 1"></svg></p>`)).toBe('P(Figure alt="Un plan"(·))');
  expect(tags('<p>a<img src=x.png></p>', ['alternative-missing 1:5', 'picture-missing 1:5'])).toBe(
    'P(· Figure alt=""(·))',
  );
  expect(tags('<p>a <span aria-hidden=true>★</span></p>')).toBe('P(·)');
});

test('a note follows its call', () => {
  expect(tags(`<p>a<i data-style="${css({ float: 'footnote' })}">n</i> b</p>`)).toBe(
    'P(· Reference(Link(·)) Note id=-tambour-note-2(Lbl(Link(·)) ·) ·)',
  );
});

test('running elements are no part of what is read', () => {
  expect(tags(`<div data-style="${css({ position: { running: 'x' } })}">r</div><p>a</p>`)).toBe('P(·)');
});
