// In: the commune's colours. Out: a Host whose SVG drawings, all made of the five house flats, come in those colours.
import type { Host } from '../base/host.ts';

/** The colours that the shipped drawings and pictograms are made of, by the name of their custom property. */
const HOUSE: Readonly<Record<string, string>> = {
  ink: '#1B1918',
  accent: '#98280C',
  ground: '#F5D0B8',
  tint: '#FCF1EA',
  paper: '#FFFFFF',
};

/** `css` holds the declarations `--accent:#…` of the commune, `contrast` the colours that come before them; without any the
    Host is given back as it is. Where the paper is black, a drawing in other colours gets the white it was drawn on. */
export function recolouringHost(host: Host, css: string, contrast: Readonly<Record<string, string>> = {}): Host {
  const swaps = new Map<string, string>();
  const own = [...css.matchAll(/--(\w+):(#[0-9a-f]{6})/gi)].map(
    ([, name = '', colour = '']) => [name, colour] as const,
  );
  for (const [name, colour] of [...own, ...Object.entries(contrast)]) {
    const house = HOUSE[name];
    if (house && house.toLowerCase() !== colour.toLowerCase()) swaps.set(house.toLowerCase(), colour);
  }
  if (swaps.size === 0) return host;
  const pattern = new RegExp([...swaps.keys()].join('|'), 'gi');
  const black = contrast.paper === '#000000';
  return {
    ...host,
    read(path, maxBytes) {
      const result = host.read(path, maxBytes);
      if (!result.ok || !/\.svg$/i.test(path)) return result;
      // Latin-1 keeps every byte of a drawing that is not ASCII.
      const text = Buffer.from(result.bytes).toString('latin1');
      const coloured = text.replace(pattern, (house) => swaps.get(house.toLowerCase())!);
      const readable = black && coloured === text ? onWhite(text) : coloured;
      return { ok: true, bytes: Buffer.from(readable, 'latin1') };
    },
  };
}

function onWhite(svg: string): string {
  const [root = ''] = /<svg\b[^>]*>/.exec(svg) ?? [];
  if (root === '' || root.endsWith('/>')) return svg;
  const [x, y] = (/viewBox\s*=\s*["']\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/.exec(root) ?? ['', '0', '0']).slice(1);
  return svg.replace(root, () => `${root}<rect x="${x}" y="${y}" width="100%" height="100%" fill="#fff"/>`);
}
