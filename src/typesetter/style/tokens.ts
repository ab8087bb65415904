// In: the text of a value. Out: its component values (CSS Syntax 3, section 5), without white space and comments.
import { tokenize } from 'css-tree/tokenizer';
import * as decoding from 'css-tree/utils';

export type Value =
  /** `name` in lower case, `text` as written. */
  | { readonly type: 'ident'; readonly name: string; readonly text: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'percentage'; readonly value: number }
  | { readonly type: 'dimension'; readonly value: number; readonly unit: string }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'hash'; readonly value: string }
  | { readonly type: 'url'; readonly value: string }
  | { readonly type: 'function'; readonly name: string; readonly values: readonly Value[] }
  | { readonly type: 'block'; readonly open: string; readonly values: readonly Value[] }
  /** A comma, a slash, an operator … */
  | { readonly type: 'mark'; readonly value: string };
export type Values = readonly Value[];

const CLOSERS = new Set([')', ']', '}']);
const DEEPEST = 64;

/** The component values; undefined when the text is broken (a bad string or URL, brackets that do not match). */
export function parseValues(text: string): Values | undefined {
  const top: Value[] = [];
  const stack: { readonly values: Value[]; readonly closer: string }[] = [{ values: top, closer: '' }];
  let broken = false;
  tokenize(text, (type, start, end) => {
    if (broken) return;
    const { values, closer } = stack.at(-1)!;
    const raw = text.slice(start, end);
    const open = (node: Value & { readonly values: Values }, close: string) => {
      values.push(node);
      if (stack.length > DEEPEST) broken = true;
      stack.push({ values: node.values as Value[], closer: close });
    };
    switch (type) {
      case 1: {
        const name = raw.includes('\\') ? decoding.ident.decode(raw) : raw;
        values.push({ type: 'ident', name: name.toLowerCase(), text: name });
        break;
      }
      case 2:
        open({ type: 'function', name: raw.slice(0, -1).toLowerCase(), values: [] }, ')');
        break;
      case 4:
        values.push({ type: 'hash', value: raw.slice(1) });
        break;
      case 5:
        values.push({ type: 'string', value: decoding.string.decode(raw) });
        break;
      case 6:
      case 8:
        broken = true;
        break;
      case 7:
        values.push({ type: 'url', value: decoding.url.decode(raw) });
        break;
      case 10:
        values.push({ type: 'number', value: Number(raw) });
        break;
      case 11:
        values.push({ type: 'percentage', value: Number(raw.slice(0, -1)) });
        break;
      case 12: {
        const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i.exec(raw)![0];
        values.push({ type: 'dimension', value: Number(number), unit: raw.slice(number.length).toLowerCase() });
        break;
      }
      case 13:
      case 25:
        break;
      default:
        if (raw === '(' || raw === '[' || raw === '{')
          open({ type: 'block', open: raw, values: [] }, raw === '(' ? ')' : raw === '[' ? ']' : '}');
        else if (CLOSERS.has(raw)) {
          if (raw === closer) stack.pop();
          else broken = true;
        } else if (raw !== '') values.push({ type: 'mark', value: raw });
    }
  });
  return broken ? undefined : top;
}

/** The values between commas, or between slashes; an empty part is kept. */
export function split(values: Values, mark: ',' | '/'): Values[] {
  const parts: Value[][] = [[]];
  for (const value of values)
    if (value.type === 'mark' && value.value === mark) parts.push([]);
    else parts.at(-1)!.push(value);
  return parts;
}

/** The lower-case name of the only value when it is an identifier. */
export function onlyIdent(values: Values): string | undefined {
  const [value] = values;
  return values.length === 1 && value?.type === 'ident' ? value.name : undefined;
}

/** The URL of `url(x)`, `url("x")` or, where strings stand for URLs, of a string. */
export function urlOf(value: Value | undefined, strings = false): string | undefined {
  if (value?.type === 'url') return value.value;
  if (value?.type === 'function' && (value.name === 'url' || value.name === 'src')) return urlOf(value.values[0], true);
  return strings && value?.type === 'string' ? value.value : undefined;
}
