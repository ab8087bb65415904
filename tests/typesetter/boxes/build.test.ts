import { describe, expect, test } from 'vitest';
import { build, css } from './styled.ts';

/** Lines without their common indent. */
function lines(text: string): string {
  const all = text.split('\n').slice(1, -1);
  const indent = Math.min(...all.map((line) => /^ */.exec(line)![0].length));
  return all.map((line) => line.slice(indent)).join('\n');
}
function boxes(html: string, told: readonly string[] = []): string {
  const built = build(html);
  expect(built.told).toEqual(told);
  return built.boxes;
}

describe('blocks and lines', () => {
  test('a block splits the inline elements around it', () => {
    expect(boxes('<div>a <em id=e>b<div>c</div>d</em> e</div>')).toBe(
      lines(`
        block div
          block anonymous
            "a " <em#e "b" em>
          block div
            "c"
          block anonymous
            <em "d" em> " e"
      `),
    );
  });

  test('white space collapses across inline elements, at both ends, and around breaks', () => {
    expect(boxes('<p>  a <b> b </b> c <br> d\n\t</p>')).toBe('block p\n  "a " <b "b " b> "c" / "d"');
    expect(boxes('<pre>a\n  b\tc\n</pre>')).toBe('block pre\n  "a" / "  b\\tc" /');
    const preLine = css({ whiteSpaceCollapse: 'preserve-breaks' });
    expect(boxes(`<p data-style="${preLine}">a  b  \n  c</p>`)).toBe('block p\n  "a b" / "c"');
  });

  test('an id on an element that shows nothing goes to the next box', () => {
    expect(boxes('<div><a id=x></a><p>a</p></div>')).toBe('block div\n  block p #x\n    "a"');
  });

  test('floats stay in their line, or among the blocks', () => {
    const left = css({ float: 'left' });
    expect(boxes(`<p><i data-style="${left}">x</i> a</p>`)).toBe('block p\n  [float i] "a"\n    block i\n      "x"');
    expect(boxes(`<div><i data-style="${left}">x</i><p>a</p></div>`)).toBe(
      'block div\n  block i\n    "x"\n  block p\n    "a"',
    );
  });

  test('display: contents and none', () => {
    const contents = css({ display: 'contents' });
    expect(
      boxes(`<div>a<div data-style="${contents}">b <p data-style="${css({ display: 'none' })}">c</p></div></div>`),
    ).toBe('block div\n  "a" "b"');
  });

  test('flex items: text is wrapped, elements become blocks, order sorts and keeps', () => {
    const html = `<div data-style="${css({ display: 'flex' })}">a <b>b</b> <p>c</p><i data-style="${css({ order: -1 })}">d</i></div>`;
    expect(boxes(html)).toBe(
      lines(`
        flex div
          block i
            "d"
          block anonymous
            "a"
          block b
            "b"
          block p
            "c"
      `),
    );
  });

  test('columns hold blocks, and columns', () => {
    const columns = css({ columnCount: 2 });
    expect(boxes(`<div data-style="${columns}">a<div data-style="${columns}">b</div></div>`)).toBe(
      lines(`
        columns div
          block anonymous
            "a"
          columns div
            block anonymous
              "b"
      `),
    );
  });
});

describe('text', () => {
  test('French spaces cross inline elements and leave code alone', () => {
    expect(boxes('<p>Bonjour <b>vous</b> ! <code>a ; b</code> ?</p>')).toBe(
      'block p\n  "Bonjour " <b "vous" b> "\u202f! " <code "a ; b" code> "\u202f?"',
    );
    expect(boxes('<p lang=en>Hello !</p>')).toBe('block p\n  "Hello !"');
  });

  test('text-transform keeps accents and sees words over elements', () => {
    expect(boxes(`<p data-style="${css({ textTransform: 'uppercase' })}">été, Straße</p>`)).toBe(
      'block p\n  "ÉTÉ, STRASSE"',
    );
    expect(boxes(`<p data-style="${css({ textTransform: 'capitalize' })}">a<b>bc</b> d’été éa</p>`)).toBe(
      'block p\n  "A" <b "bc" b> " D’été Éa"',
    );
  });

  test('text-transform is that of the language', () => {
    const capitals = css({ textTransform: 'uppercase' });
    expect(boxes(`<p lang=el data-style="${capitals}">ώρα, προϊόν</p>`)).toBe('block p\n  "ΩΡΑ, ΠΡΟΪΟΝ"');
    expect(boxes(`<p lang=tr data-style="${capitals}">izin</p>`)).toBe('block p\n  "İZİN"');
    expect(boxes(`<p lang=nl data-style="${css({ textTransform: 'capitalize' })}">ijsland</p>`)).toBe(
      'block p\n  "IJsland"',
    );
  });

  test('first letters take their quotes', () => {
    expect(boxes(`<p data-letter="${css({ fontSize: 30 })}">« Allez</p>`)).toBe(
      'block p\n  <::first-letter "«\u00a0A" ::first-letter> "llez"',
    );
  });
});

