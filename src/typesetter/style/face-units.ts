// In: the faces of a document. Out: what `ex`, `ch`, `cap`, `ic` and a normal line are in the face of a style (CSS Values 4, 6.1.1).
import type { Fonts } from '../text/types.ts';
import type { Style } from './types.ts';

/** Shares of the font size. */
export interface FaceUnits {
  readonly ex: number;
  readonly ch: number;
  readonly cap: number;
  readonly ic: number;
  /** `line-height: normal`. */
  readonly line: number;
}

/** Asked only where such a unit is met: most documents load no face before layout. */
export type MeasureFace = (style: Pick<Style, 'fontFamily' | 'fontWeight' | 'fontStyle' | 'lang'>) => FaceUnits;

/** What CSS gives where no face can be asked. */
const UNKNOWN: FaceUnits = { ex: 0.5, ch: 0.5, cap: 0.7, ic: 1, line: 1.2 };
export const unknownFace: MeasureFace = () => UNKNOWN;

const IDEOGRAPH = '\u6c34';

export function measureFaces(makeFonts: () => Fonts): MeasureFace {
  let fonts: Fonts | undefined;
  const known = new Map<string, FaceUnits>();
  return ({ fontFamily, fontWeight, fontStyle, lang }) => {
    const key = `${fontFamily.join('\n')}\n${fontWeight} ${fontStyle} ${lang}`;
    let units = known.get(key);
    if (units === undefined) {
      fonts ??= makeFonts();
      const style = { family: fontFamily, weight: fontWeight, style: fontStyle, features: {}, kerning: false, lang };
      const face = fonts.primary(style);
      const { unitsPerEm: em } = face;
      const advance = (text: string) => {
        let sum = 0;
        for (const run of fonts!.shape(text, style, false)) sum += run.advance;
        return sum / 1000;
      };
      units = {
        ex: face.xHeight / em,
        ch: advance('0'),
        cap: face.capHeight / em,
        ic: face.covers(IDEOGRAPH.charCodeAt(0)) ? advance(IDEOGRAPH) : UNKNOWN.ic,
        line: (face.ascent + face.descent + face.lineGap) / em,
      };
      known.set(key, units);
    }
    return units;
  };
}
