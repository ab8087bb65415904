// In: the tokens of a text in easy language. Out: one block for each sentence, its pictogram beside it; what is hard to read is told.
import type { Rule } from '../../base/diagnostic.ts';
import { checkIdea, fold, type HardWords } from './falc.ts';
import { unusedWord } from './falc-rules.ts';
import { append, attribute, closeTag, openTag, type Token, textToken } from './tokens.ts';

export interface IdeasTold {
  /** `line` counts from 0 in the text. */
  readonly report: <T>(rule: Rule<T>, values: T, line: number, about: string) => void;
  readonly hard: HardWords;
}

/** A sentence ends after a word of three letters, a figure or a sign that stands apart; not after « M. ». */
const SENTENCE_END = /(?<=(?:\p{L}{3}|\d|\s)[.!?…](?:\s?[»”"])?)\s+(?=[\p{Lu}\p{N}«“"])/u;

export function shapeIdeas(tokens: readonly Token[], told: IdeasTold): Token[] {
  const words = glossary(tokens);
  const explained = new Set(words.map(({ word }) => fold(word)));
  const used = new Set<string>();
  const mark = words.length > 0 ? wordPattern([...explained]) : undefined;
  const out: Token[] = [];
  let within = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.type === 'container_tout_open' && (within > 0 || isGlossary(token))) within++;
    else if (token.type === 'container_tout_close' && within > 0) within--;
    if (token.type !== 'inline') {
      out.push(token);
      continue;
    }
    const first = token.map?.[0] ?? 0;
    const check = (children: readonly Token[], line: number) => {
      const text = textOf(children);
      if (text !== '')
        checkIdea(text, told.hard, explained, (rule, values, about) => told.report(rule, values, line, about));
    };
    if (within > 0) {
      for (const [n, line] of linesOf(token.children ?? []).entries()) check(line, first + n);
      out.push(token);
      continue;
    }
    const paragraph = tokens[i - 1];
    // A picture by itself is a figure.
    if (paragraph?.type !== 'paragraph_open' || textOf(token.children ?? []) === '') {
      check(token.children ?? [], first);
      out.push(token);
      continue;
    }
    out.pop();
    for (const [n, line] of linesOf(token.children ?? []).entries())
      for (const idea of sentencesOf(line)) {
        check(idea, first + n);
        append(out, shapeIdea(mark ? withWords(idea, mark, used) : idea, paragraph, n));
      }
    i++;
  }
  for (const { word, line } of words) if (!used.has(fold(word))) told.report(unusedWord, { word }, line, word);
  return out;
}

/** Its pictogram or picture, then its words. */
function shapeIdea(idea: readonly Token[], paragraph: Token, n: number): Token[] {
  const start = idea.findIndex(({ type, content }) => type !== 'text' || content.trim() !== '');
  const first = idea[start];
  const sign = first && (first.type === 'picto' || first.type === 'image') ? first : undefined;
  const words = sign ? idea.slice(start + 1) : [...idea];
  // What a pictogram beside a sentence says, the sentence says.
  if (sign?.type === 'picto') sign.attrJoin('class', 'decor');
  const [, file, line] = /^(.*):(\d+)$/.exec(attribute(paragraph, 'data-src')) ?? [];
  const classes = [
    'idee',
    sign ? (sign.type === 'picto' ? 'avec-picto' : 'avec-image') : '',
    attribute(paragraph, 'class'),
  ];
  return [
    openTag('p', [
      ...(file === undefined ? [] : [['data-src', `${file}:${Number(line) + n}`] as const]),
      ['class', classes.filter(Boolean).join(' ')],
    ]),
    ...(sign ? [sign] : []),
    openTag('span', [['class', 'phrase']]),
    ...trimmed(words),
    closeTag('span'),
    closeTag('p'),
  ];
}

/** Without white space at the ends. */
function trimmed(tokens: readonly Token[]): Token[] {
  const kept = [...tokens];
  const [first, last] = [kept[0], kept.at(-1)];
  if (first?.type === 'text') kept[0] = textToken(first.content.trimStart());
  if (last?.type === 'text') kept[kept.length - 1] = textToken(kept.at(-1)!.content.trimEnd());
  return kept;
}

function textOf(tokens: readonly Token[]): string {
  let text = '';
  for (const { type, content } of tokens) {
    if (type === 'text' || type === 'code_inline') text += content;
    else if (/break$/.test(type)) text += ' ';
  }
  return text.trim();
}

