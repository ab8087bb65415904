// In: nothing. Out: the computed values that the finished Style holds only in another form, and their initial values.
import type { Features, LineHeight } from './fonts.ts';
import type { BackgroundLayer, Image } from './types.ts';

/** Computed values that the finished Style holds only in another form. */
export interface Hidden {
  // inherited
  readonly lineHeight: LineHeight;
  readonly textWrapMode: 'wrap' | 'nowrap';
  readonly textWrapStyle: 'auto' | 'balance' | 'pretty' | 'stable';
  readonly fontFeatureSettings: Features;
  readonly fontVariantLigatures: Features;
  readonly fontVariantCaps: Features;
  readonly fontVariantNumeric: Features;
  readonly fontVariantPosition: Features;
  readonly fontVariantAlternates: Features;
  readonly fontSynthesisSmallCaps: 'auto' | 'none';
  readonly fontSynthesisPosition: 'auto' | 'none';
  // not inherited
  readonly backgroundImage: readonly (Image | 'none')[];
  readonly backgroundPosition: readonly BackgroundLayer['position'][];
  readonly backgroundSize: readonly BackgroundLayer['size'][];
  readonly backgroundRepeat: readonly BackgroundLayer['repeat'][];
  readonly backgroundOrigin: readonly BackgroundLayer['origin'][];
  readonly backgroundClip: readonly BackgroundLayer['clip'][];
}

export const HIDDEN_INITIAL: Hidden = {
  lineHeight: 'normal',
  textWrapMode: 'wrap',
  textWrapStyle: 'auto',
  fontFeatureSettings: {},
  fontVariantLigatures: {},
  fontVariantCaps: {},
  fontVariantNumeric: {},
  fontVariantPosition: {},
  fontVariantAlternates: {},
  fontSynthesisSmallCaps: 'auto',
  fontSynthesisPosition: 'auto',
  backgroundImage: ['none'],
  backgroundPosition: [{ x: { percent: 0, points: 0 }, y: { percent: 0, points: 0 } }],
  backgroundSize: [{ width: 'auto', height: 'auto' }],
  backgroundRepeat: [{ x: 'repeat', y: 'repeat' }],
  backgroundOrigin: ['padding-box'],
  backgroundClip: ['border-box'],
};
