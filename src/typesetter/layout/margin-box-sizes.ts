// In: what boxes ask for along one side of a page, or across it. Out: their sizes and places there (CSS Page 3, 5.3).

/** One box along its side, margins included: a size of its own, or what its content takes at least and at most. */
export interface Wish {
  readonly fixed: number | undefined;
  readonly min: number;
  readonly max: number;
  /** What `min-…` and `max-…` allow. */
  readonly least: number;
  readonly most: number;
}

/** Three boxes on one side, from its start: their outer sizes. A middle one stays in the middle of `room` (5.3.2). */
export function shareSide(wishes: readonly (Wish | undefined)[], room: number): readonly number[] {
  let sizes = share(wishes, room);
  // What breaks a limit becomes a size of its own, first the upper limits, then the lower ones (5.3.2.4).
  for (const limit of ['most', 'least'] as const) {
    const broken = (wish: Wish | undefined, i: number) =>
      wish !== undefined && (limit === 'most' ? sizes[i]! > wish.most : sizes[i]! < wish.least);
    if (!wishes.some(broken)) continue;
    sizes = share(
      wishes.map((wish, i) => (broken(wish, i) ? { ...wish!, fixed: wish![limit] } : wish)),
      room,
    );
  }
  return sizes;
}

function share(wishes: readonly (Wish | undefined)[], room: number): readonly number[] {
  const [a, b, c] = wishes;
  if (!b) {
    const [one, other] = flexed([a, c], room);
    return [one!, 0, other!];
  }
  let middle = b.fixed;
  if (middle === undefined) {
    // Each outer box counts twice, as if one like it stood on the other side; the one that leaves less decides.
    middle = room;
    for (const side of [a, c]) if (side) middle = Math.min(middle, flexed([b, side], room, 2)[0]!);
    middle = Math.max(0, middle);
  }
  const rest = Math.max(0, (room - middle) / 2);
  return [a ? (a.fixed ?? rest) : 0, middle, c ? (c.fixed ?? rest) : 0];
}

/** Two boxes that share `room`; the second stands for `times` boxes of its size (5.3.2.3). */
function flexed(wishes: readonly (Wish | undefined)[], room: number, times = 1): readonly number[] {
  const counted = wishes.map((wish, i) => ({ wish, times: i === 1 ? times : 1 }));
  const sum = (of: (wish: Wish) => number) =>
    counted.reduce((total, each) => total + (each.wish ? of(each.wish) * each.times : 0), 0);
  const rest = room - sum((wish) => wish.fixed ?? 0);
  const free = (of: (wish: Wish) => number) => sum((wish) => (wish.fixed === undefined ? of(wish) : 0));
  const [min, max] = [free((wish) => wish.min), free((wish) => wish.max)];
  const grows = max <= rest;
  const base = (wish: Wish) => (grows ? wish.max : wish.min);
  const weight = (wish: Wish) => (grows ? wish.max : min < rest ? wish.max - wish.min : wish.min);
  const weights = free(weight);
  const extra = rest - free(base);
  return counted.map((each) => {
    if (!each.wish) return 0;
    const { wish } = each;
    if (wish.fixed !== undefined) return wish.fixed * each.times;
    const part = weights > 0 ? weight(wish) / weights : 1 / free(() => 1);
    return Math.max(0, base(wish) + extra * part) * each.times;
  });
}

/** Margins along one axis as the box asks for them: the one at the page's edge, and the one at the page's area. */
export interface Across {
  readonly outer: number | 'auto';
  readonly inner: number | 'auto';
}

/** The margins of a box of known border-box `size` across its side: they fill what it leaves of `room` (5.3.3). */
export function marginsAcross({ outer, inner }: Across, size: number, room: number): { outer: number; inner: number } {
  const free = room - size;
  let used = inner;
  // Overconstrained, or with automatic margins that would be negative, the box is pushed off the page's area never onto it.
  if (used === 'auto') used = Math.max(0, outer === 'auto' ? free / 2 : free - outer);
  return { outer: free - used, inner: used };
}
