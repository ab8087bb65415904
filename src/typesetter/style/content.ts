// In: component values. Out: the pieces of `content`, `string-set` and `bookmark-label`, counters and quotes (CSS Content, GCPM).
import { type Computable, constant } from './context.ts';
import { pathOf } from './images.ts';
import { onlyIdent, split, urlOf, type Value, type Values } from './tokens.ts';
import type { ContentPiece, CounterChange, Style, TargetUrl } from './types.ts';

const QUOTES = new Set(['open-quote', 'close-quote', 'no-open-quote', 'no-close-quote']);
const WHICH = new Set(['first', 'start', 'last', 'first-except']);
const PART_OF: Readonly<Record<string, string>> = {
  text: 'text',
  content: 'text',
  before: 'before',
  after: 'after',
  'first-letter': 'first-letter',
};
const LEADERS: Readonly<Record<string, string>> = { dotted: '. ', solid: '_', space: ' ' };

const identText = (values: Values | undefined) =>
  values?.length === 1 && values[0]?.type === 'ident' ? values[0].text : undefined;

/** The pieces; undefined when one is not understood. `/ "alternative text"` is left to the caller. */
export function piecesOf(values: Values, base: string): readonly ContentPiece[] | undefined {
  const pieces: ContentPiece[] = [];
  for (const value of values) {
    const piece = pieceOf(value, base);
    if (piece === undefined) return undefined;
    pieces.push(piece);
  }
  return pieces.length > 0 ? pieces : undefined;
}

function pieceOf(value: Value, base: string): ContentPiece | undefined {
  if (value.type === 'string') return { type: 'text', text: value.value };
  const url = urlOf(value);
  if (url !== undefined) return { type: 'image', path: pathOf(url, base) };
  if (value.type === 'ident') {
    if (QUOTES.has(value.name)) return { type: 'quote', which: value.name as 'open-quote' };
    return value.name === 'contents' ? { type: 'content', which: 'text' } : undefined;
  }
  if (value.type !== 'function') return undefined;
  const parts = split(value.values, ',');
  const name = identText(parts[0]);
  switch (value.name) {
    case 'attr': {
      const [first] = value.values;
      return first?.type === 'ident' ? { type: 'attribute', name: first.name } : undefined;
    }
    case 'counter': {
      const style = counterStyle(parts[1]);
      return name === undefined || style === undefined ? undefined : { type: 'counter', name, style };
    }
    case 'counters': {
      const style = counterStyle(parts[2]);
      const separator = parts[1]?.[0];
      if (name === undefined || separator?.type !== 'string' || style === undefined) return undefined;
      return { type: 'counters', name, separator: separator.value, style };
    }
    case 'string':
    case 'element': {
      const which = parts[1] === undefined ? 'first' : (onlyIdent(parts[1]) ?? '');
      if (name === undefined || !WHICH.has(which)) return undefined;
      return { type: value.name, name, which: which as 'first' };
    }
    case 'leader': {
      const [only] = value.values;
      const pattern = only?.type === 'string' ? only.value : only?.type === 'ident' ? LEADERS[only.name] : undefined;
      return pattern ? { type: 'leader', pattern } : undefined;
    }
    case 'content': {
      const part = value.values.length === 0 ? 'text' : PART_OF[onlyIdent(value.values) ?? ''];
      return part === undefined ? undefined : { type: 'content', which: part as 'text' };
    }
    case 'target-counter': {
      const url = targetOf(parts[0]);
      const counter = identText(parts[1]);
      const style = counterStyle(parts[2]);
      if (url === undefined || counter === undefined || style === undefined) return undefined;
      return { type: 'target-counter', url, name: counter, style };
    }
    case 'target-counters': {
      const url = targetOf(parts[0]);
      const counter = identText(parts[1]);
      const separator = parts[2]?.[0];
      const style = counterStyle(parts[3]);
      if (url === undefined || counter === undefined || separator?.type !== 'string' || style === undefined)
        return undefined;
      return { type: 'target-counters', url, name: counter, separator: separator.value, style };
    }
    case 'target-text': {
      const url = targetOf(parts[0]);
      const part = parts[1] === undefined ? 'text' : PART_OF[onlyIdent(parts[1]) ?? ''];
      if (url === undefined || part === undefined) return undefined;
      return { type: 'target-text', url, which: (part === 'text' ? 'content' : part) as 'content' };
    }
    default:
      return undefined;
  }
}

function counterStyle(values: Values | undefined): string | undefined {
  return values === undefined ? 'decimal' : identText(values);
}

function targetOf(values: Values | undefined): TargetUrl | undefined {
  const [value] = values ?? [];
  if (value?.type === 'function' && value.name === 'attr') {
    const [attribute] = value.values;
    return attribute?.type === 'ident' ? { attribute: attribute.name } : undefined;
  }
  const literal = urlOf(value, true);
  return literal === undefined ? undefined : { literal };
}

export function contentOf(values: Values, base: string): Computable<Style['content']> | undefined {
  const word = onlyIdent(values);
  if (word === 'normal' || word === 'none') return constant(word);
  const pieces = piecesOf(split(values, '/')[0]!, base);
  return pieces && constant(pieces);
}

/** `chapter 2 section`: names, each with a number or `missing`. */
export function countersOf(values: Values, missing: number): Computable<readonly CounterChange[]> | undefined {
  if (onlyIdent(values) === 'none') return constant([]);
  const changes: CounterChange[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (value.type !== 'ident') return undefined;
    const next = values[at + 1];
    if (next?.type === 'number' && Number.isInteger(next.value)) {
      changes.push({ name: value.text, value: next.value });
      at++;
    } else changes.push({ name: value.text, value: missing });
  }
  return changes.length > 0 ? constant(changes) : undefined;
}

export function stringSetOf(values: Values, base: string): Computable<Style['stringSet']> | undefined {
  if (onlyIdent(values) === 'none') return constant([]);
  const sets: { name: string; value: readonly ContentPiece[] }[] = [];
  for (const [name, ...rest] of split(values, ',')) {
    const value = piecesOf(rest, base);
    if (name?.type !== 'ident' || value === undefined) return undefined;
    sets.push({ name: name.text, value });
  }
  return constant(sets);
}

export function quotesOf(values: Values): Computable<Style['quotes']> | undefined {
  const word = onlyIdent(values);
  if (word === 'auto' || word === 'none') return constant(word);
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < values.length; at += 2) {
    const [open, close] = [values[at], values[at + 1]];
    if (open?.type !== 'string' || close?.type !== 'string') return undefined;
    pairs.push([open.value, close.value]);
  }
  return pairs.length > 0 ? constant(pairs) : undefined;
}
