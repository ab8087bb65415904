// In: a small page. Out: its elements' styles by selector of id, and what was reported: the tests' way into the style floor.
import { type Diagnostic, reporter } from '../../../src/base/diagnostic.ts';
import type { Host } from '../../../src/base/host.ts';
import { parseHtml } from '../../../src/typesetter/html/parse.ts';
import { type StyleOptions, styleDocument } from '../../../src/typesetter/style/style.ts';
import type { PageQuery, Style, Styled } from '../../../src/typesetter/style/types.ts';

export const PAGE: PageQuery = { name: '', side: 'right', first: false, blank: false, index: 3, groupIndex: 3 };

export function files(all: Readonly<Record<string, string>>): Host {
  return {
    read: (path) =>
      Object.hasOwn(all, path)
        ? { ok: true, bytes: new TextEncoder().encode(all[path]) }
        : { ok: false, refusal: 'missing' },
    list: () => [],
    today: () => '2026-01-01',
  };
}

export function dress(html: string, options: Partial<StyleOptions> & { readonly files?: Record<string, string> } = {}) {
  const diagnostics: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => diagnostics.push(diagnostic));
  const document = parseHtml(html, 'content/page.html', report);
  const styled = styleDocument(document, { host: files(options.files ?? {}), report, userSheets: [], ...options });
  const find = (test: (node: Styled) => boolean, node: Styled = styled.root): Styled | undefined => {
    if (test(node)) return node;
    for (const child of node.children) {
      const found = child.type === 'element' ? find(test, child) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  const element = (id: string): Styled => {
    const found = find((node) => node.element.attributes.id === id || node.element.name === id);
    if (found === undefined) throw new Error(`no element ${id}`);
    return found;
  };
  const style = (id: string): Style => element(id).style;
  return { styled, diagnostics, element, style };
}

/** The computed value of one declaration on a paragraph whose type is 10pt. */
export function value(declaration: string): { readonly style: Style; readonly diagnostics: readonly Diagnostic[] } {
  const { style, diagnostics } = dress(
    `<style>p{font-size:10pt}#x{${declaration}}</style><body><p><i id="x">t</i></p>`,
  );
  return { style: style('x'), diagnostics };
}

export const hex = (colour: Style['color']): string =>
  colour.space === 'rgb'
    ? [colour.r, colour.g, colour.b]
        .map((part) =>
          Math.round(part * 255)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')
    : 'cmyk';
