import { describe, expect, it } from 'vitest';
import { dress, hex, PAGE } from './dressed.ts';

const MM = 72 / 25.4;

describe('@page', () => {
  it('is A4 with margins of 20mm when nothing is said', () => {
    const page = dress('<p>').styled.pageStyle(PAGE);
    expect(page.width).toBeCloseTo(210 * MM, 6);
    expect(page.style.marginTop).toBeCloseTo(20 * MM, 6);
    expect(page.margins).toEqual({});
    expect(page.footnoteArea.borderTopWidth).toBe(0.5);
  });

  it('chooses by name, then first and blank, then side', () => {
    const css =
      '@page{margin:1pt} @page:right{margin:2pt} @page:first{margin:3pt} @page une{margin:4pt} @page une:first{margin:5pt} @page:blank{margin:6pt} @page:nth(4n){margin:7pt}';
    const { styled, diagnostics } = dress(`<style>${css}</style><p>`);
    const margin = (change: Partial<typeof PAGE>) => styled.pageStyle({ ...PAGE, ...change }).style.marginTop;
    expect(margin({ side: 'left' })).toBe(1);
    expect(margin({})).toBe(2);
    expect(margin({ first: true })).toBe(3);
    expect(margin({ name: 'une' })).toBe(4);
    expect(margin({ name: 'une', first: true })).toBe(5);
    expect(margin({ blank: true })).toBe(6);
    expect(margin({ index: 8 })).toBe(7);
    expect(diagnostics).toEqual([]);
    expect(styled.pageStyle(PAGE)).toBe(styled.pageStyle({ ...PAGE, index: 5 }));
  });

  it('takes an important size before a later one, the reader’s before the author’s, the more specific of its own', () => {
    const user = '@page{size:A5!important} @page:nth(3){size:A6!important}';
    const css = '@page{size:A4!important} @page une{size:A3} @page:first{marks:crop!important} @page{marks:none}';
    const options = { userSheets: [{ path: 'u.css', text: user }] };
    const { styled } = dress(`<style>${css}</style><p>`, options);
    const width = (change: Partial<typeof PAGE>) =>
      Math.round(styled.pageStyle({ ...PAGE, index: 1, ...change }).width / MM);
    expect(width({})).toBe(148);
    expect(width({ name: 'une' })).toBe(148);
    expect(width({ index: 3 })).toBe(105);
    const alone = dress(`<style>${css}</style><p>`).styled.pageStyle;
    expect(Math.round(alone({ ...PAGE, name: 'une' }).width / MM)).toBe(210);
    expect([alone({ ...PAGE, first: true }).marks, alone(PAGE).marks]).toEqual([['crop'], []]);
  });

  it.each([
    ['A5 landscape', 210, 148],
    ['landscape', 297, 210],
    ['100mm 50mm', 100, 50],
    ['80mm', 80, 80],
    ['a3', 297, 420],
  ])('size: %s', (size, width, height) => {
    const page = dress(`<style>@page{size:${size}}</style><p>`).styled.pageStyle(PAGE);
    expect([page.width / MM, page.height / MM].map((each) => Math.round(each * 1000) / 1000)).toEqual([width, height]);
  });

  it('gives margin boxes variables, fonts and what the root says', () => {
    const css =
      ':root{--c:#123456;font-family:Texte;--f:bold 9pt Titre} @page{bleed:3mm;marks:crop cross;@top-left{content:"n° " counter(page);color:var(--c);font:var(--f)} @bottom-center{content:none} @footnote{padding-top:2pt}}' +
      '@page:blank{@top-left{content:normal}}';
    const { styled, diagnostics } = dress(`<style>${css}</style><p>`);
    const page = styled.pageStyle(PAGE);
    expect(Object.keys(page.margins)).toEqual(['top-left']);
    const box = page.margins['top-left']!;
    expect([hex(box.color), box.fontSize, box.fontWeight, box.fontFamily, box.verticalAlign, box.textAlign]).toEqual([
      '123456',
      9,
      700,
      ['Titre'],
      'middle',
      'start',
    ]);
    expect([page.style.fontFamily, page.marks, page.footnoteArea.paddingTop]).toEqual([
      ['Texte'],
      ['crop', 'cross'],
      2,
    ]);
    expect(page.bleed).toBeCloseTo(3 * MM, 6);
    expect(styled.pageStyle({ ...PAGE, blank: true }).margins).toEqual({});
    expect(diagnostics).toEqual([]);
  });
});

describe('@font-face and @counter-style', () => {
  it('resolves files, formats, weights and ranges', () => {
    const css =
      '@font-face{font-family:"Titre";font-weight:200 800;font-style:italic;unicode-range:U+0-FF,U+4??;src:local(x),url(fonts/a.svg) format("svg"),url(fonts/a.ttf) format("truetype")}';
    const { styled, diagnostics } = dress('<link rel=stylesheet href="../templates/base.css"><p>', {
      files: { 'templates/base.css': css },
    });
    expect(diagnostics).toEqual([]);
    expect(styled.fontFaces).toEqual([
      {
        place: { file: 'templates/base.css', line: 1, column: 1 },
        family: 'Titre',
        weight: [200, 800],
        style: 'italic',
        sources: ['templates/fonts/a.ttf'],
        unicodeRange: [
          [0, 255],
          [0x400, 0x4ff],
        ],
      },
    ]);
  });

  it('counts in predefined and in own styles', () => {
    const css =
      '@counter-style feu{system:cyclic;symbols:"◆" "◇";suffix:" "} @counter-style des{system:extends decimal;pad:3 "0";prefix:"("; suffix:") "}' +
      '@counter-style dix{system:additive;additive-symbols:10 "X",1 "I"} @counter-style trois{system:fixed;symbols:a b c} @counter-style etoile{symbols:"*" "†"}';
    const { counterStyles: c } = dress(`<style>${css}</style><p>`).styled;
    expect(c.marker('feu', 3)).toBe('◆ ');
    expect(c.marker('des', 7)).toBe('(007) ');
    expect([c.format('dix', 23), c.format('trois', 2), c.format('trois', 4), c.format('etoile', 4)]).toEqual([
      'XXIII',
      'b',
      '4',
      '††',
    ]);
    expect([
      c.format('lower-roman', 1994),
      c.format('upper-alpha', 28),
      c.format('decimal', -5),
      c.format('inconnu', 6),
    ]).toEqual(['mcmxciv', 'AB', '-5', '6']);
    expect([
      c.marker('decimal', 1),
      c.marker('disc', 9),
      c.format('lower-roman', 5000),
      c.format('decimal-leading-zero', 7),
    ]).toEqual(['1. ', '• ', '5000', '07']);
  });
});
