// In: nothing. Out: a face that needs no file: 0.8 em up, 0.2 em down, round numbers everywhere.
import type { Face } from '../../../src/typesetter/text/types.ts';

export const FACE = {
  key: 'square',
  family: 'square',
  weight: 400,
  style: 'normal',
  unitsPerEm: 1000,
  ascent: 800,
  descent: 200,
  lineGap: 0,
  sizeAdjust: 1,
  xHeight: 500,
  capHeight: 700,
  underlinePosition: -100,
  underlineThickness: 50,
  covers: () => true,
} as unknown as Face;
