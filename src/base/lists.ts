// In: a list that grew by one at a time. Out: the same without the room that the engine kept for more.

/** Room for sixteen more, of which a long document has a hundred thousand: worth a copy where the list is short and stays. */
const SHORT = 16;

/** The list is given away: a long one comes back itself. */
export function tight<T>(list: readonly T[]): readonly T[] {
  const { length } = list;
  if (length === 1) return [list[0]!];
  return length > SHORT ? list : length === 0 ? EMPTY : list.slice();
}
const EMPTY: readonly never[] = [];
