// In: an SVG's elements and its <style>. Out: each element's properties: attributes, then rules, then its own style; inherited ones from above.
import type { Element } from '../../html/types.ts';

export type Properties = Readonly<Record<string, string>>;

const INHERITED = [
  'fill',
  'fill-opacity',
  'fill-rule',
  'clip-rule',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
  'color',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'letter-spacing',
  'text-anchor',
  'visibility',
  'marker-start',
  'marker-mid',
  'marker-end',
] as const;
const OWN = ['opacity', 'display', 'clip-path', 'mask', 'filter', 'stop-color', 'stop-opacity', 'transform'] as const;
const KNOWN: ReadonlySet<string> = new Set([...INHERITED, ...OWN]);

interface Rule {
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly declarations: Properties;
}

/** Type, class and id selectors, alone or joined, as drawing programs write them. */
export function parseRules(css: string): readonly Rule[] {
  const rules: Rule[] = [];
  const clean = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/<!\[CDATA\[|\]\]>|<!--|-->/g, '');
  for (const [, selectors, body] of clean.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const declarations = parseDeclarations(body!);
    for (const selector of selectors!.split(',')) {
      const found = /^\s*([a-z*][\w-]*|\*)?((?:[.#][\w-]+)*)\s*$/i.exec(selector);
      if (found === null) continue;
      const parts = found[2]!.match(/[.#][\w-]+/g) ?? [];
      rules.push({
        name: (found[1] ?? '*').toLowerCase(),
        id: parts.find((part) => part.startsWith('#'))?.slice(1) ?? '',
        classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
        declarations,
      });
    }
  }
  // Later wins among equals: a stable sort by weight.
  return rules.sort((a, b) => weight(a) - weight(b));
}

function weight({ name, id, classes }: Rule): number {
  return (id === '' ? 0 : 1e4) + classes.length * 100 + (name === '*' ? 0 : 1);
}

function parseDeclarations(text: string): Properties {
  const out: Record<string, string> = Object.create(null);
  for (const [, name, value] of text.matchAll(/([\w-]+)\s*:\s*((?:[^;(]|\([^)]*\))*)/g))
    out[name!.toLowerCase()] = value!.replace(/!important/i, '').trim();
  return out;
}

export function cascade(element: Element, parent: Properties, rules: readonly Rule[]): Properties {
  const { attributes, name } = element;
  const own: Record<string, string> = Object.create(null);
  for (const key of INHERITED) if (parent[key] !== undefined) own[key] = parent[key];
  const set = (declarations: Properties): void => {
    for (const key of Object.keys(declarations)) {
      if (!KNOWN.has(key)) continue;
      if (declarations[key] === 'inherit') {
        if (parent[key] !== undefined) own[key] = parent[key];
      } else own[key] = declarations[key]!;
    }
  };
  set(attributes);
  if (rules.length > 0) {
    const classes = (attributes.class ?? '').split(/\s+/);
    for (const rule of rules) {
      if (rule.name !== '*' && rule.name !== name) continue;
      if (rule.id !== '' && rule.id !== attributes.id) continue;
      if (rule.classes.every((one) => classes.includes(one))) set(rule.declarations);
    }
  }
  if (attributes.style !== undefined) set(parseDeclarations(attributes.style));
  return own;
}
