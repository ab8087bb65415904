// In: a form's Markdown, with marks such as `[5]`. Out: tokens of fields to fill in by hand, and each field as elements with words for who hears it.
import type { MarkdownIt } from 'markdown-it';
import { type Comb, type Field, fieldWords } from './field-marks.ts';
import type { FieldLanguage } from './field-words.ts';
import { closeTag, openTag, type Token, textToken } from './tokens.ts';

const MARK = /\[([^[\]\n]{0,60})\](?![([])/y;

/** The containers whose text is a form's. */
export const FORMS: ReadonlySet<string> = new Set(['remplir', 'coupon']);

const containerName = ({ info }: Token) => info.trim().split(/\s/)[0]!.toLowerCase();

/** Brackets are fields where the text is a form's, all of it when `whole`; elsewhere they are what Markdown says. */
export function readFields(md: MarkdownIt, whole: boolean): void {
  md.core.ruler.at('inline', (state) => {
    const around: boolean[] = [];
    for (const token of state.tokens) {
      if (token.type === 'container_tout_open') around.push(FORMS.has(containerName(token)));
      else if (token.type === 'container_tout_close') around.pop();
      if (token.type !== 'inline') continue;
      state.env.form = whole || around.includes(true);
      state.md.inline.parse(token.content, state.md, state.env, token.children ?? []);
    }
    state.env.form = false;
  });
  // Before links, and before the underscores that would be bold.
  md.inline.ruler.before('emphasis', 'champ', (state, silent) => {
    if (state.env.form !== true || state.src[state.pos] !== '[') return false;
    MARK.lastIndex = state.pos;
    const [markup, info = ''] = MARK.exec(state.src) ?? [];
    if (markup === undefined || info.startsWith('^')) return false;
    if (state.env.references?.[md.utils.normalizeReference(info)] !== undefined) return false;
    if (!silent) {
      const token = state.push('champ', 'span', 0);
      token.info = info;
      token.markup = markup;
    }
    state.pos += markup.length;
    return true;
  });
}

export const isField = ({ type }: Token) => type === 'champ';

/** The field by itself: one figure, read by its words. What it looks like is the stylesheet's. */
export function drawField(field: Field, language: FieldLanguage): Token[] {
  const { say } = language;
  const figure = (classes: string, inside: readonly Token[] = [], style = '') =>
    figureOf(fieldWords(field, language), classes, inside, style);
  switch (field.type) {
    case 'box':
      return figure(field.ticked ? 'case-cocher cochee' : 'case-cocher');
    case 'line':
      return figure('blanc');
    case 'blank':
      return figure('blanc mesure', [], `width:${field.millimetres}mm`);
    case 'lines':
      return figure('reglures', Array.from({ length: field.count }, () => span('reglure-main')).flat());
    case 'signature':
      return figure('cadre-signature');
    case 'comb':
      return figure('peigne', groups(field, say));
    case 'address':
      return [
        ...row([...entry(say('numéro et rue'), { type: 'line' }, language)]),
        ...row([
          ...entry(say('code postal'), { type: 'comb', groups: [5], names: [], sample: '' }, language),
          ...entry(say('ville'), { type: 'line' }, language),
        ]),
      ];
  }
}

function figureOf(words: string, classes: string, inside: readonly Token[], style: string): Token[] {
  const attributes = [
    ['class', classes],
    ['role', 'img'],
    ['aria-label', words],
    ...(style === '' ? [] : [['style', style] as const]),
  ] as const;
  return [openTag('span', attributes as readonly (readonly [string, string])[]), ...inside, closeTag('span')];
}

/** One box a sign; what a group is stands below it. */
function groups({ groups: counts, names, sample }: Comb, say: FieldLanguage['say']): readonly Token[] {
  const signs = [...sample];
  return counts.flatMap((count, i) => {
    const boxes = Array.from({ length: count }, () => span('case', signs.shift() ?? '')).flat();
    const name = names[i] === undefined ? [] : span('sous', say(names[i]!));
    return span('groupe', [...span('cases', boxes), ...name]);
  });
}

export function span(classes: string, inside: string | readonly Token[] = []): Token[] {
  const content = typeof inside === 'string' ? (inside === '' ? [] : [textToken(inside)]) : inside;
  return [openTag('span', [['class', classes]]), ...content, closeTag('span')];
}

const row = (inside: readonly Token[]) => span('rang', inside);

/** A field and what it is called, which stay together. */
export function entry(name: string | readonly Token[], field: Field, language: FieldLanguage): Token[] {
  const words = typeof name === 'string' ? [textToken(name)] : name;
  return span(`champ champ-${field.type}`, [
    ...(words.length > 0 ? span('nom', words) : []),
    ...drawField(field, language),
  ]);
}

/** A box to tick, and the words after it. */
export function choice(field: Field, words: readonly Token[], language: FieldLanguage): Token[] {
  return span('choix', [...drawField(field, language), ...span('nom', words)]);
}
