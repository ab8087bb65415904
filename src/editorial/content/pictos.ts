// In: `:picto-telephone:` in a text. Out: a mark in its HTML that says which pictogram stands there; whoever has the drawings puts them in.
import type { MarkdownIt } from 'markdown-it';
import { attribute, type Token } from './tokens.ts';

/** `:picto-cle:`, `:picto-cle:{.grand}`: the name, the classes. */
const WRITTEN = /:picto-([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*):(?:\{((?:\s*\.[\w-]+)+)\s*\})?/uy;

/** As it stands in a heading's words, from which its id is made. */
export const PICTO = new RegExp(WRITTEN.source, 'gu');

/** How much of what follows a pictogram is kept with it: whether it is said again in words shows soon. */
const FOLLOWING = 120;

/** Code and addresses never come here: the parser reads them first. */
export function readPictos(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'picto', (state, silent) => {
    WRITTEN.lastIndex = state.pos;
    const found = WRITTEN.exec(state.src);
    if (!found) return false;
    if (!silent) {
      const token = state.push('picto', 'i', 0);
      token.info = found[1]!;
      token.markup = found[0];
      const classes = (found[2] ?? '').split(/[\s.]+/).filter(Boolean);
      if (classes.length > 0) token.attrSet('class', classes.join(' '));
    }
    state.pos += found[0].length;
    return true;
  });
  md.renderer.rules.picto = (tokens, i) => pictoMark(tokens[i]!, following(tokens, i), md.utils.escapeHtml);
}

/** Each pictogram and field of a block learns its place: they stand one after the other, and a mark may stand there twice. */
export function placeMarked(
  { children, map }: Token,
  lines: readonly string[],
  place: (child: Token, line: number, column: number) => void,
): void {
  const [from, to] = map ?? [0, 0];
  let line = from;
  let column = 0;
  for (const child of children ?? []) {
    if (child.type !== 'picto' && child.type !== 'champ') continue;
    let found = -1;
    for (; line < to && found < 0; line++, column = 0) {
      found = (lines[line] ?? '').indexOf(child.markup, column);
      if (found >= 0) break;
    }
    if (found < 0) return;
    place(child, line, found + 1);
    column = found + child.markup.length;
  }
}

/** The words after the pictogram, as far as it takes to know what they are. */
function following(tokens: readonly Token[], from: number): string {
  let text = '';
  for (let i = from + 1; i < tokens.length && text.length < FOLLOWING; i++) {
    const { type, content } = tokens[i]!;
    if (type === 'text' || type === 'code_inline') text += content.slice(0, FOLLOWING);
    else if (/break$/.test(type)) text += ' ';
  }
  return text.slice(0, FOLLOWING);
}

function pictoMark(token: Token, words: string, spell: (text: string) => string): string {
  const [classes, at] = [attribute(token, 'class'), attribute(token, 'data-src')];
  return (
    `<i data-picto="${spell(token.info)}"${classes && ` class="${spell(classes)}"`}` +
    `${at && ` data-src="${spell(at)}"`} data-suite="${spell(words.trim())}"></i>`
  );
}

/** Marks of a text that was read without its place: the title of a container. */
export function placeMarks(html: string, at: string): string {
  return html.replaceAll(
    /(<i data-picto="[^"]*"(?: class="[^"]*")?)(?= data-suite)/g,
    `$1 data-src="${at.replaceAll('"', '&quot;').replaceAll('$', '$$$$')}"`,
  );
}

/** A mark as it stands in HTML. */
export interface PictoMark {
  readonly name: string;
  readonly classes: readonly string[];
  /** `file:line:column`; '' where it is not known. */
  readonly at: string;
  /** The words that follow it. */
  readonly following: string;
}

const MARK = /<i data-picto="([^"]*)"(?: class="([^"]*)")?(?: data-src="([^"]*)")? data-suite="([^"]*)"><\/i>/g;

/** Puts drawings in the place of the marks. */
export function replacePictos(html: string, draw: (mark: PictoMark) => string): string {
  if (!html.includes('<i data-picto=')) return html;
  return html.replace(MARK, (_, name: string, classes = '', at = '', words = '') =>
    draw({ name, classes: classes.split(' ').filter(Boolean), at: plain(at), following: plain(words) }),
  );
}

const plain = (text: string) =>
  text.replace(/&(quot|lt|gt|amp);/g, (_, name: string) => ({ quot: '"', lt: '<', gt: '>', amp: '&' })[name]!);
