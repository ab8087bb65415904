// In: the inlines of one paragraph as written. Out: the same with white space collapsed, typography and text-transform applied (CSS Text 3, 2 to 4).
import type { Style } from '../style/types.ts';
import { ordinalsOf } from '../text/ordinals.ts';
import { applyTypographyToParts, hasTypography, isFrench } from '../text/typography.ts';
import type { Inline } from './types.ts';

type TextInline = Extract<Inline, { type: 'text' }>;

/** What a paragraph shows. Empty texts are gone; spans that hold nothing stay, for their ids and borders. */
export function finishInlines(run: readonly Inline[], raised: (style: Style) => Style): readonly Inline[] {
  return transform(raiseOrdinals(punctuate(collapse(run)), raised));
}

/** Something here makes a line. */
export function makesLine(items: readonly Inline[]): boolean {
  return items.some((item) => {
    if (item.type === 'float' || item.type === 'positioned' || item.type === 'end') return false;
    return item.type !== 'start' || hasEdges(item.span.style);
  });
}

const hasEdges = (style: Style): boolean =>
  style.borderLeftWidth > 0 ||
  style.borderRightWidth > 0 ||
  style.paddingLeft !== 0 ||
  style.paddingRight !== 0 ||
  style.marginLeft !== 0 ||
  style.marginRight !== 0;

function collapse(run: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  /** A collapsible space would vanish here: at the start of a line, or after another. */
  let afterSpace = true;
  /** Where in `out` a text ends with a collapsible space that the end of the line would take. */
  let trailing = -1;
  const trim = () => {
    if (trailing >= 0)
      out[trailing] = withText(out[trailing] as TextInline, (out[trailing] as TextInline).text.slice(0, -1));
    trailing = -1;
    afterSpace = true;
  };
  const put = (item: TextInline, text: string) => {
    const kept = afterSpace && text.startsWith(' ') ? text.slice(1) : text;
    if (kept === '') return;
    afterSpace = kept.endsWith(' ');
    if (afterSpace) trailing = out.length;
    else trailing = -1;
    out.push(withText(item, kept));
  };
  const lineFeed = ({ style, mark, place }: TextInline) =>
    out.push({ type: 'break', style, mark, place, clear: 'none' });

  for (const item of run) {
    if (item.type === 'start' || item.type === 'end' || item.type === 'float' || item.type === 'positioned') {
      out.push(item);
    } else if (item.type === 'break') {
      trim();
      out.push(item);
    } else if (item.type !== 'text') {
      out.push(item);
      afterSpace = false;
      trailing = -1;
    } else {
      const mode = item.style.whiteSpaceCollapse;
      const text = item.style.hyphens === 'none' ? item.text.replaceAll('\u00ad', '') : item.text;
      if (mode === 'collapse') put(item, collapseSpaces(text));
      else
        text.split('\n').forEach((line, index) => {
          if (index > 0) {
            if (mode === 'preserve-breaks') trim();
            lineFeed(item);
            afterSpace = true;
            trailing = -1;
          }
          if (mode === 'preserve-breaks') put(item, collapseSpaces(line));
          else if (line !== '') {
            out.push(withText(item, line));
            afterSpace = false;
            trailing = -1;
          }
        });
    }
  }
  trim();
  return out.filter((item) => item.type !== 'text' || item.text !== '');
}

const collapseSpaces = (text: string) => (/[\t\n\f\r]| {2}/.test(text) ? text.replace(/[ \t\n\f\r]+/g, ' ') : text);

const withText = (item: TextInline, text: string): TextInline => (text === item.text ? item : { ...item, text });

/** The spaces and signs of each language over the whole paragraph: a sign may stand outside the <b> that its word is in. */
function punctuate(items: Inline[]): Inline[] {
  let first: string | undefined;
  let others: Set<string> | undefined;
  for (const item of items) {
    if (item.type !== 'text' || item.style.typography !== 'auto' || item.style.lang === first) continue;
    if (first === undefined) first = item.style.lang;
    else others = (others ?? new Set()).add(item.style.lang);
  }
  if (first !== undefined) punctuateIn(items, first);
  for (const lang of others ?? []) punctuateIn(items, lang);
  return items;
}