function linesOf(children: readonly Token[]): readonly Token[][] {
  const lines: Token[][] = [[]];
  for (const child of children) {
    if (/break$/.test(child.type)) lines.push([]);
    else lines.at(-1)!.push(child);
  }
  return lines.filter((line) => line.length > 0);
}

/** Two sentences on a line are two ideas, unless a link or bold words hold them together. */
function sentencesOf(line: readonly Token[]): readonly Token[][] {
  const sentences: Token[][] = [[]];
  let depth = 0;
  for (const child of line) {
    depth += child.nesting;
    if (depth > 0 || child.type !== 'text') sentences.at(-1)!.push(child);
    else {
      if (/^\s+[\p{Lu}\p{N}«“"]/u.test(child.content) && /\p{L}{3}[.!?…]$/u.test(textOf(sentences.at(-1)!)))
        sentences.push([]);
      for (const [n, part] of child.content.split(SENTENCE_END).entries()) {
        if (n > 0) sentences.push([]);
        if (part !== '') sentences.at(-1)!.push(textToken(part));
      }
    }
  }
  return sentences.filter((sentence) => sentence.length > 0);
}

interface Explained {
  readonly word: string;
  readonly line: number;
}

const isGlossary = ({ info }: Token) => /^\s*mots(\s|$)/i.test(info);

/** The words that the text's `::: mots` explain. */
function glossary(tokens: readonly Token[]): readonly Explained[] {
  const words: Explained[] = [];
  let within = 0;
  for (const token of tokens) {
    if (token.type === 'container_tout_open' && (within > 0 || isGlossary(token))) within++;
    else if (token.type === 'container_tout_close' && within > 0) within--;
    else if (within > 0 && token.type === 'inline')
      for (const [n, text] of token.content.split('\n').entries()) {
        const word = explanation(text)?.word.replace(/[*_]/g, '');
        if (word) words.push({ word, line: (token.map?.[0] ?? 0) + n });
      }
  }
  return words;
}

/** `mot : explication` at its first colon; the word may be in bold, and stand in a token before. */
function explanation(text: string): { readonly word: string; readonly rest: string } | undefined {
  const at = text.search(/:\s/);
  return at < 0 ? undefined : { word: text.slice(0, at).trim(), rest: text.slice(at + 1).trim() };
}

function wordPattern(folded: readonly string[]): RegExp {
  const words = [...folded]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[^\p{L}\p{N} '-]/gu, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(${words.join('|')})(?:es|[sxe])?(?![\\p{L}\\p{N}])`, 'gu');
}

/** Explained words stand out where they are used. */
function withWords(tokens: readonly Token[], pattern: RegExp, used: Set<string>): Token[] {
  return tokens.flatMap((token) => {
    if (token.type !== 'text') return [token];
    const parts: Token[] = [];
    let at = 0;
    for (const found of fold(token.content).matchAll(pattern)) {
      used.add(found[1]!);
      const [from, to] = [found.index, found.index + found[0].length];
      if (from > at) parts.push(textToken(token.content.slice(at, from)));
      parts.push(openTag('b', [['class', 'mot-explique']]), textToken(token.content.slice(from, to)), closeTag('b'));
      at = to;
    }
    if (at === 0) return [token];
    return at < token.content.length ? [...parts, textToken(token.content.slice(at))] : parts;
  });
}

/** `mot : explication` on each line or item, as a list of words. */
export function shapeWords(tokens: readonly Token[], told: (text: string, token: Token) => void): Token[] {
  const out: Token[] = [openTag('dl', [['class', 'mots']])];
  for (const token of tokens) {
    if (token.type !== 'inline') continue;
    for (const line of linesOf(token.children ?? [])) {
      const text = textOf(line);
      const colon = line.findIndex(({ type, content }) => type === 'text' && /:\s/.test(content));
      const split = colon < 0 ? undefined : explanation(line[colon]!.content);
      if (split === undefined) {
        told(text, token);
        continue;
      }
      const { word, rest } = split;
      // The word may be in bold: it is the whole term, so its own marks go.
      const term = textOf(line.slice(0, colon)) + word;
      out.push(openTag('div'), openTag('dt'), textToken(term.trim()), closeTag('dt'), openTag('dd'));
      append(out, [
        ...(rest === '' ? [] : [textToken(rest)]),
        ...line.slice(colon + 1),
        closeTag('dd'),
        closeTag('div'),
      ]);
    }
  }
  return [...out, closeTag('dl')];
}
