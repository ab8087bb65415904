import { describe, expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../../src/base/diagnostic.ts';
import { MAX_DEPTH, parseHtml } from '../../../src/typesetter/html/parse.ts';
import { ancestors, findFirst, textContent } from '../../../src/typesetter/html/tree.ts';
import type { Element, Node } from '../../../src/typesetter/html/types.ts';

function parse(html: string, path = 'a.html') {
  const diagnostics: Diagnostic[] = [];
  const { root } = parseHtml(
    html,
    path,
    reporter('fr', (diagnostic) => diagnostics.push(diagnostic)),
  );
  return { root, told: diagnostics.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`) };
}
const show = (node: Node): string =>
  node.type === 'text'
    ? JSON.stringify(node.text)
    : `${node.name}${node.children.length > 0 ? `(${node.children.map(show).join(' ')})` : ''}`;
const body = (html: string) => {
  const { root, told } = parse(html);
  expect(told).toEqual([]);
  return (root.children[1] as Element).children.map(show).join(' ');
};

describe('parseHtml', () => {
  test('XHTML, by the name of its file: CDATA around a style, elements closed by a slash, nothing implied', () => {
    const page =
      '<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><head><style><![CDATA[p > b { color: red }]]></style></head>' +
      '<body><div id="e"/><p>a &lt; b<br/>c</p><table><tr><td>1</td></tr></table></body></html>';
    const { root, told } = parse(page, 'a.xht');
    expect(told).toEqual([]);
    expect(show(root)).toBe('html(head(style("p > b { color: red }")) body(div p("a < b" br "c") table(tr(td("1")))))');
    expect(show(parse(page).root)).toContain('tbody');
  });

  test('gives html, head and body whatever is written', () => {
    expect(show(parse('').root)).toBe('html(head body)');
    expect(show(parse('<title>T</title> x').root)).toBe('html(head(title("T")) body(" x"))');
    const { root } = parse(
      '<!doctype html><html lang=fr><head><meta charset=utf-8></head>\n<body class="a">x</body></html>',
    );
    expect(show(root)).toBe('html(head(meta) body("x"))');
    expect(root.attributes.lang).toBe('fr');
    expect((root.children[1] as Element).attributes.class).toBe('a');
  });

  test('closes what the author may leave open', () => {
    expect(body('<p>a<p>b<div>c</div>')).toBe('p("a") p("b") div("c")');
    expect(body('<ul><li>a<ul><li>b</ul><li>c</ul>')).toBe('ul(li("a" ul(li("b"))) li("c"))');
    expect(body('<table><tr><td>a<td>b<tr><td><p>c</table>')).toBe('table(tbody(tr(td("a") td("b")) tr(td(p("c")))))');
    expect(body('<dl><dt>a<dd>b<dt>c</dl>')).toBe('dl(dt("a") dd("b") dt("c"))');
  });

  test('decodes entities, drops comments and scripts, keeps noscript', () => {
    expect(body('a&nbsp;&eacute;&#x2019;<!-- x -->b<script>if (a < b) "</div>"</script><noscript>c</noscript>')).toBe(
      '"a\u00a0é’b" noscript("c")',
    );
    expect(body('<pre>\r\na\r\nb</pre>')).toBe('pre("a\\nb")');
  });

  test('keeps the case of names inside svg', () => {
    const { root } = parse('<svg viewBox="0 0 1 1"><linearGradient id="g"/><title>T</title></svg><P>x</P>');
    expect(show(root.children[1]!)).toBe('body(svg(linearGradient title("T")) p("x"))');
    expect(findFirst(root, ({ name }) => name === 'svg')?.attributes.viewBox).toBe('0 0 1 1');
  });

  test('counts lines and columns; data-src goes before and is inherited', () => {
    const { root } = parse('<p>a</p>\n  <section data-src="c/x.md:7"><p>b</p><p data-src="y.md:2:5">c</p></section>');
    const paragraphs = (root.children[1] as Element).children;
    expect(paragraphs[0]!.place).toEqual({ file: 'a.html', line: 1, column: 1 });
    const section = paragraphs[2] as Element;
    expect(section.children[0]!.place).toEqual({ file: 'c/x.md', line: 7, column: 1 });
    const text = (section.children[1] as Element).children[0]!;
    expect(text.place).toEqual({ file: 'y.md', line: 2, column: 5 });
    expect([...ancestors(text)].map(({ name }) => name)).toEqual(['p', 'section', 'body', 'html']);
  });

  test('tells of tags that do not pair', () => {
    expect(parse('<div>\n<b>a</div>').told).toEqual(['unclosed-element 2:1']);
    expect(parse('a\n</section>').told).toEqual(['unexpected-end-tag 2:1']);
    expect(parse('<div>').told).toEqual(['unclosed-element 1:1']);
    expect(parse('<table><tr><td></div></table>').told).toEqual(['unexpected-end-tag 1:16']);
  });

  test('ends quickly on any depth, and tells once', () => {
    const { root, told } = parse(`${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}`);
    expect(told.map((line) => line.split(' ')[0])).toEqual(['nesting-too-deep']);
    expect(textContent(root)).toBe('x');
    let depth = 0;
    for (let node: Node | undefined = root; node?.type === 'element'; node = node.children.at(-1)) depth++;
    expect(depth).toBe(MAX_DEPTH);
  });

  test('is linear in one long line', () => {
    const started = performance.now();
    parse('<p>a</p>'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
