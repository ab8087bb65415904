import { describe, expect, it, test } from 'vitest';
import { lay } from './lay.ts';

const round = (value: number) => Math.round(value * 100) / 100;

/** Margin boxes in order of painting: x, y, width, height of the border box. */
const boxes = (css: string, size?: string) =>
  lay(css, 'x', size).document.pages[0]!.margins.map(({ box, x, y, width, height }) => [
    box!.origin.slice(1),
    ...[x, y, width, height].map(round),
  ]);

describe('margin boxes along a side', () => {
  it('shares by what the content takes, margins included', () => {
    // 30 pt and 20 pt of 200: what is left goes three to two.
    const css =
      '@page{margin:60pt;@top-left{content:"x";margin-right:10pt;border:2.5pt solid;padding:2.5pt}@top-right{content:"x";margin-left:10pt}}';
    expect(boxes(css, '320pt 280pt')).toEqual([
      ['top-left', 60, 0, 110, 60],
      ['top-right', 190, 0, 70, 60],
    ]);
  });

  it('keeps the middle one in the middle: the side that asks for more decides', () => {
    // Doubled, 30 pt on the left against 20: 60 + 20 of 200, and the rest six to two.
    const css = '@page{margin:60pt;@top-left{content:"xxx"}@top-center{content:"xx"}@top-right{content:"xx"}}';
    expect(boxes(css, '320pt 280pt')).toEqual([
      ['top-left', 60, 0, 75, 60],
      ['top-center', 135, 0, 50, 60],
      ['top-right', 185, 0, 75, 60],
    ]);
    // A fixed right box of 40 pt asks for more than the left one could: 80 of 200 are gone.
    expect(
      boxes(
        css.replace('"xx"}}', '"x";width:40pt}}').replace('"xx"}', '"xxxxx"}').replace('"xxx"', '"x"'),
        '320pt 280pt',
      ),
    ).toEqual([
      ['top-left', 60, 0, 40, 60],
      ['top-center', 100, 0, 120, 60],
      ['top-right', 220, 0, 40, 60],
    ]);
  });

  it('shrinks by what words need when even they find no room, and holds to limits', () => {
    const css = '@page{margin:20pt;@top-left{content:"xxxxxxxxx x"}@top-right{content:"xxx x"}}';
    expect(boxes(css)).toEqual([
      ['top-left', 20, 0, 45, 20],
      ['top-right', 65, 0, 15, 20],
    ]);
    const limited = css.replace('"xxxxxxxxx x"', '"x";max-width:10pt').replace('"xxx x"', '"xxx"');
    expect(boxes(limited)).toEqual([
      ['top-left', 20, 0, 10, 20],
      ['top-right', 30, 0, 50, 20],
    ]);
  });

  it('counts lines down the sides and halves empty ones', () => {
    const css =
      '@page{margin:20pt;white-space:pre;@left-top{content:"x\\ax\\ax"}@left-bottom{content:"x"}@right-top{content:""}@right-bottom{content:""}}';
    expect(boxes(css)).toEqual([
      ['right-top', 80, 20, 20, 30],
      ['right-bottom', 80, 50, 20, 30],
      ['left-bottom', 0, 65, 20, 15],
      ['left-top', 0, 20, 20, 45],
    ]);
  });
});

