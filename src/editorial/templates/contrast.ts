// In: a contrast that a reader asks for, and the commune's colours. Out: the custom properties of base.css, and the colours of drawings, that give it.
import { darkened } from './palette.ts';

export const CONTRASTS = ['normal', 'fort', 'inverse'] as const;
export type Contrast = (typeof CONTRASTS)[number];

export const isContrast = (value: unknown): value is Contrast => CONTRASTS.some((one) => one === value);

/** Custom properties of base.css by name: black on white, or white on black with titles in pale yellow. Bands give up their
    fill for a rule above and below; what is filled by hand stays white, since no pen writes on black. */
const PROPERTIES: Readonly<Record<Exclude<Contrast, 'normal'>, Readonly<Record<string, string>>>> = {
  fort: {
    ink: '#000000',
    accent: '#000000',
    ground: '#ffffff',
    tint: '#ffffff',
    paper: '#ffffff',
    bande: '#ffffff',
    'sur-bande': '#000000',
    'filet-bande': '.25rem',
    case: '#ffffff',
    blanc: 'transparent',
    'sur-blanc': '#000000',
  },
  inverse: {
    ink: '#ffffff',
    accent: '#ffe94d',
    ground: '#000000',
    tint: '#000000',
    paper: '#000000',
    bande: '#000000',
    'sur-bande': '#ffffff',
    'filet-bande': '.25rem',
    case: '#ffffff',
    blanc: '#ffffff',
    'sur-blanc': '#000000',
  },
};

/** A user's sheet: it comes before the template's own rules, and before the commune's colours. '' changes nothing. */
export function contrastSheet(contrast: Contrast): string {
  if (contrast === 'normal') return '';
  const properties = Object.entries(PROPERTIES[contrast]).map(([name, value]) => `--${name}: ${value} !important`);
  return `:root { ${properties.join('; ')} }${contrast === 'fort' ? '' : INVERSE}`;
}

/** The page to its bleed; a photograph cut out of its ground was cut out for white paper. */
const INVERSE = `
@page { background: #000000 }
img:not([src$=".svg"]) { background: #ffffff !important }`;

/** The flats of drawings by the name of their custom property: darker on white; the negative on black. */
export function drawingColours(contrast: Contrast, accent: string): Readonly<Record<string, string>> {
  if (contrast === 'normal') return {};
  return contrast === 'fort'
    ? { ink: '#000000', accent: darkened(accent, 10), ground: '#d0d0d0', tint: '#ffffff' }
    : { ink: '#ffffff', accent: '#ffe94d', ground: '#000000', tint: '#333333', paper: '#000000' };
}
