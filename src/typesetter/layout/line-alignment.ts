// In: the slack of a line. Out: where it begins and how its spaces, glyphs and letters share the slack (CSS Text 3, 6).
import type { Style } from '../style/types.ts';

function alignOf(style: Style, last: boolean): 'start' | 'left' | 'right' | 'center' | 'justify' {
  let align = style.textAlign;
  if (last) {
    if (style.textAlignLast !== 'auto') align = style.textAlignLast;
    else if (align === 'justify') align = 'start';
  }
  if (align === 'start') return style.direction === 'rtl' ? 'right' : 'left';
  if (align === 'end') return style.direction === 'rtl' ? 'left' : 'right';
  return align;
}

/** How a line is moved and stretched: `x` from its indent, the rest per space, as a factor of the glyphs, per glyph. */
interface Spread {
  readonly x: number;
  readonly perSpace: number;
  readonly scale: number;
  readonly perGlyph: number;
}
/** How much of a space a justified line may take away: total fit counts on no more. */
export const SPACE_SHRINK = 1 / 3;
const AS_IT_IS: Spread = { x: 0, perSpace: 0, scale: 1, perGlyph: 0 };

/** A line that keeps its width. */
function placeLine(style: Style, align: 'start' | 'left' | 'right' | 'center' | 'justify', slack: number): Spread {
  if (align === 'right') return { ...AS_IT_IS, x: style.direction === 'rtl' ? slack : Math.max(0, slack) };
  return align === 'center' ? { ...AS_IT_IS, x: Math.max(0, slack / 2) } : AS_IT_IS;
}

/** `slack`: the room that a line as it is leaves, below 0 where it is too long; `em`: the paragraph's size. */
export function alignLine(
  style: Style,
  last: boolean,
  tightened: boolean,
  slack: number,
  em: number,
  holds: {
    readonly textWidth: number;
    readonly glyphCount: number;
    readonly spaces: number;
    readonly spaceWidth: number;
  },
): Spread {
  if (slack === 0) return AS_IT_IS;
  const align = alignOf(style, last);
  if (!tightened && align !== 'justify') return placeLine(style, align, slack);
  const { textWidth, glyphCount, spaces, spaceWidth } = holds;
  const stretches = spaces > 0 && (!last || style.textAlignLast === 'justify');
  if (slack > 0 && !stretches) return AS_IT_IS;
  const limits = style.justifyLimits;
  // Scale and letter-space share the slack with the spaces, each within its limit.
  const scaleRoom = textWidth * limits.scale;
  const letterRoom = glyphCount * limits.letterSpace * em;
  const spaceRoom = spaces * em * (slack > 0 ? 0.125 : 0.08);
  const ratio = Math.min(1, Math.abs(slack) / Math.max(0.001, scaleRoom + letterRoom + spaceRoom));
  const sign = Math.sign(slack);
  const rest = slack - sign * (scaleRoom + letterRoom) * ratio;
  return {
    x: 0,
    scale: textWidth > 0 ? 1 + sign * limits.scale * ratio : 1,
    perGlyph: glyphCount > 0 ? (sign * letterRoom * ratio) / glyphCount : 0,
    perSpace: spaces === 0 ? 0 : slack > 0 ? rest / spaces : Math.max(rest, -spaceWidth * SPACE_SHRINK) / spaces,
  };
}
