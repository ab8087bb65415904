// In: the tokens of a form. Out: a row for each line that the writer wrote, its fields beside their names; a field without a name is told.
import type { Rule } from '../../base/diagnostic.ts';
import { FIELD_NAMES, type Field, readField } from './field-marks.ts';
import { fieldTooLong, unknownField, unnamedBox, unnamedField } from './field-rules.ts';
import type { FieldLanguage, FieldWord } from './field-words.ts';
import { choice, drawField, entry, isField, span } from './fields.ts';
import { append, attribute, closeTag, fieldToken, openTag, type Token, textToken } from './tokens.ts';

/** Blanks as anyone types them. */
const BLANKS = /_{2,}|\.{5,}|…{2,}/;
const EXAMPLE = /^\s*exemples?\s*:/i;

export interface FormTold {
  /** Told of what is wrong with a mark, where it stands. */
  readonly report: <T>(rule: Rule<T>, values: T, mark: Token) => void;
  /** A container made to be filled in: its items and rules are lines, though nothing marks them. */
  readonly bare: boolean;
  readonly language: FieldLanguage;
}

export function shapeForm(given: readonly Token[], told: FormTold): Token[] {
  const tokens = repeatRows(given, told);
  const out: Token[] = [];
  let asked = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.type === 'hr' && told.bare) {
      append(out, rowOf(token, 0, entry([], { type: 'line' }, told.language)));
      continue;
    }
    if (token.type !== 'inline') {
      // Its empty cells are what it is for: it stays a table at every size.
      if (token.type === 'table_open' && !/a-remplir/.test(attribute(token, 'class')))
        token.attrJoin('class', 'a-remplir');
      out.push(token);
      continue;
    }
    const paragraph = tokens[i - 1]?.type === 'paragraph_open' ? tokens[i - 1] : undefined;
    const item = paragraph && tokens[i - 2]?.type === 'list_item_open' ? tokens[i - 2] : undefined;
    const children = withBlanks(token.children ?? []);
    if (told.bare && item && !children.some(isField)) children.push(fieldToken('__', ''));
    if (paragraph && (children.some(isField) || EXAMPLE.test(token.content))) {
      if (item && startsWithBox(children)) item.attrJoin('class', 'a-cocher');
      out.pop();
      for (const [n, line] of linesOf(children).entries()) {
        append(out, shapeLine(line, paragraph, n, asked, told));
        asked = asks(line);
      }
      i++;
    } else {
      token.children = children.flatMap((child) => (isField(child) ? drawAlone(child, told) : [child]));
      out.push(token);
      asked = asks(token.children) || tokens[i - 1]?.type === 'heading_open';
    }
  }
  return out;
}

function startsWithBox(children: readonly Token[]): boolean {
  const first = children.find(({ type, content }) => type !== 'text' || content.trim() !== '');
  return first !== undefined && isField(first) && /^\s*x?\s*$/i.test(first.info);
}

/** `____` in the text as a field. */
function withBlanks(children: readonly Token[]): Token[] {
  return children.flatMap((child) =>
    child.type === 'text' && BLANKS.test(child.content)
      ? child.content
          .split(BLANKS)
          .flatMap((part, n) => [
            ...(n > 0 ? [fieldToken('__', '____')] : []),
            ...(part === '' ? [] : [textToken(part)]),
          ])
      : [child],
  );
}

/** Paper keeps the lines that the writer wrote. */
function linesOf(children: readonly Token[]): readonly Token[][] {
  const lines: Token[][] = [[]];
  let depth = 0;
  for (const child of children) {
    depth += child.nesting;
    if (depth === 0 && /break$/.test(child.type)) lines.push([]);
    else lines.at(-1)!.push(child);
  }
  return lines;
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ content }) => content).join('');

/** What comes next is named by this. */
const asks = (tokens: readonly Token[]) => /[:?]\s*$/.test(textOf(tokens));

function shapeLine(line: Token[], paragraph: Token, n: number, asked: boolean, told: FormTold): Token[] {
  if (line.some(isField)) return rowOf(paragraph, n, itemsOf(line, asked, told));
  if (line.length === 0) return [];
  const classes = EXAMPLE.test(textOf(line)) ? 'exemple' : asks(line) ? 'question' : '';
  return [
    openTag('p', [...sourceOf(paragraph, n), ...(classes ? [['class', classes] as const] : [])]),
    ...line,
    closeTag('p'),
  ];
}