describe('margin boxes across a side', () => {
  it('centres between automatic margins, but never reaches into the page area', () => {
    const css = (margin: string) =>
      `@page{margin:30pt;@top-center{content:"";height:10pt;${margin}}@bottom-left-corner{content:"";width:10pt;height:10pt;${margin}}}`;
    expect(boxes(css('margin:auto'))).toEqual([
      ['top-center', 30, 10, 40, 10],
      ['bottom-left-corner', 10, 80, 10, 10],
    ]);
    expect(boxes(css('margin:28pt auto auto 28pt'))[0]).toEqual(['top-center', 58, 20, 12, 10]);
    // Overconstrained: the margin at the sheet's edge gives way.
    expect(boxes(css('margin:3pt'))[1]).toEqual(['bottom-left-corner', 17, 73, 10, 10]);
  });

  it('takes upright percentages from the height', () => {
    const css = '@page{margin:40pt 10pt;@top-left{content:"";margin:25% 0;padding:10% 0 0}}';
    expect(boxes(css)).toEqual([['top-left', 10, 10, 80, 20]]);
  });

  it('paints clockwise, or by z-index', () => {
    const css =
      '@page{margin:10pt;@left-top{content:"";z-index:1}@top-left-corner{content:""}@top-right{content:"";z-index:-1}@bottom-left{content:""}}';
    expect(boxes(css).map(([name]) => name)).toEqual(['top-right', 'top-left-corner', 'bottom-left', 'left-top']);
  });
});

describe('the page box', () => {
  const page = (css: string, size?: string) => {
    const { trim, content, style } = lay(css, 'x', size).document.pages[0]!;
    const [root] = content;
    return { sheet: [trim.width, trim.height], area: [root!.x, root!.y, root!.width].map(round), style: style.style };
  };

  it('gives what a width leaves to automatic margins, or resizes the sheet', () => {
    expect(page('@page{width:60pt;height:50pt;margin:10pt auto auto 5pt}')).toMatchObject({
      sheet: [100, 100],
      area: [5, 10, 60],
    });
    expect(page('@page{width:60pt;height:50pt;margin:auto;padding:5%}').area).toEqual([20, 25, 60]);
    expect(page('@page{width:40%;margin:10pt}')).toMatchObject({ sheet: [60, 100], area: [10, 10, 40] });
    expect(page('@page{margin:30pt auto}').area).toEqual([0, 30, 100]);
  });

  it('measures upright percentages against the height', () => {
    expect(page('@page{margin:10% 0 0 10%;padding:10%}', '100pt 200pt').area).toEqual([20, 40, 70]);
  });

  test('viewport units count from the area of the first page, on a page itself from the page without the author', () => {
    const css = '@page{margin:10pt;padding:5pt;border:5pt solid}body{width:50vw}';
    const { pages } = lay(css, 'x').document;
    expect(pages[0]!.content[0]!.children[0]!.width).toBe(30);
    expect(page('@page{margin:0;margin-left:10vw}', '300pt 300pt').area[0]).toBeCloseTo(59.53, 2);
  });

  test('the first page is a left one where text runs from right to left', () => {
    const { pages } = lay('html{direction:rtl}p+p{break-before:page}', '<p>a<p>b').document;
    expect(pages.map(({ side }) => side)).toEqual(['left', 'right']);
  });
});

describe('backgrounds', () => {
  const fills = (css: string, body: string) =>
    lay(css, body).document.pages.map(({ items }) =>
      items.flatMap((item) =>
        item.type === 'fill' ? [item.path.flatMap((step) => (step[0] === 'Z' ? [] : [step.slice(1).join(' ')]))] : [],
      ),
    );

  test('the page’s own covers the sheet, the document’s the page box inside its borders', () => {
    const [page] = fills('@page{margin:10pt;background:red}body{background:blue}', 'x');
    expect(page!.map(([first, , third]) => [first, third])).toEqual([
      ['0 0', '100 100'],
      ['10 10', '90 90'],
    ]);
  });

  test('a gradient of the root goes on from page to page', () => {
    const { pages } = lay('body{background:linear-gradient(red,blue)}p{height:100pt}', '<p>a<p>b').document;
    const ends = pages.map(({ items }) =>
      items.flatMap((item) =>
        item.type === 'fill' && 'type' in item.paint ? [item.paint.from[1], item.paint.to[1]] : [],
      ),
    );
    expect(ends).toEqual([
      [0, 200],
      [-100, 100],
    ]);
  });
});