function punctuateIn(items: Inline[], lang: string): void {
  if (!hasTypography(lang)) return;
  /** Texts, and a stand-in for whatever else stands in the line. */
  const parts: string[] = [];
  const texts: { readonly at: number; readonly part: number }[] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (item.type === 'text' && item.style.typography === 'auto' && item.style.lang === lang) {
      texts.push({ at, part: parts.length });
      parts.push(item.text);
    } else if (item.type === 'break') parts.push('\n');
    else if (item.type !== 'start' && item.type !== 'end' && item.type !== 'float' && item.type !== 'positioned')
      parts.push('\ufffc');
  }
  const done = applyTypographyToParts(parts, lang);
  for (const { at, part } of texts) items[at] = withText(items[at] as TextInline, done[part]!);
}

/** The letters of French ordinals (1er) as texts of their own, in a style that raises them. */
function raiseOrdinals(items: Inline[], raised: (style: Style) => Style): Inline[] {
  let out: Inline[] | undefined;
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    const found =
      item.type === 'text' && item.style.typography === 'auto' && isFrench(item.style.lang)
        ? ordinalsOf(item.text)
        : [];
    if (found.length > 0 && item.type === 'text') {
      out ??= items.slice(0, at);
      const { text } = item;
      let from = 0;
      const cut = (to: number, style: Style) => {
        if (to > from) out!.push({ ...item, style, text: text.slice(from, to) });
        from = to;
      };
      for (let k = 0; k < found.length; k += 2) {
        cut(found[k]!, item.style);
        cut(found[k + 1]!, raised(item.style));
      }
      cut(text.length, item.style);
    } else out?.push(item);
  }
  return out ?? items;
}

function transform(items: Inline[]): Inline[] {
  /** What stands right before, so that `capitalize` does not start a word inside one. */
  let before = '';
  for (let at = 0; at < items.length; at++) {
    const item = items[at]!;
    if (item.type === 'break' || item.type === 'atomic') before = '';
    if (item.type !== 'text') continue;
    const { textTransform, lang } = item.style;
    if (textTransform !== 'none') {
      const inWord = textTransform === 'capitalize' && /[\p{L}\p{N}\p{M}'’]$/u.test(before);
      items[at] = withText(item, transformed(item.text, textTransform, lang, inWord));
    }
    before = item.text.slice(-2);
  }
  return items;
}

/** `inWord`: what comes before is a part of the same word. */
export function transformed(text: string, how: Style['textTransform'], lang: string, inWord = false): string {
  const turkic = /^(tr|az)(-|$)/i.test(lang);
  const upper = (part: string) => {
    const capitals = (turkic ? part.replaceAll('i', 'İ') : part).toUpperCase();
    return /^el(-|$)/i.test(lang) ? withoutGreekAccents(capitals) : capitals;
  };
  /** Dutch begins a word with both letters of ij. */
  const digraph = /^nl(-|$)/i.test(lang) ? /^ij/i : undefined;
  if (how === 'uppercase') return upper(text);
  if (how === 'lowercase') return (turkic ? text.replaceAll('İ', 'i').replaceAll('I', 'ı') : text).toLowerCase();
  if (how !== 'capitalize') return text;
  return text.replace(/([\p{L}\p{N}])[\p{L}\p{N}\p{M}'’]*/gu, (word, first: string, at: number) =>
    at === 0 && inWord ? word : digraph?.test(word) ? `IJ${word.slice(2)}` : upper(first) + word.slice(first.length),
  );
}

/** Greek capitals bear no accent; the diaeresis stays. */
function withoutGreekAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0342\u0313\u0314]/g, '')
    .normalize('NFC');
}
