// In: the tokens of a text. Out: its blocks as plain text, each with its line, for whoever counts the signs of a slot.
import type { Place } from '../../base/place.ts';
import type { Token } from './tokens.ts';

/** A paragraph, an item, a cell, a heading: its words alone, as they were written. */
export interface TextBlock {
  readonly text: string;
  /** Of the file, from 1. */
  readonly line: number;
  /** 1 to 6; 0 for what is no heading. */
  readonly heading: number;
  /** Nothing but bold: under a text, its signature. */
  readonly bold: boolean;
}

/** A text whose length is set: by the council's rules for a tribune, by the page for an editorial. */
export interface Slot {
  /** Signs, spaces included. */
  readonly limit: number;
  /** Whose text it is, where a text has several; '' for the whole. */
  readonly name: string;
  readonly file: string;
  /** Where the limit is written. */
  readonly place: Place;
  readonly blocks: readonly TextBlock[];
}

/** `bodyLine` is the line of the file on which the text starts. Pictures, their captions and raw marks are no text. */
export function textBlocks(tokens: readonly Token[], bodyLine: number): readonly TextBlock[] {
  return tokens.flatMap((token, i): readonly TextBlock[] => {
    if (token.type !== 'inline') return [];
    const text = plainText(token.children ?? []);
    if (text === '') return [];
    const level = /^h([1-6])$/.exec(tokens[i - 1]?.tag ?? '')?.[1];
    return [{ text, line: bodyLine + (token.map?.[0] ?? 0), heading: Number(level ?? 0), bold: isBold(token) }];
  });
}

function plainText(children: readonly Token[]): string {
  let text = '';
  for (const { type, content } of children) {
    if (type === 'text' || type === 'code_inline') text += content;
    else if (/break$/.test(type)) text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

function isBold({ children }: Token): boolean {
  let depth = 0;
  for (const { type, content } of children ?? []) {
    if (type === 'strong_open') depth += 1;
    else if (type === 'strong_close') depth -= 1;
    else if (type === 'text' && depth === 0 && content.trim() !== '') return false;
  }
  return true;
}

/** One group for each heading of the second level, by its words; what stands before the first has no name. */
export function groupsOf(
  blocks: readonly TextBlock[],
): readonly { readonly name: string; readonly blocks: readonly TextBlock[] }[] {
  const groups: { name: string; blocks: TextBlock[] }[] = [{ name: '', blocks: [] }];
  for (const block of blocks) {
    if (block.heading === 2) groups.push({ name: block.text, blocks: [] });
    else groups.at(-1)!.blocks.push(block);
  }
  return groups.filter(({ blocks }) => blocks.length > 0);
}

/** The blocks that count: no heading, and no signature (a last paragraph that is all bold). */
export function counted(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const texts = blocks.filter(({ heading }) => heading === 0);
  return texts.length > 1 && texts.at(-1)!.bold ? texts.slice(0, -1) : texts;
}
