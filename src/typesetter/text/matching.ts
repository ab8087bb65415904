// In: the faces there are and the style asked for. Out: those of one family to try, nearest first (CSS Fonts 4, 5.2).
import type { FontSource, TextStyle } from './types.ts';

const STYLE_ORDER = {
  normal: ['normal', 'oblique', 'italic'],
  italic: ['italic', 'oblique', 'normal'],
  oblique: ['oblique', 'italic', 'normal'],
} as const;

/** The sources of `family` that match best: several when they share style and weight and differ in unicode-range; last declared first. */
export function matchFamily(
  sources: readonly FontSource[],
  family: string,
  style: Pick<TextStyle, 'weight' | 'style'>,
): readonly FontSource[] {
  const name = family.toLowerCase();
  const members = sources.filter((source) => source.family.toLowerCase() === name);
  for (const slope of STYLE_ORDER[style.style]) {
    const inStyle = members.filter((source) => source.style === slope);
    if (inStyle.length === 0) continue;
    const best = Math.min(...inStyle.map((source) => weightDistance(source.weight, style.weight)));
    return inStyle.filter((source) => weightDistance(source.weight, style.weight) === best).reverse();
  }
  return [];
}

/** How far a face's weights are from the weight wanted; the order of 5.2 as numbers, 0 when it holds it. */
function weightDistance([low, high]: readonly [number, number], wanted: number): number {
  if (wanted >= low && wanted <= high) return 0;
  if (wanted >= 400 && wanted <= 500) {
    if (low > wanted && low <= 500) return low - wanted;
    return high < wanted ? 1000 + wanted - high : 2000 + low - wanted;
  }
  const preferred = wanted < 400 ? high < wanted : low > wanted;
  const distance = high < wanted ? wanted - high : low - wanted;
  return preferred ? distance : 1000 + distance;
}
