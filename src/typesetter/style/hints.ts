// In: an element's presentational attributes. Out: the declarations they stand for (HTML, section 15).
import type { Element } from '../html/types.ts';

const EMBEDDED = ['img', 'video', 'canvas', 'iframe', 'embed', 'object', 'input'];
const SIZED = new Set([...EMBEDDED, 'table', 'td', 'th', 'col', 'colgroup', 'hr']);
const TALL = new Set([...EMBEDDED, 'table', 'td', 'th', 'tr', 'thead', 'tbody', 'tfoot']);
const CELLS = new Set(['td', 'th']);
const ROWS = new Set(['td', 'th', 'tr', 'thead', 'tbody', 'tfoot', 'col', 'colgroup']);
const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'legend', ...ROWS]);
const COLOURED = new Set(['body', 'table', ...ROWS]);
const FONT_SIZES = ['x-small', 'x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large'];

/** `120`, `120px` and `50%`, as HTML reads dimensions. */
function dimension(text: string | undefined): string | undefined {
  const match = /^\s*\+?(\d+(?:\.\d+)?|\.\d+)\s*(%)?/.exec(text ?? '');
  return match ? `${match[1]}${match[2] ?? 'px'}` : undefined;
}

const integer = (text: string | undefined) =>
  /^\s*[+-]?\d{1,9}/.exec(text ?? '') ? Number.parseInt(text!, 10) : undefined;

/** What may not pass into a declaration is left out. */
function colour(text: string | undefined): string | undefined {
  const trimmed = (text ?? '').trim();
  if (/^[\da-f]{6}$/i.test(trimmed)) return `#${trimmed}`;
  return /^#?[\da-z]+$/i.test(trimmed) ? trimmed : undefined;
}

function tableOf(element: Element): Element | undefined {
  let at = element.parent;
  for (let up = 0; at !== null && up < 3; up++, at = at.parent) if (at.name === 'table') return at;
  return undefined;
}

/** Declarations as CSS text; '' when there are none. */
export function hintsOf(element: Element): string {
  const { name, attributes } = element;
  let css = '';
  const add = (property: string, value: string | undefined) => {
    if (value !== undefined) css += `${property}:${value};`;
  };
  if (CELLS.has(name)) {
    const padding = dimension(tableOf(element)?.attributes.cellpadding);
    if (padding?.endsWith('px')) add('padding', padding);
  }
  for (const attribute in attributes) {
    const value = attributes[attribute]!;
    const word = value.trim().toLowerCase();
    switch (attribute) {
      case 'width':
        if (SIZED.has(name)) add('width', dimension(value));
        break;
      case 'height':
        if (TALL.has(name)) add('height', dimension(value));
        break;
      case 'size':
        if (name === 'hr') add('height', dimension(value));
        else if (name === 'font') {
          const number = integer(value) ?? 3;
          const size = /^\s*[+-]/.test(value) ? 3 + number : number;
          add('font-size', FONT_SIZES[Math.min(7, Math.max(1, size))]);
        }
        break;
      case 'align':
        if (name === 'img' || name === 'object' || name === 'iframe') {
          if (word === 'left' || word === 'right') add('float', word);
          else if (/^(?:top|middle|bottom|baseline)$/.test(word)) add('vertical-align', word);
        } else if (name === 'table') {
          if (word === 'left' || word === 'right') add('float', word);
          else if (word === 'center') css += 'margin-left:auto;margin-right:auto;';
        } else if (name === 'hr') {
          if (word === 'left') css += 'margin-left:0;margin-right:auto;';
          else if (word === 'right') css += 'margin-left:auto;margin-right:0;';
        } else if (BLOCKS.has(name)) {
          if (word === 'middle') add('text-align', 'center');
          else if (name === 'caption' && word === 'bottom') add('caption-side', word);
          else if (/^(?:left|right|center|justify)$/.test(word)) add('text-align', word);
        }
        break;
      case 'valign':
        if (ROWS.has(name) && /^(?:top|middle|bottom|baseline)$/.test(word)) add('vertical-align', word);
        break;
      case 'bgcolor':
        if (COLOURED.has(name)) add('background-color', colour(value));
        break;
      case 'text':
        if (name === 'body') add('color', colour(value));
        break;
      case 'color':
        if (name === 'font' || name === 'hr') add('color', colour(value));
        break;
      case 'face':
        if (name === 'font' && /^[\w ,'"\u0080-\uffff-]+$/.test(value)) add('font-family', value);
        break;
      case 'border':
        if (name === 'table' || name === 'img' || name === 'object') {
          const width = dimension(value) ?? '1px';
          add('border-width', width);
          if (name !== 'table' && width !== '0px') add('border-style', 'solid');
        }
        break;
      case 'cellspacing':
        if (name === 'table') add('border-spacing', dimension(value));
        break;
      case 'hspace':
        if (name === 'img') css += `margin-left:${dimension(value) ?? 0};margin-right:${dimension(value) ?? 0};`;
        break;
      case 'vspace':
        if (name === 'img') css += `margin-top:${dimension(value) ?? 0};margin-bottom:${dimension(value) ?? 0};`;
        break;
      case 'clear':
        if (name === 'br' && /^(?:left|right|all|both)$/.test(word)) add('clear', word === 'all' ? 'both' : word);
        break;
      case 'start':
        if (name === 'ol' && attributes.reversed === undefined) {
          const start = integer(value);
          if (start !== undefined) add('counter-reset', `list-item ${start - 1}`);
        }
        break;
      case 'reversed':
        if (name === 'ol') {
          const items = element.children.filter((node) => node.type === 'element' && node.name === 'li').length;
          add('counter-reset', `list-item ${(integer(attributes.start) ?? items) + 1}`);
        }
        break;
      case 'value':
        if (name === 'li') {
          const number = integer(value);
          if (number !== undefined) add('counter-set', `list-item ${number}`);
        }
        break;
    }
  }
  if (name === 'li' && element.parent?.name === 'ol' && element.parent.attributes.reversed !== undefined)
    add('counter-increment', 'list-item -1');
  return css;
}
