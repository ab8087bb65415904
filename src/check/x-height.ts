// In: the pages. Out: a text face whose small letters are lower than its size promises: 2.3 mm at 14 points (clear print).

import type { Rule } from '../base/diagnostic.ts';
import { MM } from '../base/length.ts';
import type { Fragment } from '../typesetter/layout/types.ts';
import type { Face } from '../typesetter/text/types.ts';
import { rootSize } from './small-type.ts';
import type { Check } from './types.ts';

/** Height of an x in ems: 2.3 mm of 14 points. */
const PROMISED = (2.3 * MM) / 14;

/** `height` in mm at `size` points; `enough` is the size at which the face keeps that of `size`; `adjust` in per cent. */
export const lowLetters: Rule<{ face: string; size: number; height: number; enough: number; adjust: number }> = {
  name: 'low-letters',
  severity: 'warning',
  fr: ({ face, size, height, enough, adjust }) => ({
    message: `le caractère « ${face} » est petit pour sa taille : à ${french(size)} points, un x n’a que ${french(height)} mm de haut`,
    hint: `écrivez « size-adjust: ${adjust}% » dans son @font-face, ou « taille: ${french(enough)} »`,
  }),
  en: ({ face, size, height, enough, adjust }) => ({
    message: `the face "${face}" is small for its size: at ${size} points an x is only ${height} mm high`,
    hint: `write "size-adjust: ${adjust}%" in its @font-face, or "taille: ${enough}"`,
  }),
};

const french = (value: number) => String(value).replace('.', ',');

/** The face of the text is known after a few pages. */
const PAGES = 8;

export const xHeights: Check = (laidOut, { file }, report) => {
  const size = rootSize(laidOut);
  if (size === undefined) return;
  const face = textFace(
    laidOut.pages.slice(0, PAGES).flatMap(({ content }) => content),
    size,
  );
  if (!face) return;
  const ems = face.xHeight / face.unitsPerEm;
  // Nobody sees a hundredth of the height.
  if (ems >= PROMISED * 0.99) return;
  report(
    lowLetters,
    {
      face: face.family,
      size,
      height: Math.round((ems * size * 100) / MM) / 100,
      enough: Math.ceil((size * PROMISED * 2) / ems) / 2,
      adjust: Math.ceil(((100 * PROMISED) / ems) * face.sizeAdjust),
    },
    { place: { file, line: 1, column: 1 } },
  );
};

/** The face with an x that sets most signs at this size. */
function textFace(fragments: readonly Fragment[], size: number): Face | undefined {
  const counts = new Map<Face, number>();
  const visit = ({ text, children }: Fragment) => {
    if (text && Math.abs(text.size - size) < 0.01)
      counts.set(text.face, (counts.get(text.face) ?? 0) + text.glyphs.length);
    children.forEach(visit);
  };
  fragments.forEach(visit);
  return [...counts].filter(([face]) => face.covers(0x78)).sort(([, one], [, other]) => other - one)[0]?.[0];
}
