// In: the values of `background`. Out: its longhands, layer by layer (CSS Backgrounds 3, 2.10).
import { colourOf } from './colours.ts';
import { imageOf, positionOf, repeatOf, sizeOf } from './images.ts';
import { lengthPercentageOf } from './lengths.ts';
import { ident, type Shorthand, wordOf } from './shorthand-patterns.ts';
import { split, type Value, type Values } from './tokens.ts';

const BOXES = new Set(['border-box', 'padding-box', 'content-box']);

const BACKGROUND = ['image', 'position', 'size', 'repeat', 'origin', 'clip'] as const;

const comma: Value = { type: 'mark', value: ',' };

const DEFAULTS: Readonly<Record<(typeof BACKGROUND)[number], Values>> = {
  image: ident('none'),
  position: [
    { type: 'percentage', value: 0 },
    { type: 'percentage', value: 0 },
  ],
  size: ident('auto'),
  repeat: ident('repeat'),
  origin: ident('padding-box'),
  clip: ident('border-box'),
};

export const background: Shorthand = (values, base) => {
  const lists: Record<string, Value[]> = { image: [], position: [], size: [], repeat: [], origin: [], clip: [] };
  const layers = split(values, ',');
  let colour: Values | 'initial' = 'initial';
  for (const [index, layer] of layers.entries()) {
    const part: Record<string, Values> = {};
    for (let at = 0; at < layer.length; ) {
      const value = layer[at]!;
      const name = value.type === 'ident' ? value.name : '';
      const two = layer.slice(at, at + 2);
      if (!part.image && (name === 'none' || imageOf(value, base))) part.image = [layer[at++]!];
      else if (colour === 'initial' && index === layers.length - 1 && colourOf(value)) colour = [layer[at++]!];
      else if (BOXES.has(name)) {
        at++;
        if (!part.origin) {
          part.origin = [value];
          part.clip = [value];
        } else part.clip = [value];
      } else if (name === 'scroll' || name === 'fixed' || name === 'local') at++;
      else if (!part.repeat && repeatOf([value])) {
        const long = two.length === 2 && repeatOf(two) !== undefined;
        part.repeat = long ? two : [value];
        at += long ? 2 : 1;
      } else if (!part.position) {
        let end = at;
        while (
          end < layer.length &&
          end < at + 4 &&
          (/^(?:left|right|top|bottom|center)$/.test(wordOf(layer[end]!)) || lengthPercentageOf(layer[end]!))
        )
          end++;
        if (end === at || !positionOf(layer.slice(at, end))) return undefined;
        part.position = layer.slice(at, end);
        at = end;
        const slash = layer[at];
        if (slash?.type === 'mark' && slash.value === '/') {
          const pair = layer.slice(at + 1, at + 3);
          const size = pair.length === 2 && sizeOf(pair) ? pair : layer.slice(at + 1, at + 2);
          if (!sizeOf(size)) return undefined;
          part.size = size;
          at += 1 + size.length;
        }
      } else return undefined;
    }
    if (layer.length === 0) return undefined;
    for (const name of BACKGROUND) {
      if (index > 0) lists[name]!.push(comma);
      lists[name]!.push(...(part[name] ?? DEFAULTS[name]));
    }
  }
  return [['background-color', colour], ...BACKGROUND.map((name) => [`background-${name}`, lists[name]!] as const)];
};
