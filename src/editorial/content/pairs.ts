// In: the HTML of a text and of its translation. Out: one text, each block beside its translation; what one has and the other lacks, told.
import type { Report } from '../../base/diagnostic.ts';
import type { Place } from '../../base/place.ts';
import { type Node, readNodes, wordsOf, writeNode } from './nodes.ts';
import { translationAdds, translationLacks } from './rules.ts';

export interface Side {
  readonly html: string;
  readonly file: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

type Element = Extract<Node, { type: 'element' }>;

/** How far a text is looked ahead for where both go on alike. */
const AHEAD = 8;
const CONTAINERS = /^(section|aside|div|article)$/;
const LISTS = /^(ul|ol)$/;
const HEADINGS = /^h[1-6]$/;

export function pairTexts(original: Side, translation: Side, report: Report): string {
  /** The attributes of each side. */
  const [here, there] = [original, translation].map(
    ({ language, direction }) => ` lang="${language}" dir="${direction}"`,
  ) as [string, string];
  let lastPlace: Place = { file: translation.file, line: 1, column: 1 };

  /** `whole` is told already: nothing inside is told again. */
  const pairAll = (
    ours: readonly Node[],
    theirs: readonly Node[],
    around: Element | undefined,
    whole = false,
  ): string => {
    const tell: Report = whole ? () => {} : report;
    const [a, b] = [elementsOf(ours), elementsOf(theirs)];
    let out = '';
    let [i, j] = [0, 0];
    const lacks = () => {
      const one = a[i++]!;
      const place = placeOf(one);
      const at = around && placeOf(around);
      tell(
        translationLacks,
        { words: wordsOf(one), file: place?.file ?? original.file, line: place?.line ?? 1, what: kindOf(one) },
        { place: at ?? lastPlace },
      );
      out += pair(one, undefined);
    };
    const adds = () => {
      const one = b[j++]!;
      tell(translationAdds, { words: wordsOf(one), what: kindOf(one) }, { place: placeOf(one) ?? lastPlace });
      out += pair(undefined, one);
    };
    while (i < a.length || j < b.length) {
      if (i >= a.length) adds();
      else if (j >= b.length) lacks();
      else if (keyOf(a[i]!) === keyOf(b[j]!)) out += pair(a[i++]!, b[j++]!);
      else {
        const wanted = (list: readonly Element[], from: number, like: Element) =>
          list.slice(from + 1, from + 1 + AHEAD).findIndex((one) => keyOf(one) === keyOf(like)) + 1;
        const [skipOurs, skipTheirs] = [wanted(a, i, b[j]!), wanted(b, j, a[i]!)];
        if (skipOurs > 0 && (skipTheirs === 0 || skipOurs <= skipTheirs)) for (let n = 0; n < skipOurs; n++) lacks();
        else if (skipTheirs > 0) for (let n = 0; n < skipTheirs; n++) adds();
        else {
          lacks();
          adds();
        }
      }
    }
    return out;
  };

  const pair = (ours: Element | undefined, theirs: Element | undefined): string => {
    const one = ours ?? theirs!;
    if (theirs) lastPlace = placeOf(theirs) ?? lastPlace;
    if (one.name === 'hr') return writeNode(one);
    const inside = (node: Element | undefined) => (node?.children ?? []).map(writeNode).join('');
    if (CONTAINERS.test(one.name) || LISTS.test(one.name))
      return `${open(one)}${pairAll(ours?.children ?? [], theirs?.children ?? [], theirs, !ours || !theirs)}</${one.name}>`;
    if (HEADINGS.test(one.name))
      return `${open(one, 'paire')}<span${here}>${inside(ours)}</span> <span${there}>${inside(theirs)}</span></${one.name}>`;
    if (one.name === 'li')
      return `${open(one, 'paire')}<div class="cote"${here}>${inside(ours)}</div><div class="cote"${there}>${silentNumber(inside(theirs))}</div></li>`;
    const side = (node: Element | undefined, attributes: string) =>
      node ? `${open(node).replace(/>$/, `${attributes}>`)}${inside(node)}</${node.name}>` : `<div${attributes}></div>`;
    return `<div class="paire">${side(ours, here)}${side(theirs, there)}</div>`;
  };

  return pairAll(readNodes(original.html), readNodes(translation.html), undefined);
}

/** A step has one number; beside the translation it is drawn again, for the eye alone. */
function silentNumber(html: string): string {
  return html.replace(/^\s*<span class="num">/, '<span class="num" aria-hidden="true">');
}

function open({ name, attributes }: Element, added?: string): string {
  if (added === undefined) return `<${name}${attributes}>`;
  const classed = / class="([^"]*)"/.test(attributes)
    ? attributes.replace(/ class="([^"]*)"/, ` class="$1 ${added}"`)
    : `${attributes} class="${added}"`;
  return `<${name}${classed}>`;
}

function elementsOf(nodes: readonly Node[]): readonly Element[] {
  return nodes.flatMap((node) => (node.type === 'element' ? [node] : []));
}

/** What must be alike on both sides for one to be the translation of the other. */
function keyOf({ name, attributes }: Element): string {
  return CONTAINERS.test(name) || LISTS.test(name) ? `${name} ${/ class="([^"]*)"/.exec(attributes)?.[1] ?? ''}` : name;
}

function kindOf({ name }: Element): 'title' | 'item' | 'block' {
  return HEADINGS.test(name) ? 'title' : name === 'li' ? 'item' : 'block';
}

function placeOf({ attributes }: Element): Place | undefined {
  const [, file, line] = / data-src="([^"]+?):(\d+)(?::\d+)?"/.exec(attributes) ?? [];
  return file === undefined ? undefined : { file, line: Number(line), column: 1 };
}
