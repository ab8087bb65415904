import { describe, expect, it } from 'vitest';
import { dress, hex } from './dressed.ts';

const colours = (css: string, body: string, ...ids: string[]) => {
  const { style, diagnostics } = dress(`<style>${css}</style><body>${body}`);
  expect(diagnostics).toEqual([]);
  return ids.map((id) => hex(style(id).color));
};

describe('the cascade', () => {
  it('weighs ids over classes over names, and later over earlier', () => {
    const css = '#x{color:#111111} .a.b{color:#222222} p.a{color:#333333} p{color:#444444} .a{color:#555555}';
    expect(
      colours(
        css,
        '<p id=x class="a b"></p><p id=y class="a b"></p><p id=z class=a></p><p id=w></p>',
        'x',
        'y',
        'z',
        'w',
      ),
    ).toEqual(['111111', '222222', '333333', '444444']);
  });

  it('lets the style attribute beat ids, and !important beat it', () => {
    const css = '#x,#y{color:#111111} p{color:#222222} .i{color:#333333 !important}';
    expect(
      colours(css, '<p id=x style="color:#444444"></p><p id=y class=i style="color:#444444"></p>', 'x', 'y'),
    ).toEqual(['444444', '333333']);
  });

  it('orders layers: unlayered wins, later layers win, importance turns them round', () => {
    const css =
      '@layer one, two; @layer two{p{color:#222222; background-color:#222222 !important}}' +
      '@layer one{#x{color:#111111; background-color:#111111 !important}} p{background-color:#333333}';
    const { style } = dress(`<style>${css}</style><p id=x>`);
    expect(hex(style('x').color)).toBe('222222');
    expect(hex(style('x').backgroundColor)).toBe('111111');
  });

  it('takes user sheets for weaker than the author, stronger when important', () => {
    const userSheets = [{ path: 'u.css', text: 'p{color:#111111;background-color:#111111 !important;opacity:.5}' }];
    const { style } = dress('<style>p{color:#222222;background-color:#222222}</style><p>', { userSheets });
    expect([hex(style('p').color), hex(style('p').backgroundColor), style('p').opacity]).toEqual([
      '222222',
      '111111',
      0.5,
    ]);
  });

  it('inherits, resets and reverts', () => {
    const css =
      'div{color:#111111;text-align:right;padding:3pt} #a{padding:inherit} #b{all:initial} #c{display:revert} #d{text-align:unset;padding:unset}';
    const { style } = dress(
      `<style>p{display:none}${css}</style><div><p id=a></p><p id=b></p><p id=c></p><p id=d></p></div>`,
    );
    expect(style('a').paddingLeft).toBe(3);
    expect([style('b').display, hex(style('b').color), style('b').marginTop]).toEqual(['inline', '000000', 0]);
    expect(style('c').display).toBe('block');
    expect([style('d').textAlign, style('d').paddingLeft]).toEqual(['right', 0]);
  });

  it('inherits a unitless line height as a factor and others as a length', () => {
    const css = 'body{font-size:10pt} div{line-height:1.5} section{line-height:150%} p{font-size:20pt}';
    const { style } = dress(`<style>${css}</style><body><div><p id=a></p></div><section><p id=b></p></section>`);
    expect([style('a').lineHeight, style('b').lineHeight]).toEqual([30, 15]);
  });

  it('makes the root the measure of rem, and lets an edition force its size', () => {
    const page = '<style>html{font-size:10pt} p{margin-left:2rem;font-size:2em;text-indent:1em}</style><p>';
    expect([dress(page).style('p').marginLeft, dress(page).style('p').textIndent]).toEqual([20, 20]);
    expect(dress(page, { rootFontSize: 18 }).style('p').marginLeft).toBe(36);
  });

  it('makes blocks of the root, floats, the positioned and flex items', () => {
    const css =
      'html{display:inline} .f{float:left} .a{position:absolute;float:left} .x{display:flex} .n{float:footnote}';
    const body =
      '<span id=f class=f></span><span id=a class=a></span><div class=x><span id=i></span><b style="display:inline-flex" id=j></b></div><span id=o></span>';
    const { style } = dress(`<style>${css}</style><body>${body}`);
    expect(['html', 'f', 'a', 'i', 'j', 'o'].map((id) => style(id).display)).toEqual([
      'block',
      'block',
      'block',
      'block',
      'flex',
      'inline',
    ]);
    expect(style('a').float).toBe('none');
  });

  it('shares one style between siblings that the same rules match, and not with others', () => {
    const { element, style } = dress(
      '<style>li{color:red} li:first-child{color:blue}</style><ul><li id=a></li><li id=b></li><li id=c></li></ul>',
    );
    expect(element('b').style).toBe(element('c').style);
    expect(hex(style('a').color)).toBe('0000ff');
  });

  it('gives pseudo-elements their content, and none to those that have none', () => {
    const css =
      'p::before{content:"→ " attr(data-n) counter(c, upper-roman)} p::after{color:red} li::marker{color:red}';
    const { element } = dress(`<style>${css}</style><p></p><ul><li></li></ul>`);
    expect(element('p').before?.content).toEqual([
      { type: 'text', text: '→ ' },
      { type: 'attribute', name: 'data-n' },
      { type: 'counter', name: 'c', style: 'upper-roman' },
    ]);
    expect(element('p').after).toBeUndefined();
    expect(hex(element('li').marker!.color)).toBe('ff0000');
  });

  it('reads lang and dir, and mirrors logical sides', () => {
    const { style } = dress(
      '<html lang=fr><style>p{margin-inline-start:4pt}</style><body><p id=a>a</p><p id=b lang=ar dir=rtl><b>b</b></p>',
    );
    expect([style('a').lang, style('a').marginLeft, style('a').marginRight]).toEqual(['fr', 4, 0]);
    expect([style('b').lang, style('b').direction, style('b').marginLeft, style('b').marginRight]).toEqual([
      'ar',
      'rtl',
      0,
      4,
    ]);
  });

  it('reads presentational attributes below the author’s rules', () => {
    const { style } = dress(
      '<style>.w{width:10pt}</style><table border=1 width="50%" bgcolor=ffeecc><tr><td align=center valign=top>x</table><img id=i width=40 height=20 class=w>',
    );
    expect(style('table').width).toEqual({ percent: 50, points: 0 });
    expect(hex(style('table').backgroundColor)).toBe('ffeecc');
    expect([style('td').textAlign, style('td').verticalAlign, style('td').borderTopWidth]).toEqual([
      'center',
      'top',
      0.75,
    ]);
    expect([style('i').width, style('i').height]).toEqual([10, 15]);
  });
});

