// In: the tokens of a text with its notes at the end. Out: the text alone; each note is written where it is first called, for the page's foot.
import type { MarkdownIt } from 'markdown-it';
import type { Token } from './tokens.ts';

/** The notes of one text while it is rendered, by their number in it. */
export interface Notes {
  readonly tokens: ReadonlyMap<number, readonly Token[]>;
  readonly called: Set<number>;
  /** Ids of one publication are unique. */
  readonly name: (id: number) => string;
}

/** Takes the notes out of the text. */
export function takeNotes(
  tokens: readonly Token[],
  name: Notes['name'],
): { readonly text: Token[]; readonly notes: Notes } {
  const found = new Map<number, Token[]>();
  const text: Token[] = [];
  let note: Token[] | undefined;
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      note = [];
      found.set(Number(token.meta?.id), note);
    } else if (token.type === 'footnote_close') note = undefined;
    else if (!/^footnote_(block|anchor)/.test(token.type)) (note ?? text).push(token);
  }
  return { text, notes: { tokens: found, called: new Set(), name } };
}

/** A note is written at its first call; the calls that follow lead to it by its number. */
export function renderCalls(md: MarkdownIt): void {
  md.renderer.rules.footnote_ref = (tokens, i, options, env) => {
    const { notes } = env as { readonly notes: Notes };
    const id = Number(tokens[i]!.meta?.id);
    const name = notes.name(id);
    if (notes.called.has(id)) return `<sup class="rappel-note"><a href="#${name}"></a></sup>`;
    notes.called.add(id);
    const inner = md.renderer.render(inLine(notes.tokens.get(id) ?? []), options, env);
    return `<span class="note-pied" id="${name}">${inner.trim()}</span>`;
  };
}

/** A note stands inside a paragraph, which holds no block: its own paragraphs and list items become spans. */
function inLine(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let blocks = 0;
  for (const token of tokens) {
    const { type, nesting } = token;
    if (token.hidden || /^(bullet|ordered)_list|^(table|thead|tbody|dl)_/.test(type)) continue;
    if (!/_(open|close)$/.test(type) || type.startsWith('container')) {
      out.push(token);
      continue;
    }
    const item = type.startsWith('list_item');
    // The first paragraph goes on after the note's number, and an item's text after its dash.
    if (nesting > 0) out.push(span(token, blocks++ === 0 ? 'debut' : item ? 'alinea point' : 'alinea'));
    else out.push(span(token, ''));
  }
  return out;
}

function span(token: Token, classes: string): Token {
  const made = Object.create(Object.getPrototypeOf(token) as object) as Token;
  return Object.assign(made, token, {
    tag: 'span',
    type: `span_made_${token.nesting > 0 ? 'open' : 'close'}`,
    block: false,
    attrs: classes === '' ? null : [...(token.attrs ?? []).filter(([name]) => name !== 'class'), ['class', classes]],
  });
}
