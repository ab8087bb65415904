// In: a form's Markdown, with marks such as `[5]`. Out: tokens of fields to fill in by hand, and each field as elements with words for who hears it.
import type { MarkdownIt } from 'markdown-it';
import { type Comb, type Field, fieldWords } from './field-marks.ts';
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
export function drawField(field: Field): Token[] {
  switch (field.type) {
    case 'box':
      return figure(field, field.ticked ? 'case-cocher cochee' : 'case-cocher');
    case 'line':
      return figure(field, 'blanc');
    case 'blank':
      return figure(field, 'blanc mesure', [], `width:${field.millimetres}mm`);
    case 'lines':
      return figure(field, 'reglures', Array.from({ length: field.count }, () => span('reglure-main')).flat());
    case 'signature':
      return figure(field, 'cadre-signature');
    case 'comb':
      return figure(field, 'peigne', groups(field));
    case 'address':
      return [
        ...row([...entry('Numéro et rue', { type: 'line' })]),
        ...row([
          ...entry('Code postal', { type: 'comb', groups: [5], names: [], sample: '' }),
          ...entry('Ville', { type: 'line' }),
        ]),
      ];
  }
}

function figure(field: Field, classes: string, inside: readonly Token[] = [], style = ''): Token[] {
  const attributes = [
    ['class', classes],
    ['role', 'img'],
    ['aria-label', fieldWords(field)],
    ...(style === '' ? [] : [['style', style] as const]),
  ] as const;
  return [openTag('span', attributes as readonly (readonly [string, string])[]), ...inside, closeTag('span')];
}

/** One box a sign; what a group is stands below it. */
function groups({ groups: counts, names, sample }: Comb): readonly Token[] {
  const signs = [...sample];
  return counts.flatMap((count, i) => {
    const boxes = Array.from({ length: count }, () => span('case', signs.shift() ?? '')).flat();
    const name = names[i] === undefined ? [] : span('sous', names[i]);
    return span('groupe', [...span('cases', boxes), ...name]);
  });
}

export function span(classes: string, inside: string | readonly Token[] = []): Token[] {
  const content = typeof inside === 'string' ? (inside === '' ? [] : [textToken(inside)]) : inside;
  return [openTag('span', [['class', classes]]), ...content, closeTag('span')];
}

const row = (inside: readonly Token[]) => span('rang', inside);

/** A field and what it is called, which stay together. */
export function entry(name: string | readonly Token[], field: Field): Token[] {
  const words = typeof name === 'string' ? [textToken(name)] : name;
  return span(`champ champ-${field.type}`, [...(words.length > 0 ? span('nom', words) : []), ...drawField(field)]);
}

/** A box to tick, and the words after it. */
export function choice(field: Field, words: readonly Token[]): Token[] {
  return span('choix', [...drawField(field), ...span('nom', words)]);
}
