// In: component values. Out: the functions of `transform` (CSS Transforms 1).
import { type Computable, constant } from './context.ts';
import { angleOf, lengthPercentageOf, numberOf, percentageOf } from './lengths.ts';
import { onlyIdent, split, type Values } from './tokens.ts';
import type { TransformFunction } from './types.ts';

export function transformOf(values: Values): Computable<readonly TransformFunction[]> | undefined {
  if (onlyIdent(values) === 'none') return constant([]);
  const functions: Computable<TransformFunction>[] = [];
  for (const value of values) {
    const made = value.type === 'function' ? functionOf(value.name, split(value.values, ',')) : undefined;
    if (made === undefined) return undefined;
    functions.push(made);
  }
  return functions.length > 0 ? (cx) => functions.map((made) => made(cx)) : undefined;
}

function functionOf(name: string, parts: readonly Values[]): Computable<TransformFunction> | undefined {
  if (parts.some((part) => part.length !== 1)) return undefined;
  const [first, second] = parts.map((part) => part[0]!);
  const zero = constant(0);
  const one = constant(1);
  const scale = (value: typeof first) => {
    const percent = percentageOf(value);
    return numberOf(value) ?? (percent && ((cx: Parameters<typeof percent>[0]) => percent(cx) / 100));
  };
  const allowed = name === 'matrix' ? 6 : name === 'translate' || name === 'scale' || name === 'skew' ? 2 : 1;
  if (parts.length > allowed) return undefined;
  switch (name) {
    case 'matrix': {
      const numbers = parts.map((part) => numberOf(part[0]));
      if (numbers.length !== 6 || numbers.some((number) => number === undefined)) return undefined;
      // The two shifts are in pixels.
      const values = numbers.map((number, at) => number!(undefined as never) * (at > 3 ? 0.75 : 1));
      return constant({
        type: 'matrix',
        values: values as unknown as [number, number, number, number, number, number],
      });
    }
    case 'translate':
    case 'translatex':
    case 'translatey': {
      const x = name === 'translatey' ? zero : lengthPercentageOf(first);
      const y = name === 'translatey' ? lengthPercentageOf(first) : second ? lengthPercentageOf(second) : zero;
      return x && y && ((cx) => ({ type: 'translate', x: x(cx), y: y(cx) }));
    }
    case 'scale':
    case 'scalex':
    case 'scaley': {
      const x = name === 'scaley' ? one : scale(first);
      const y = name === 'scalex' ? one : name === 'scaley' ? scale(first) : second ? scale(second) : x;
      return x && y && ((cx) => ({ type: 'scale', x: x(cx), y: y(cx) }));
    }
    case 'rotate': {
      const angle = angleOf(first);
      return angle && ((cx) => ({ type: 'rotate', angle: angle(cx) }));
    }
    case 'skew':
    case 'skewx':
    case 'skewy': {
      const x = name === 'skewy' ? zero : angleOf(first);
      const y = name === 'skewy' ? angleOf(first) : second ? angleOf(second) : zero;
      return x && y && ((cx) => ({ type: 'skew', x: x(cx), y: y(cx) }));
    }
    default:
      return undefined;
  }
}
