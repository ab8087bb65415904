// In: the page that a booklet folds. Out: the user's sheet that lays the text out again on it, at the same size of type.
import { MM } from '../../base/length.ts';
import { type Fold, LEAFLET_PAGES, panelSize } from '../../typesetter/sheets/fold.ts';
import type { PageName } from './booklet-options.ts';
import type { Layout } from './types.ts';

/** Millimetres, upright. */
const SIZES: Readonly<Record<PageName, readonly [number, number]>> = { A4: [210, 297], A5: [148, 210], A6: [105, 148] };
const [A4_WIDTH] = SIZES.A4;

type PageLayout = Pick<Layout, 'css' | 'pageScale'>;

/**
 * Templates measure margins and pictures in `--mm` and their page's height by `--haut`: both follow the page, and type
 * does not. The page's size is `!important`, so a template that knows neither still prints on the right paper.
 */
export function pageSheet(page: PageName): PageLayout {
  const [width, height] = SIZES[page];
  const scale = width / A4_WIDTH;
  return {
    css: `@page { size: ${width}mm ${height}mm !important }
:root { --mm: ${round(scale)}mm !important; --haut: ${height}mm !important; --large: ${width}mm !important }`,
    ...(scale !== 1 && { pageScale: scale }),
  };
}

/** Pages as wide as the panels that they are folded to. Their template is drawn for them: nothing else changes. */
export function panelSheet(fold: Fold): PageLayout {
  const rules = Array.from({ length: LEAFLET_PAGES }, (_, i) => {
    const { width, height } = panelSize(i + 1, fold);
    return `@page :nth(${i + 1}) { size: ${round(width / MM)}mm ${round(height / MM)}mm !important }`;
  });
  const { width, height } = panelSize(1, fold);
  return {
    css: [`@page { size: ${round(width / MM)}mm ${round(height / MM)}mm !important }`, ...rules].join('\n'),
  };
}

const round = (value: number) => Math.round(value * 10000) / 10000;
