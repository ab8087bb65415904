// In: the tokens between `:::` lines. Out: the same tokens with the elements and classes that the base stylesheet knows.
import type { MarkdownIt } from 'markdown-it';
import { shapeWords } from './ideas.ts';
import { markOptional } from './optional.ts';
import { attribute, closeTag, openTag, type Token, textToken } from './tokens.ts';

/** What opens and closes a container, and what happens to the tokens inside. `title` is what follows the name, '' for none. */
export interface Container {
  readonly open: (title: string, md: MarkdownIt) => string;
  readonly close: (title: string, md: MarkdownIt) => string;
  readonly inside?: (tokens: Token[], about: About) => Token[];
}

/** What a container may tell of itself to whoever composes the publication. */
export interface About {
  /** What follows its name. */
  readonly title: string;
  /** Tells of a text that may be left out; gives the class that its elements get. */
  readonly optional: () => string;
  /** Tells of a line that explains no word. */
  readonly unexplained: (text: string, token: Token) => void;
  /** Shapes the rows of a form. */
  readonly form: (tokens: readonly Token[]) => Token[];
  /** Tells of a text of a set length: `limit` as written. */
  readonly slot: (limit: string, tokens: readonly Token[]) => void;
}

const inline = (md: MarkdownIt, text: string) => md.renderInline(text);
const heading = (title: string, md: MarkdownIt) => (title ? `<h3>${inline(md, title)}</h3>` : '');

/** Every container, by the word that opens it. */
export const CONTAINERS: Readonly<Record<string, Container>> = {
  encadre: {
    open: (title, md) => `<aside class="encadre boite"DATA>${heading(title, md)}`,
    close: () => '</aside>',
  },
  'sans-internet': {
    open: (title, md) => `<aside class="sans-internet sans"DATA>${heading(title || 'Sans internet', md)}`,
    close: () => '</aside>',
    inside: ways,
  },
  etapes: {
    open: (title, md) => `<section class="bloc-etapes"DATA>${heading(title, md).replaceAll('h3', 'h2')}`,
    close: () => '</section>',
    inside: steps,
  },
  'a-apporter': {
    open: (title, md) => `<section class="a-apporter"DATA>${heading(title, md).replaceAll('h3', 'h2')}`,
    close: () => '</section>',
    inside: (tokens) => classLists(tokens, 'cocher'),
  },
  remplir: {
    open: (title, md) => `<section class="remplir"DATA>${heading(title, md)}`,
    close: () => '</section>',
    inside: form,
  },
  coupon: {
    open: (title, md) =>
      `<section class="coupon remplir"DATA><p class="couper"><i data-picto="ciseaux" class="decor" data-suite=""></i> Découpez ici</p>${heading(title, md)}`,
    close: () => '</section>',
    inside: form,
  },
  mots: {
    open: (title, md) => `<section class="bloc-mots"DATA>${heading(title || 'Les mots', md).replaceAll('h3', 'h2')}`,
    close: () => '</section>',
    inside: (tokens, { unexplained }) => shapeWords(tokens, unexplained),
  },
  citation: {
    open: () => '<figure class="citation cite"DATA><blockquote>',
    close: (title, md) => `</blockquote>${title ? `<figcaption>${inline(md, title)}</figcaption>` : ''}</figure>`,
  },
  chiffres: {
    open: (title, md) => `<section class="bloc-chiffres"DATA>${heading(title, md)}`,
    close: () => '</section>',
    inside: figures,
  },
  facultatif: {
    open: () => '',
    close: () => '',
    inside: (tokens, { optional }) => markOptional(tokens, optional()),
  },
  signes: {
    open: () => '',
    close: () => '',
    inside: (tokens, { title, slot }) => {
      slot(title, tokens);
      return tokens;
    },
  },
};

/** The lists of this container, not those of lists inside them. */
function classLists(tokens: Token[], name: string): Token[] {
  let depth = 0;
  for (const token of tokens) {
    if (/^(bullet|ordered)_list_open$/.test(token.type) && depth++ === 0) token.attrJoin('class', name);
    if (/^(bullet|ordered)_list_close$/.test(token.type)) depth--;
  }
  return tokens;
}