describe('generated content', () => {
  test('lists: start, value, reversed, inside', () => {
    expect(boxes('<ol start=3><li>a<li value=9>b<li>c</ol>').match(/marker .*/g)).toEqual([
      'marker "3. "',
      'marker "9. "',
      'marker "10. "',
    ]);
    expect(boxes('<ol reversed><li>a<li>b</ol>').match(/marker .*/g)).toEqual(['marker "2. "', 'marker "1. "']);
    expect(boxes(`<ul><li data-style="${css({ listStylePosition: 'inside' })}">a</ul>`)).toBe(
      'block ul\n  block li\n    "• " "a"',
    );
  });

  test('counters nest, are replaced by siblings, and reach forward', () => {
    const section = css({ counterReset: [{ name: 's', value: 0 }] });
    const number = css({
      counterIncrement: [{ name: 's', value: 1 }],
      content: [
        { type: 'counters', name: 's', separator: '.', style: 'decimal' },
        { type: 'text', text: ' ' },
      ],
    });
    const title = `data-before="${number}"`;
    const html = `<div data-style="${section}"><p ${title}>a</p><div data-style="${section}"><p ${title}>b</p></div><p ${title}>c</p></div>`;
    expect(boxes(html).match(/<::before ".*?"/g)).toEqual(['<::before "1 "', '<::before "1.1 "', '<::before "1.2 "']);
    const reference = css({
      content: [
        { type: 'target-counter', url: { attribute: 'href' }, name: 'k', style: 'decimal' },
        { type: 'target-text', url: { attribute: 'href' }, which: 'content' },
        { type: 'leader', pattern: '.' },
        { type: 'target-counter', url: { attribute: 'href' }, name: 'page', style: 'decimal' },
      ],
    });
    const step = css({ counterIncrement: [{ name: 'k', value: 4 }] });
    expect(boxes(`<a href="#z" data-after="${reference}">x</a><p id=z data-style="${step}">Zoé <b>et</b></p>`)).toBe(
      lines(`
        block anonymous
          <a→#z "x" <::after "4Zoé et" leader(.) page(z) ::after> a>
        block p #z counters({"k":[4]})
          "Zoé " <b "et" b>
      `),
    );
  });

  test('quotes follow the language and their depth', () => {
    const said = build('<p><q>a <q>b</q></q> <span lang=en><q>c</q></span></p>').boxes.match(/"[^"]*"/g);
    expect(said?.join('')).toBe('"«\u00a0""a ""“""b""”""\u00a0»"" ""“""c""”"');
  });

  test('footnotes leave a call and number themselves', () => {
    const note = css({ float: 'footnote' });
    expect(boxes(`<p>a<i data-style="${note}">x</i> b<i data-style="${note}">y</i></p>`)).toBe(
      lines(`
        block p
          "a" <::footnote-call#-tambour-call-1→#-tambour-note-2 call(1) ::footnote-call> " b" <::footnote-call#-tambour-call-3→#-tambour-note-4 call(2) ::footnote-call>
            block i #-tambour-note-2
              <::footnote-marker→#-tambour-call-1 "1. " ::footnote-marker> "x"
            block i #-tambour-note-4
              <::footnote-marker→#-tambour-call-3 "2. " ::footnote-marker> "y"
      `),
    );
  });

  test('running elements, strings and bookmarks take effect at the next box', () => {
    const running = css({ position: { running: 'tete' } });
    const string = css({ stringSet: [{ name: 't', value: [{ type: 'content', which: 'text' }] }] });
    expect(boxes(`<p data-style="${running}">r</p><h2 data-style="${string}">Un <i>titre</i></h2>`)).toBe(
      'block h2 #-tambour-bookmark-1 running(tete) string(t: Un titre) bookmark(2 Un titre)\n  "Un " <i "titre" i>',
    );
  });

  test('links that lead nowhere and ids given twice are told', () => {
    expect(build('<p id=a><a href="#b">x</a></p><p id=a>y</p>').told).toEqual([
      'duplicate-id 1:31',
      'target-missing 1:9',
    ]);
  });
});

describe('tables', () => {
  test('cells find their columns under spans, within their group', () => {
    const html =
      '<table><thead><tr><th colspan=2>a<th>b</thead><tr><td rowspan=9>c<td>d<td>e<tr><td colspan=2>f<tfoot><tr><td>g</table>';
    const built = build(html);
    expect(built.told).toEqual([]);
    expect(built.boxes.match(/columns|head|body|foot|row$|column .*/gm)).toEqual(
      'columns head row|column 0 across 2|column 2|body row|column 0 down 2|column 1|column 2|row|column 1 across 2|foot row|column 0'
        .split('|')
        .flatMap((part) => (part.startsWith('column ') ? [part] : part.split(' '))),
    );
  });

  test('what a table lacks is made', () => {
    const cell = css({ display: 'table-cell' });
    expect(boxes(`<div><i data-style="${cell}">a</i> <i data-style="${cell}">b</i> c</div>`)).toBe(
      lines(`
        block div
          table anonymous table 2 columns
            body
              row
                column 0
                  block i
                    "a"
                column 1
                  block i
                    "b"
          block anonymous
            "c"
      `),
    );
  });

  test('long tables and long preformatted texts are linear', () => {
    const started = performance.now();
    const { tree } = build(
      `<table>${'<tr><td rowspan=3>a<td>b'.repeat(30_000)}</table><pre>${'x\n'.repeat(30_000)}</pre>`,
    );
    expect(tree.tags.children.length).toBe(2);
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 30_000);

  test('the deepest nesting does not overflow the stack', () => {
    expect(build(`${'<div>'.repeat(250)}x${'</div>'.repeat(250)}`).told).toEqual([]);
    expect(build(`${'<ul><li>'.repeat(125)}x${'</ul>'.repeat(125)}`).told).toEqual([]);
  });
});

test('a document says its title, author and date', () => {
  const { tree } = build(
    '<title> Le\n journal </title><meta name=author content="Mairie"><meta name=date content=2026-12-01><h1>x</h1>',
  );
  expect([tree.title, tree.author, tree.date, tree.lang]).toEqual(['Le journal', 'Mairie', '2026-12-01', 'fr']);
  expect(build('<h2>Un <b>titre</b></h2>').tree.title).toBe('Un titre');
  expect(build('<p>x').tree.title).toBe('page');
});
