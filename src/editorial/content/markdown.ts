// In: an entry's Markdown. Out: HTML whose blocks know their line (`data-src="file:line"`); its mistakes, told.
import MarkdownItClass, { type MarkdownIt } from 'markdown-it';
import abbreviations from 'markdown-it-abbr';
import attributes from 'markdown-it-attrs';
import container from 'markdown-it-container';
import definitions from 'markdown-it-deflist';
import footnotes from 'markdown-it-footnote';
import type { Report } from '../../base/diagnostic.ts';
import { resolvePath } from '../../base/host.ts';
import { withAddresses } from './addresses.ts';
import { type About, CONTAINERS } from './containers.ts';
import { fold, type HardWords } from './falc.ts';
import { unexplainedWord } from './falc-rules.ts';
import { type FieldLanguage, FRENCH_FIELDS } from './field-words.ts';
import { readFields } from './fields.ts';
import { type FormTold, shapeForm } from './form-rows.ts';
import { type IdeasTold, shapeIdeas } from './ideas.ts';
import { markLeadIns } from './lead-ins.ts';
import { keep, listening, type TextMemory } from './memory.ts';
import { nearest } from './nearest.ts';
import { nestContainers } from './nesting.ts';
import { renderCalls, takeNotes } from './notes.ts';
import type { Optional } from './optional.ts';
import { PICTO, placeMarked, placeMarks, readPictos } from './pictos.ts';
import {
  noSignCount,
  openContainer,
  rawHtml,
  strayColons,
  tooNested,
  undescribedPicture,
  unknownContainer,
} from './rules.ts';
import { asSentence } from './sentence.ts';
import { type Slot, type TextBlock, textBlocks } from './signs.ts';
import { nameCells } from './table-heads.ts';
import { append, attribute, htmlToken, type Token } from './tokens.ts';
import type { Entry } from './types.ts';

/** Levels of blocks: a list in a list takes two. The parser stops at 100. */
const DEEPEST = 98;

/** Renders Markdown. Pictures and links to files are resolved against the entry's own path: `/content/…/images/x.jpg`. */
export type MarkdownRenderer = (entry: Pick<Entry, 'path' | 'body' | 'bodyLine'>, report: Report) => string;

/** The same parser with Tambour's own rules off, so that it can be held against the specification: CommonMark, raw HTML included. */
export function createCommonMark(): (text: string) => string {
  const md = new MarkdownItClass('commonmark');
  return (text) => md.render(text);
}

