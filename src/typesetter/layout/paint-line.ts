// In: the texts of one line, as they are read. Out: glyphs with neighbours joined, the lines under and through them, areas of links.
import type { Rect } from '../../base/geometry.ts';
import { rectPath } from '../../base/geometry.ts';
import type { Artifact, Link } from '../boxes/types.ts';
import type { Glyph } from '../text/types.ts';
import { sameColour } from './decorations.ts';
import type { DisplayItem, Fragment, TextDecoration, TextPaint } from './types.ts';

const ARTIFACT: Artifact = { type: 'artifact', kind: 'layout' };

/** Closer than this, what follows is joined to what stands there. */
const TOUCHING = 0.05;

/** A line under, over or through text, still growing: to the right, or to the left under text that runs that way. */
interface Drawn {
  readonly decoration: TextDecoration;
  from: number;
  to: number;
  readonly y: number;
}

interface Run {
  readonly index: number;
  readonly glyphs: Glyph[];
  adjust: number[] | undefined;
  end: number;
  owned: boolean;
}

type GlyphItem = Extract<DisplayItem, { type: 'glyphs' }>;

/** What a line that is interrupted by a line inside it must find again. */
export interface LineState {
  readonly out: DisplayItem[];
  readonly start: number;
  readonly covered: Link | undefined;
  readonly drawn: Drawn[];
  readonly areas: { readonly link: Link; rect: Rect }[];
  run: Run | undefined;
}

/** One painter serves all lines of a page, one after the other; lines inside atomic boxes nest by `begin` and `end`. */
export class LinePainter {
  #now: LineState = { out: [], start: 0, covered: undefined, drawn: [], areas: [], run: undefined };

  /** `covered`: a link whose area an ancestor has already drawn. Gives what `end` takes. */
  begin(out: DisplayItem[], covered: Link | undefined): LineState {
    const before = this.#now;
    this.#now = { out, start: out.length, covered, drawn: [], areas: [], run: undefined };
    return before;
  }

  end(before: LineState): void {
    const { out, start, drawn, areas } = this.#now;
    this.#now = before;
    if (drawn.length > 0) {
      const under: DisplayItem[] = [];
      for (const line of drawn) draw(line.decoration.line === 'line-through' ? out : under, line);
      if (under.length > 0) out.splice(start, 0, ...under);
    }
    for (const { link, rect } of areas) out.push({ type: 'link', rect, link });
  }

  text(fragment: Fragment, x: number, y: number): void {
    const { text, style, link, decorations } = fragment;
    if (link !== undefined) this.link(link, x, y, fragment.width, fragment.height);
    if (text === undefined || style.visibility !== 'visible') return;
    if (decorations !== undefined)
      for (const decoration of decorations) this.#decorate(decoration, x, x + fragment.width, y + decoration.y);
    if (text.glyphs.length > 0) this.#glyphs(fragment, text, x, y + text.baseline);
  }

  link(link: Link, x: number, y: number, width: number, height: number): void {
    const { covered, areas } = this.#now;
    if (link.tag === covered?.tag || width <= 0) return;
    const last = areas.at(-1);
    if (last?.link.tag !== link.tag) {
      areas.push({ link, rect: { x, y, width, height } });
      return;
    }
    const { rect } = last;
    const [left, top] = [Math.min(rect.x, x), Math.min(rect.y, y)];
    last.rect = {
      x: left,
      y: top,
      width: Math.max(rect.x + rect.width, x + width) - left,
      height: Math.max(rect.y + rect.height, y + height) - top,
    };
  }

