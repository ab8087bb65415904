// In: a picture and the rectangle it fills on paper. Out: a warning when its pixels are too few for it.
import type { Report } from '../../base/diagnostic.ts';
import type { Rect } from '../../base/geometry.ts';
import { pictureLowResolution } from './rules-boxes.ts';
import type { Fragment } from './types.ts';

/** Pixels an inch below which print shows steps. */
const ENOUGH = 150;

export function checkResolution(fragment: Fragment, rect: Rect, report: Report, page: number | undefined): void {
  const { picture } = fragment;
  if (picture === undefined || picture.kind === 'svg' || picture.pixels.width === 0) return;
  const ppi = Math.min((picture.pixels.width / rect.width) * 72, (picture.pixels.height / rect.height) * 72);
  if (!(ppi < ENOUGH - 0.5)) return;
  const width = Math.floor((picture.pixels.width / ENOUGH) * 25.4) / 10;
  report(pictureLowResolution, { path: picture.path, ppi: Math.round(ppi), width }, { place: fragment.place, page });
}