/** Ways of doing something: an item is told by its first words, so that the stylesheet gives it its pictogram. */
const WAYS: readonly (readonly [RegExp, string])[] = [
  [/^(par )?t[ée]l[ée]phone|^appel/i, 'telephone'],
  [/^(par )?courrier|^par la poste|^écri/i, 'courrier'],
  [/^chez vous|^[àa] domicile|^[àa] la maison/i, 'domicile'],
  [/^en ligne|^sur internet/i, 'en-ligne'],
  [/^au guichet|^[àa] l[’']accueil|^sur place|^[àa] la mairie|^en mairie/i, 'guichet'],
];

function ways(tokens: Token[]): Token[] {
  classLists(tokens, 'voies');
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'list_item_open') continue;
    token.attrJoin('class', 'voie');
    const first = tokens.slice(i + 1, i + 4).find((t) => t.type === 'inline');
    const words = (first?.content ?? '').replace(/^[*_\s]+/, '');
    const way = WAYS.find(([pattern]) => pattern.test(words))?.[1];
    if (way) token.attrJoin('class', `voie-${way}`);
  }
  return tokens;
}

/** `<ol class="etapes"><li><span class="num">1</span><div>…</div></li>`; a step that opens in bold has that for title. */
function steps(tokens: Token[]): Token[] {
  classLists(tokens, 'etapes');
  const out: Token[] = [];
  const lists: { ordered: boolean; number: number }[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (/_list_open$/.test(token.type))
      lists.push({ ordered: token.type === 'ordered_list_open', number: Number(token.attrGet('start') ?? 1) });
    const list = lists[0];
    const ours = lists.length === 1 && list?.ordered;
    if (ours && token.type === 'list_item_close') out.push(closeTag('div'));
    out.push(token);
    if (/_list_close$/.test(token.type)) lists.pop();
    if (!ours || token.type !== 'list_item_open') continue;
    out.push(openTag('span', [['class', 'num']]), textToken(String(list.number++)), closeTag('span'), openTag('div'));
    const paragraph = tokens[i + 1];
    const text = tokens[i + 2];
    if (paragraph?.type === 'paragraph_open' && text?.type === 'inline') {
      out.push(...stepTitle(paragraph, text));
      i += 3;
    }
  }
  return out;
}

/** The paragraph of a step, whose opening bold words become its title. */
function stepTitle(paragraph: Token, text: Token): Token[] {
  const children = text.children ?? [];
  const start = children.findIndex((child) => child.type !== 'text' || child.content !== '');
  const end = children.findIndex((child) => child.type === 'strong_close');
  if (children[start]?.type !== 'strong_open' || end < 0) return [...wrap('p', paragraph, text, children)];
  const rest = children.slice(end + 1);
  while (rest[0] && (/break$/.test(rest[0].type) || rest[0].content.trim() === '')) rest.shift();
  if (rest[0]?.type === 'text') rest[0].content = rest[0].content.trimStart();
  const words = children.slice(start + 1, end);
  // The writer ends the bold words as a sentence; a title has no full stop.
  const last = words.at(-1);
  if (last?.type === 'text') last.content = last.content.replace(/(?<![.…])\.\s*$/, '');
  const title = wrap('h3', paragraph, text, words);
  return rest.length > 0 ? [...title, ...wrap('p', paragraph, text, rest)] : title;
}

function wrap(name: string, from: Token, text: Token, children: Token[]): Token[] {
  const inline: Token = Object.assign(Object.create(Object.getPrototypeOf(text)), text, { children });
  return [openTag(name, [['data-src', attribute(from, 'data-src')]]), inline, closeTag(name)];
}

/** Everything in it is a form: blanks, boxes, lines; its lists have no bullets. */
function form(tokens: Token[], { form }: About): Token[] {
  return form(classLists(tokens, 'remplir-liste'));
}

/** `- **412** personnes reçues`: the number large, its words beside it. */
function figures(tokens: Token[]): Token[] {
  classLists(tokens, 'chiffres');
  for (const token of tokens)
    for (const child of token.children ?? []) if (child.type === 'strong_open') child.attrJoin('class', 'num');
  return tokens;
}