describe('selectors', () => {
  const matches = (selector: string, body: string, id = 'x') =>
    dress(`<style>${selector}{color:#ff0000}</style><body>${body}`).style(id).color !==
      dress(`<body>${body}`).style(id).color &&
    hex(dress(`<style>${selector}{color:#ff0000}</style><body>${body}`).style(id).color) === 'ff0000';

  it.each([
    ['section > p + p', '<section><p></p><p id=x></p></section>', true],
    ['h1 ~ p', '<h1></h1><div></div><p id=x></p>', true],
    ['h1 ~ p', '<p id=x></p><h1></h1>', false],
    ['a b c > i', '<a><b><u><c><i id=x></i></c></u></b></a>', true],
    ['li:nth-child(2n+1 of .k)', '<ul><li class=k><li><li class=k><li class=k id=x></ul>', true],
    ['li:nth-last-child(2)', '<ul><li><li id=x><li></ul>', true],
    ['p:nth-of-type(2)', '<p></p><div></div><p id=x></p>', true],
    ['p:last-of-type:not(.n, :empty)', '<p></p><p id=x>t</p><div></div>', true],
    [':is(h1, h2):has(+ p)', '<h2 id=x></h2><p></p>', true],
    ['div:has(> p b)', '<div id=x><p><b></b></p></div>', true],
    ['a[href^="http" i][rel~=ext]', '<a id=x href="HTTP://x" rel="a ext"></a>', true],
    ['p:lang(fr)', '<div lang=fr-FR><p id=x></p></div>', true],
    ['p:hover', '<p id=x></p>', false],
    ['body :where(p)', '<p id=x></p>', true],
    ['.\\31 23', '<p id=x class=123></p>', true],
  ])('%s', (selector, body, expected) => {
    expect(matches(selector, body)).toBe(expected);
  });

  it('reads nested rules', () => {
    const css =
      '.a{color:#111111; &.b{color:#222222} .c &{color:#333333} > i{color:#444444} @media print{padding:1pt}}';
    const { style, diagnostics } = dress(
      `<style>${css}</style><p class=a id=x><i id=i></i></p><p class="a b" id=y></p><div class=c><p class=a id=z></p></div>`,
    );
    expect(['x', 'y', 'z', 'i'].map((id) => hex(style(id).color))).toEqual(['111111', '222222', '333333', '444444']);
    expect(style('x').paddingTop).toBe(1);
    expect(diagnostics).toEqual([]);
  });

  it('stays linear on a table of many rows', () => {
    const rows = '<tr><td>x</td></tr>'.repeat(20_000);
    const css =
      'tr:nth-child(even){color:red} .q ~ tr{color:blue} tr:nth-last-of-type(3){color:green} a b c d td{color:red}';
    const start = performance.now();
    dress(`<style>${css}</style><table>${rows}</table>`);
    expect(performance.now() - start).toBeLessThan(8_000);
  });
});