/** What a template's texts are: ordinary, a form as a whole, or sentences in easy language. */
export const TEXT_KINDS = ['texte', 'formulaire', 'idees'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** What a renderer tells of the texts, besides their HTML. */
export interface Found {
  readonly slots: Slot[];
  readonly optional: Optional[];
  /** By path of the entry. */
  readonly blocks: Map<string, readonly TextBlock[]>;
}

export function createFound(): Found {
  return { slots: [], optional: [], blocks: new Map() };
}

/** `ids` of one renderer are unique: make one for each publication, so that two articles may have a heading in common. */
export function createMarkdown(
  found: Found = createFound(),
  memory?: TextMemory,
  kind: TextKind = 'texte',
  hard: HardWords = {},
  fields: FieldLanguage = FRENCH_FIELDS,
): MarkdownRenderer {
  const ids = new Set<string>();
  let render: MarkdownRenderer | undefined;
  const fresh: MarkdownRenderer = (entry, report) => {
    render ??= createRenderer(found, ids, kind, hard, fields);
    return render(entry, report);
  };
  return memory
    ? (entry, report) =>
        renderAgain(
          entry,
          report,
          fresh,
          found,
          ids,
          memory,
          `${fields.code} ${kind === 'idees' ? JSON.stringify(hard) : kind}`,
        )
    : fresh;
}

/** The HTML of the last time, where the text, the ids given before it and all it may tell are the same. */
function renderAgain(
  entry: Parameters<MarkdownRenderer>[0],
  report: Report,
  render: MarkdownRenderer,
  found: Found,
  ids: Set<string>,
  memory: TextMemory,
  kind: string,
): string {
  const { path, body, bodyLine } = entry;
  // The first text, the second …: its notes are named after it.
  const idsBefore = `${kind} ${found.blocks.size} ${[...ids].join(' ')}`;
  const [idCount, slotCount, optionalBefore] = [ids.size, found.slots.length, found.optional.length];
  const known = memory.rendered.get(path);
  if (
    known !== undefined &&
    known.body === body &&
    known.bodyLine === bodyLine &&
    known.idsBefore === idsBefore &&
    known.optionalBefore === optionalBefore
  ) {
    for (const id of known.ids) ids.add(id);
    found.slots.push(...known.slots);
    found.optional.push(...known.optional);
    found.blocks.set(path, known.blocks);
    return known.html;
  }
  const heard = listening(report);
  const html = render(entry, heard.report);
  memory.rendered.delete(path);
  if (!heard.told())
    keep(memory.rendered, path, {
      body,
      bodyLine,
      idsBefore,
      optionalBefore,
      html,
      ids: [...ids].slice(idCount),
      slots: found.slots.slice(slotCount),
      optional: found.optional.slice(optionalBefore),
      blocks: found.blocks.get(path) ?? [],
    });
  return html;
}

function createRenderer(
  found: Found,
  ids: Set<string>,
  kind: TextKind,
  hard: HardWords,
  language: FieldLanguage,
): MarkdownRenderer {
  const md = new MarkdownItClass({ html: false, linkify: false, typographer: false });
  // An address that cannot be used is told by who would use it; text that looks like one must not be printed raw.
  const mayLink = md.validateLink;
  md.validateLink = (url) => mayLink(url) || /^(file:|[a-z]:)/i.test(url);
  md.use(abbreviations).use(definitions).use(footnotes);
  // Attributes that change what a page is, or where it points, are none of a text's business.
  md.use(attributes, { allowedAttributes: ['id', 'class', 'lang', 'dir', 'role', /^(col|row)span$/, 'width'] });
  md.use(container, 'tout', { validate: (info: string) => info.trim() !== '' });
  md.renderer.rules.html_made = (tokens, i) => tokens[i]!.content;
  renderCalls(md);
  readPictos(md);
  const whole = kind === 'formulaire';
  readFields(md, whole);

  return ({ path, body, bodyLine }, report) => {
    const env = { docId: path.replace(/^.*\/|\.md$/g, '').replace(/[^\p{L}\p{N}-]/gu, '-') };
    const tokens = md.parse(nestContainers(body), env);
    nameCells(tokens);
    const lines = body.split('\n');
    const at = (line: number, column = 1) => ({ place: { file: path, line: bodyLine + line, column } });

    const reportField: FormTold['report'] = (rule, values, { meta }) => {
      const { line, column } = (meta ?? {}) as { line?: number; column?: number };
      report(rule, values, line === undefined ? at(0) : at(line, column));
    };

    let folded = { line: -1, text: '' };
    const reportIdea: IdeasTold['report'] = (rule, values, line, about) => {
      if (folded.line !== line) folded = { line, text: fold(lines[line] ?? '') };
      report(rule, values, at(line, Math.max(0, folded.text.indexOf(fold(about))) + 1));
    };

    for (const token of tokens) {
      // markdown-it reads no further than its `maxNesting`, and says nothing.
      if (token.level >= DEEPEST && token.map) report(tooNested, {}, at(token.map[0]));
      if (token.map && token.nesting >= 0 && token.type !== 'inline') {
        token.attrSet('data-src', `${path}:${bodyLine + token.map[0]}`);
      }
      if (token.type === 'inline') {
        inspectText(token, (text, rule) => {
          const line = findLine(lines, token.map, text);
          const column = (lines[line] ?? '').indexOf(text) + 1;
          if (rule === 'html') report(rawHtml, { tag: text }, at(line, Math.max(1, column)));
          else report(strayColons, { text }, at(line, Math.max(1, column)));
        });
        placeMarked(token, lines, (child, line, column) => {
          child.meta = { line, column };
          if (child.type === 'picto') child.attrSet('data-src', `${path}:${bodyLine + line}:${column}`);
        });
        for (const image of token.children ?? []) {
          if (image.type !== 'image' || image.content.trim() !== '' || attribute(image, 'role') === 'presentation')
            continue;
          const line = findLine(lines, token.map, '![](');
          report(
            undescribedPicture,
            { path: decodeUrl(attribute(image, 'src')) },
            at(line, (lines[line] ?? '').indexOf('![](') + 1 || 1),
          );
        }
        rewriteUrls(token, path);
        if (token.children) token.children = withAddresses(token.children);
      }
    }
    nameHeadings(tokens, ids);
    found.blocks.set(path, textBlocks(tokens, bodyLine));
    const read = kind === 'idees' ? shapeIdeas(tokens, { hard, report: reportIdea }) : tokens;
    markLeadIns(read);
    const shaped = applyContainers(figuresOf(read), md, {
      path,
      bodyLine,
      unknown: (name, line) =>
        report(
          unknownContainer,
          { name, near: nearest(name, Object.keys(CONTAINERS)), all: Object.keys(CONTAINERS) },
          at(line),
        ),
      open: (name, line, end) => {
        if (!/^\s*(>\s*)*:{3,}\s*$/.test(lines[end] ?? '')) report(openContainer, { name }, at(line));
      },
      about: (title, line, end) => ({
        title,
        unexplained: (text, token) => report(unexplainedWord, { text }, at(token.map?.[0] ?? line)),
        form: (tokens) => shapeForm(tokens, { report: reportField, bare: true, language }),
        optional: () => {
          const key = `facultatif-${found.optional.length}`;
          const [from, to] = [bodyLine + line, bodyLine + end + 1];
          found.optional.push({ key, type: 'block', title, file: path, from, to });
          return key;
        },
        slot: (limit, tokens) => {
          const signs = /^[1-9]\d*$/.test(limit.replace(/\s/g, '')) ? Number(limit.replace(/\s/g, '')) : undefined;
          const blocks = textBlocks(tokens, bodyLine);
          if (signs === undefined) report(noSignCount, { text: limit }, at(line));
          else found.slots.push({ limit: signs, name: '', file: path, ...at(line), blocks });
        },
      }),
    });
    const content = whole ? shapeForm(shaped, { report: reportField, bare: false, language }) : shaped;
    const start = found.blocks.size;
    const { text, notes } = takeNotes(content, (id) => `note-${start}-${id + 1}`);
    return md.renderer.render(text, md.options, { ...env, notes });
  };
}

/** Markdown of one line, as a front-matter value has it. */
function renderInline(text: string): string {
  return new MarkdownItClass({ html: false }).renderInline(text);
}

/** Tags and colons that stand in the text because nothing read them. */
function inspectText(token: Token, found: (text: string, rule: 'html' | 'colons') => void): void {
  let atLineStart = true;
  for (const child of token.children ?? []) {
    if (child.type === 'text') {
      const tag = /<(\/?[a-z][a-z0-9-]*(\s[^<>]*)?\/?|!--.*?(--)?)>?/i.exec(child.content);
      if (tag && (tag[0].endsWith('>') || tag[0].startsWith('<!--'))) found(tag[0], 'html');
      const colons = atLineStart ? /^:{2,}.*$/.exec(child.content) : null;
      if (colons) found(colons[0], 'colons');
    }
    atLineStart = /break$/.test(child.type);
  }
}

function decodeUrl(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

function findLine(lines: readonly string[], map: [number, number] | null, text: string): number {
  const [from, to] = map ?? [0, 1];
  for (let line = from; line < to; line++) if (lines[line]?.includes(text)) return line;
  return from;
}

function rewriteUrls(token: Token, path: string): void {
  for (const child of token.children ?? []) {
    if (child.type === 'image') child.attrSet('src', rootUrl(attribute(child, 'src'), path));
    // On paper a link to another Markdown file leads nowhere.
    const href = child.type === 'link_open' ? attribute(child, 'href') : '';
    if (href && /\.(md|csv|ya?ml)(#|$)/i.test(href))
      child.attrs = (child.attrs ?? []).filter(([name]) => name !== 'href');
  }
}

/** A URL beside `file` as one that counts from the root; one that cannot is left for the typesetter to tell. */
export function rootUrl(url: string, file: string): string {
  const resolved = resolvePath(url, file);
  return resolved.ok ? `/${resolved.path.split('/').map(encodeURIComponent).join('/')}` : url;
}

/** Headings get an id from their words, so that contents and links may point to them. */
function nameHeadings(tokens: readonly Token[], ids: Set<string>): void {
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    const own = attribute(token, 'id');
    const words = slug((tokens[i + 1]?.content ?? '').replace(PICTO, '')) || 'titre';
    let id = own || words;
    for (let n = 2; own === '' && ids.has(id); n++) id = `${words}-${n}`;
    ids.add(id);
    token.attrSet('id', id);
  }
}

/** `À l’école` → `a-l-ecole`. */
function slug(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae');
  return bare.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
}

/** A paragraph of one picture is a figure: `![alt](x.jpg "légende | crédit")`. */
function figuresOf(tokens: Token[]): Token[] {
  for (let i = 0; i + 2 < tokens.length; i++) {
    const [open, text, close] = [tokens[i]!, tokens[i + 1]!, tokens[i + 2]!];
    if (open.type !== 'paragraph_open' || text.type !== 'inline' || close.type !== 'paragraph_close') continue;
    const children = (text.children ?? []).filter((child) => child.type !== 'text' || child.content.trim() !== '');
    const image = children[0];
    if (children.length !== 1 || image?.type !== 'image') continue;
    const [caption = '', credit = ''] = attribute(image, 'title')
      .split('|')
      .map((part) => part.trim());
    const classes = [attribute(image, 'class'), attribute(open, 'class')].filter(Boolean).join(' ');
    image.attrs = (image.attrs ?? []).filter(([name]) => name !== 'title' && name !== 'class');
    open.tag = close.tag = 'figure';
    open.hidden = close.hidden = false;
    if (classes) open.attrSet('class', classes);
    const words = [
      caption && renderInline(credit ? asSentence(caption) : caption),
      credit && `<b class="credit">${renderInline(credit)}</b>`,
    ];
    const html = words.filter(Boolean).join(' ');
    text.children = html ? [image, htmlToken(`<figcaption>${html}</figcaption>`)] : [image];
  }
  return tokens;
}

interface ContainerTold {
  readonly path: string;
  readonly bodyLine: number;
  readonly unknown: (name: string, line: number) => void;
  readonly open: (name: string, line: number, end: number) => void;
  readonly about: (title: string, line: number, end: number) => About;
}

/** Innermost first, so that a container sees what those inside it became. */
function applyContainers(tokens: readonly Token[], md: MarkdownIt, told: ContainerTold): Token[] {
  const stack: { opener: Token | undefined; inside: Token[] }[] = [{ opener: undefined, inside: [] }];
  for (const token of tokens) {
    if (token.type === 'container_tout_open') stack.push({ opener: token, inside: [] });
    else if (token.type !== 'container_tout_close' || stack.length === 1) stack.at(-1)!.inside.push(token);
    else {
      const { opener, inside } = stack.pop()!;
      append(stack.at(-1)!.inside, shapeContainer(opener!, inside, md, told));
    }
  }
  return stack.flatMap(({ inside }) => inside);
}

function shapeContainer(opener: Token, inside: Token[], md: MarkdownIt, told: ContainerTold): Token[] {
  const [, word = '', title = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(opener.info) ?? [];
  const name = slug(word);
  const [line, end] = opener.map ?? [0, 0];
  const known = Object.hasOwn(CONTAINERS, name) ? CONTAINERS[name] : undefined;
  if (!known) {
    told.unknown(word, line);
    return inside;
  }
  told.open(word, line, end);
  const source = ` data-src="${md.utils.escapeHtml(`${told.path}:${told.bodyLine + line}`)}"`;
  const at = `${told.path}:${told.bodyLine + line}:1`;
  const open = htmlToken(placeMarks(known.open(title, md).replace('DATA', source), at));
  return [open, ...(known.inside?.(inside, told.about(title, line, end)) ?? inside), htmlToken(known.close(title, md))];
}
