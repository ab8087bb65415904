// In: Markdown whose containers may stand in one another. Out: the same lines, the outer ones with longer colons, as the parser wants them.

const FENCE = /^( {0,3})(:{3,})[ \t]*([^\s:].*)?$/;
const CODE = /^ {0,3}(`{3,}|~{3,})/;

interface Open {
  readonly line: number;
  /** How many levels of containers stand inside. */
  height: number;
}

/** `:::` closes the container opened last, as anyone would read it. What is out of balance stays as it is, to be told of. */
export function nestContainers(text: string): string {
  if (!text.includes(':::')) return text;
  const lines = text.split('\n');
  const stack: Open[] = [];
  const lengths = new Map<number, number>();
  let code: string | undefined;
  for (const [i, line] of lines.entries()) {
    const ticks = CODE.exec(line)?.[1];
    if (code !== undefined) {
      if (ticks?.startsWith(code) && line.trim() === ticks) code = undefined;
      continue;
    }
    if (ticks !== undefined) {
      code = ticks;
      continue;
    }
    const fence = FENCE.exec(line);
    if (!fence) continue;
    if (fence[3] !== undefined) {
      stack.push({ line: i, height: 0 });
      continue;
    }
    const open = stack.pop();
    if (!open) return text;
    const outer = stack.at(-1);
    if (outer) outer.height = Math.max(outer.height, open.height + 1);
    if (open.height > 0) for (const at of [open.line, i]) lengths.set(at, 3 + open.height);
  }
  if (stack.length > 0 || lengths.size === 0) return text;
  return lines
    .map((line, i) => {
      const length = lengths.get(i);
      return length === undefined ? line : line.replace(/:{3,}/, ':'.repeat(length));
    })
    .join('\n');
}
