// In: a text, offsets in it and a replacement. Out: the text replaced, with the offsets where they have gone.

/** A text under work: `cuts` and `guards` are offsets in order, moved along with every change. */
export interface Tracked {
  text: string;
  cuts: number[];
  /** Pairs of start and end of what must stay as it is. */
  guards: number[];
}

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

/** Replaces every match of a global pattern outside the guards. */
export function replaceTracked(
  tracked: Tracked,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string,
): void {
  const { text, guards } = tracked;
  const edits: Edit[] = [];
  let guard = 0;
  // exec rather than matchAll, which makes a new expression each time: most paragraphs match nothing.
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const at = match.index;
    const { length } = match[0];
    if (length === 0) pattern.lastIndex++;
    while (guard < guards.length && guards[guard + 1]! <= at) guard += 2;
    if (guard < guards.length && guards[guard]! < at + length) continue;
    const insert = replacement(match);
    if (insert !== match[0]) edits.push({ at, length, insert });
  }
  applyEdits(tracked, edits);
}

/** Edits in order, without overlap. */
export function applyEdits(tracked: Tracked, edits: readonly Edit[]): void {
  if (edits.length === 0) return;
  let text = '';
  let from = 0;
  for (const { at, length, insert } of edits) {
    text += tracked.text.slice(from, at) + insert;
    from = at + length;
  }
  tracked.text = text + tracked.text.slice(from);
  tracked.cuts = moved(tracked.cuts, edits);
  tracked.guards = moved(tracked.guards, edits);
}

function moved(offsets: readonly number[], edits: readonly Edit[]): number[] {
  let next = 0;
  let shift = 0;
  return offsets.map((offset) => {
    while (next < edits.length && edits[next]!.at + edits[next]!.length <= offset && edits[next]!.at < offset) {
      shift += edits[next]!.insert.length - edits[next]!.length;
      next++;
    }
    const inside = edits[next];
    if (!inside || inside.at >= offset) return offset + shift;
    return inside.at + shift + Math.min(offset - inside.at, inside.insert.length);
  });
}
