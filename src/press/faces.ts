// In: nothing. Out: the faces that Tambour ships, for generic families and for signs that a page's own faces lack.
import type { FontFace } from '../typesetter/style/types.ts';

type Row = readonly [families: string, file: string, weight: readonly [number, number], style?: 'italic'];

/** In order of preference for a sign that is missing. */
const ROWS: readonly Row[] = [
  ['sans-serif', 'AtkinsonHyperlegibleNext_400Regular', [1, 550]],
  ['sans-serif', 'AtkinsonHyperlegibleNext_400Regular_Italic', [1, 550], 'italic'],
  ['sans-serif', 'AtkinsonHyperlegibleNext_700Bold', [551, 1000]],
  ['sans-serif', 'AtkinsonHyperlegibleNext_700Bold_Italic', [551, 1000], 'italic'],
  ['serif', 'SourceSerif4_400Regular', [1, 500]],
  ['serif', 'SourceSerif4_400Regular_Italic', [1, 500], 'italic'],
  ['serif', 'SourceSerif4_600SemiBold', [501, 1000]],
  ['monospace', 'NotoSansMono_400Regular', [1, 1000]],
  ['Noto Sans', 'NotoSans_400Regular', [1, 550]],
  ['Noto Sans', 'NotoSans_700Bold', [551, 1000]],
  ['Noto Sans Arabic', 'NotoSansArabic_400Regular', [1, 550]],
  ['Noto Sans Arabic', 'NotoSansArabic_700Bold', [551, 1000]],
  ['symbols', 'NotoSansSymbols2_400Regular', [1, 1000]],
  ['emoji', 'NotoEmoji_400Regular', [1, 1000]],
];

export const PACKAGED_FACES: readonly FontFace[] = ROWS.map(([family, file, weight, style]) => ({
  family,
  weight,
  style: style ?? 'normal',
  sources: [`templates/base/fonts/${file}.ttf`],
  unicodeRange: [],
}));
