// In: an attribute selector of css-tree. Out: its test, its specificity and its key (Selectors 4, chapter 6).
import type { CssNode } from 'css-tree/parser';
import * as decoding from 'css-tree/utils';
import type { Test } from './matching.ts';

/** Specificity: what an id weighs, and what a class; an element's name weighs 1. */
export const A = 1_000_000;
export const B = 1_000;

export interface Simple {
  readonly test: Test;
  readonly specificity: number;
  readonly keys?: readonly string[];
}

export const decode = (name: string) => (name.includes('\\') ? decoding.ident.decode(name) : name);

/** Attributes of HTML whose values are compared without case (HTML, section 4.16.2), the ones in use. */
const CASELESS = new Set(['type', 'align', 'valign', 'dir', 'lang', 'media', 'rel', 'scope', 'method', 'charset']);

export function compileAttribute(node: CssNode): Simple | undefined {
  const nameNode = node.name as unknown as CssNode;
  const full = decode(nameNode.name);
  const name = full.slice(full.lastIndexOf('|') + 1).toLowerCase();
  const specificity = B;
  if (node.matcher === null)
    return { test: ({ attributes }) => attributes[name] !== undefined, specificity, keys: [`[${name}`] };
  const valueNode = node.value as CssNode;
  const raw = valueNode.type === 'String' ? String(valueNode.value) : decode(valueNode.name);
  const flag = node.flags?.toLowerCase();
  const fold = flag === 'i' || (flag !== 's' && CASELESS.has(name));
  const wanted = fold ? raw.toLowerCase() : raw;
  const compare: Readonly<Record<string, (value: string) => boolean>> = {
    '=': (value) => value === wanted,
    '~=': (value) => wanted !== '' && value.split(/[ \t\n\f\r]+/).includes(wanted),
    '|=': (value) => value === wanted || value.startsWith(`${wanted}-`),
    '^=': (value) => wanted !== '' && value.startsWith(wanted),
    '$=': (value) => wanted !== '' && value.endsWith(wanted),
    '*=': (value) => wanted !== '' && value.includes(wanted),
  };
  const test = compare[node.matcher];
  if (test === undefined) return undefined;
  return {
    test: ({ attributes }) => {
      const value = attributes[name];
      return value !== undefined && test(fold ? value.toLowerCase() : value);
    },
    specificity,
    keys: [`[${name}`],
  };
}
