// In: an SVG file. Out: its vectors, or the name of what it uses that is not drawn as vectors.
import type { Size } from '../../base/geometry.ts';
import type { Face } from '../text/types.ts';
import type { Drawing } from './prepared.ts';

export type DrawingResult =
  | { readonly ok: true; readonly drawing: Drawing }
  | { readonly ok: false; readonly feature: string };

export function readDrawing(_text: string, _faces: readonly Face[], _size: Size): DrawingResult {
  return { ok: false, feature: 'svg' };
}