  #decorate(decoration: TextDecoration, from: number, to: number, y: number): void {
    for (const drawn of this.#now.drawn) {
      const { line, style, thickness, colour } = drawn.decoration;
      if (
        line === decoration.line &&
        style === decoration.style &&
        (Math.abs(drawn.to - from) < TOUCHING || Math.abs(drawn.from - to) < TOUCHING) &&
        Math.abs(drawn.y - y) < TOUCHING &&
        thickness === decoration.thickness &&
        sameColour(colour, decoration.colour)
      ) {
        if (Math.abs(drawn.to - from) < TOUCHING) drawn.to = to;
        else drawn.from = from;
        return;
      }
    }
    this.#now.drawn.push({ decoration, from, to, y });
  }

  #glyphs(fragment: Fragment, text: TextPaint, x: number, y: number): void {
    const state = this.#now;
    const { out, run } = state;
    const end = x + fragment.width;
    const last = run !== undefined && run.index === out.length - 1 ? (out[run.index] as GlyphItem) : undefined;
    if (last === undefined || run === undefined || !joins(last, run, fragment, text, x, y)) {
      state.run = { index: out.length, glyphs: [], adjust: undefined, end, owned: false };
      out.push({ type: 'glyphs', x, y, text, colour: fragment.style.color, mark: fragment.mark });
      return;
    }
    // The first joining copies; the next ones only add, so that a line is linear.
    if (!run.owned) {
      for (const glyph of last.text.glyphs) run.glyphs.push(glyph);
      run.adjust = last.text.adjust && [...last.text.adjust];
      run.owned = true;
    }
    if (text.adjust !== undefined && run.adjust === undefined) run.adjust = run.glyphs.map(() => 0);
    for (let i = 0; i < text.glyphs.length; i += 1) {
      run.glyphs.push(text.glyphs[i]!);
      run.adjust?.push(text.adjust?.[i] ?? 0);
    }
    run.end = end;
    out[run.index] = { ...last, text: { ...last.text, glyphs: run.glyphs, adjust: run.adjust } };
  }
}

function joins(last: GlyphItem, run: Run, fragment: Fragment, text: TextPaint, x: number, y: number): boolean {
  const one = last.text;
  return (
    one.face === text.face &&
    one.size === text.size &&
    one.scale === text.scale &&
    !one.rtl &&
    !text.rtl &&
    last.mark === fragment.mark &&
    Math.abs(run.end - x) < TOUCHING &&
    Math.abs(last.y - y) < 0.001 &&
    sameColour(last.colour, fragment.style.color)
  );
}

function draw(out: DisplayItem[], { decoration, from, to, y }: Drawn): void {
  const { style, colour, thickness } = decoration;
  const bar = (top: number): DisplayItem => ({
    type: 'fill',
    path: rectPath({ x: from, y: top, width: to - from, height: thickness }),
    paint: colour,
    rule: 'nonzero',
    mark: ARTIFACT,
  });
  if (style === 'solid' || style === 'double') {
    out.push(bar(y));
    if (style === 'double') out.push(bar(y + (decoration.line === 'overline' ? -2 : 2) * thickness));
    return;
  }
  const middle = y + thickness / 2;
  const common = { type: 'stroke' as const, colour, width: thickness, join: 'round' as const, mark: ARTIFACT };
  if (style === 'dotted')
    out.push({
      ...common,
      path: [
        ['M', from + thickness / 2, middle],
        ['L', to, middle],
      ],
      cap: 'round',
      dash: [0, 2 * thickness],
    });
  else if (style === 'dashed')
    out.push({
      ...common,
      path: [
        ['M', from, middle],
        ['L', to, middle],
      ],
      cap: 'butt',
      dash: [3 * thickness, 2 * thickness],
    });
  else {
    const waves = Math.max(1, Math.round((to - from) / (4 * thickness)));
    const step = (to - from) / waves;
    const path: (readonly ['M', number, number] | readonly ['C', number, number, number, number, number, number])[] = [
      ['M', from, middle],
    ];
    for (let i = 0; i < waves; i += 1) {
      const at = from + i * step;
      const rise = (i % 2 === 0 ? -1 : 1) * thickness * 1.5;
      path.push(['C', at + step / 2, middle + rise, at + step / 2, middle + rise, at + step, middle]);
    }
    out.push({ ...common, path, cap: 'butt', dash: [] });
  }
}
