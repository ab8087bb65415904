// In: a styled document. Out: told what who hears it would miss, and what leaves no trace among the tags: empty headings and links, stray items.
import type { Report } from '../../base/diagnostic.ts';
import type { Styled } from '../style/types.ts';
import { plainText } from './changes.ts';
import { fieldText, NEVER_SHOWN } from './replaced.ts';
import { clean, svgTitle } from './roles.ts';
import { emptyHeading, emptyLink, strayItem, vagueLink } from './rules.ts';

/** Every check of one element; a new one is a line here. */
const CHECKS: readonly ((styled: Styled, report: Report) => void)[] = [heading, link, item];

/** Linear: each element is looked at once, and a heading or link once more for its words. */
export function tellUnheard(root: Styled, report: Report): void {
  const { element, style } = root;
  if (style.display === 'none' || NEVER_SHOWN.has(element.name) || isSilent(root)) return;
  for (const check of CHECKS) check(root, report);
  for (const child of root.children) if (child.type === 'element') tellUnheard(child, report);
}

const isSilent = ({ element }: Styled) => element.attributes['aria-hidden'] === 'true';

function heading(styled: Styled, report: Report): void {
  const { name, place, attributes } = styled.element;
  const is =
    (name.length === 2 && name.startsWith('h') && name >= 'h1' && name <= 'h6') || attributes.role === 'heading';
  if (is && !says(styled)) report(emptyHeading, {}, { place });
}

/** Said by links that leave it to the eye what they lead to. */
const VAGUE = new Set(
  (
    'ici|là|cliquez ici|cliquer ici|clic ici|cliquez|cliquer|cliquez là|voir|voir ici|voir plus|voir la suite|suite|la suite|' +
    'lire|lire la suite|lire plus|en savoir plus|savoir plus|plus|plus d’infos|plus d’informations|plus d’info|lien|' +
    'le lien|ce lien|suivez ce lien|suivre ce lien|suivez le lien|cette page|ce site|télécharger|' +
    'here|click here|click|more|read more|learn more|link|this link|this page|see more|download'
  ).split('|'),
);

function link(styled: Styled, report: Report): void {
  const { name, place, attributes } = styled.element;
  const href = name === 'a' ? clean(attributes.href) : undefined;
  if (href === undefined) return;
  if (!says(styled)) {
    report(emptyLink, { href }, { place });
    return;
  }
  const text = clean(attributes['aria-label']) ?? plainText(styled);
  const bare = text
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/[\s\u00a0\u202f]+/g, ' ');
  if (VAGUE.has(bare.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))) report(vagueLink, { text }, { place });
}

function item({ element }: Styled, report: Report): void {
  const { name, place, parent } = element;
  if (name === 'li') {
    if (!parent || !/^(ul|ol|menu|dir)$/.test(parent.name)) report(strayItem, { name }, { place });
  } else if (name === 'dt' || name === 'dd') {
    const list = parent?.name === 'div' ? parent.parent : parent;
    if (list?.name !== 'dl') report(strayItem, { name }, { place });
  }
}

/** Something of it can be heard: text, a picture that is described, what the stylesheet writes. */
function says(styled: Styled): boolean {
  const { element, style, children, before, after } = styled;
  if (style.display === 'none' || isSilent(styled)) return false;
  const { name, attributes } = element;
  if (clean(attributes['aria-label']) !== undefined) return true;
  if (name === 'img') return clean(attributes.alt) !== undefined || clean(attributes.title) !== undefined;
  if (name === 'svg') return svgTitle(element) !== undefined;
  if ([style, before, after].some((one) => Array.isArray(one?.content) && one.content.length > 0)) return true;
  if ((fieldText(styled) ?? '') !== '') return true;
  return children.some((child) => (child.type === 'element' ? says(child) : child.text.trim() !== ''));
}