function rowOf(block: Token, n: number, inside: readonly Token[]): Token[] {
  return [openTag('p', [...sourceOf(block, n), ['class', n === 0 ? 'rang' : 'rang suite']]), ...inside, closeTag('p')];
}

/** The line `n` of a block that knows its own. */
function sourceOf(block: Token, n: number): readonly (readonly [string, string])[] {
  const [, file, line] = /^(.*):(\d+)$/.exec(attribute(block, 'data-src')) ?? [];
  return file === undefined ? [] : [['data-src', `${file}:${Number(line) + n}`]];
}

/** A name goes with the field after it, a box with the words after it. */
function itemsOf(line: readonly Token[], asked: boolean, told: FormTold): Token[] {
  const out: Token[] = [];
  let words: Token[] = [];
  let box: { readonly mark: Token; readonly field: Field } | undefined;
  let depth = 0;
  const endWords = () => {
    const said = trimmed(words);
    if (box && said.length === 0) told.report(unnamedBox, {}, box.mark);
    if (box) append(out, choice(box.field, said, told.language));
    else if (said.length > 0) append(out, span('nom', said));
    words = [];
    box = undefined;
  };
  for (const child of line) {
    depth += child.nesting;
    if (!isField(child)) words.push(child);
    else if (depth > 0) append(words, drawAlone(child, told));
    else {
      const field = fieldOf(child, told);
      if (!field) words.push(textToken(child.markup));
      else if (field.type === 'box') {
        endWords();
        box = { mark: child, field };
      } else {
        const chosen = box !== undefined;
        if (chosen) endWords();
        const name = trimmed(words);
        words = [];
        const own = name.length === 0 && !chosen ? ownName(child.info, told.language) : undefined;
        if (name.length === 0 && !chosen && own === undefined && out.length === 0 && !asked && child.markup !== '')
          told.report(unnamedField, { mark: child.markup }, child);
        append(out, entry(own ?? name, field, told.language));
      }
    }
  }
  endWords();
  return out;
}

/** `[signature]` says itself what it is. */
function ownName(info: string, { say }: FieldLanguage): string | undefined {
  const text = info
    .trim()
    .toLowerCase()
    .replace(/^t[ée]l[ée]phone$/, 'téléphone');
  const word = NAMING.find((one) => one === text);
  return word && say(word);
}
const NAMING: readonly FieldWord[] = ['adresse', 'code postal', 'date', 'heure', 'signature', 'téléphone'];

/** Without white space at the ends. */
function trimmed(words: readonly Token[]): Token[] {
  const kept = [...words];
  const [first, last] = [kept[0], kept.at(-1)];
  if (first?.type === 'text') kept[0] = textToken(first.content.trimStart());
  if (last?.type === 'text') kept[kept.length - 1] = textToken(kept.at(-1)!.content.trimEnd());
  return kept.filter(({ type, content }) => type !== 'text' || content !== '');
}

/** In a cell, or within bold words: the field alone. */
function drawAlone(mark: Token, told: FormTold): Token[] {
  const field = fieldOf(mark, told);
  return field ? drawField(field, told.language) : [textToken(mark.markup)];
}

function fieldOf(mark: Token, { report }: FormTold): Field | undefined {
  const read = readField(mark.info);
  if (read.type === 'field') return read.field;
  if (read.type === 'beyond') report(fieldTooLong, { mark: mark.markup, most: read.most, what: read.what }, mark);
  else report(unknownField, { mark: mark.markup, near: read.near, all: FIELD_NAMES }, mark);
  return undefined;
}

/** A row of a table whose first cell is `[lignes 6]` stands for six rows to fill in. */
function repeatRows(tokens: readonly Token[], told: FormTold): readonly Token[] {
  if (!tokens.some(({ type }) => type === 'tr_open')) return tokens;
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [token, cell, text] = [tokens[i]!, tokens[i + 1], tokens[i + 2]];
    const only = token.type === 'tr_open' && cell?.type === 'td_open' ? onlyField(text) : undefined;
    const field = only && fieldOf(only, told);
    if (field?.type !== 'lines') {
      out.push(token);
      continue;
    }
    let end = i + 1;
    while (tokens[end]!.type !== 'tr_close') end++;
    const row = tokens.slice(i, end + 1).filter(({ type }) => type !== 'inline');
    for (let n = 0; n < field.count; n++) append(out, row);
    i = end;
  }
  return out;
}

function onlyField(text: Token | undefined): Token | undefined {
  const children = (text?.children ?? []).filter(({ type, content }) => type !== 'text' || content.trim() !== '');
  return children.length === 1 && isField(children[0]!) ? children[0] : undefined;
}
