// In: the items of a line with their embedding levels. Out: the items from left to right (UAX #9, rule L2).
import { visualOrder } from '../text/bidi.ts';
import type { EdgeItem, Item } from './inline-items.ts';
import type { Line } from './line.ts';

interface VisualItem {
  readonly item: number;
  readonly stack: readonly EdgeItem[];
}

/** The items of a line from left to right, each with the spans it stands in (UAX #9, rule L2). */
export function visualItems(
  items: readonly Item[],
  starts: readonly number[],
  levels: Uint8Array,
  line: Line,
  stop: number,
  direction: 'ltr' | 'rtl',
): readonly VisualItem[] {
  const base = direction === 'rtl' ? 1 : 0;
  const logical: VisualItem[] = [];
  const own: number[] = [];
  let stack = line.open;
  for (let i = line.start.item; i < stop; i++) {
    const item = items[i]!;
    if (item.type === 'open') stack = [...stack, item];
    logical.push({ item: i, stack });
    own.push(levels[Math.min(starts[i]!, levels.length - 1)] ?? base);
    if (item.type === 'close') stack = stack.slice(0, -1);
  }
  // Spaces at the line's end stand at the paragraph's own level (rule L1).
  for (let i = own.length - 1; i >= 0 && items[logical[i]!.item]!.type !== 'word'; i--) own[i] = base;
  return visualOrder(own).map((at) => logical[at]!);
}
