// In: the commune's colours. Out: a Host whose SVG drawings, all made of the five house flats, come in those colours.
import type { Host } from '../base/host.ts';

/** The colours that the shipped drawings and pictograms are made of, by the name of their custom property. */
const HOUSE: Readonly<Record<string, string>> = {
  ink: '#1B1918',
  accent: '#98280C',
  ground: '#F5D0B8',
  tint: '#FCF1EA',
};

/** `css` holds the declarations `--accent:#…` of the commune; without any the Host is given back as it is. */
export function recolouringHost(host: Host, css: string): Host {
  const swaps = new Map<string, string>();
  for (const [, name, colour] of css.matchAll(/--(\w+):(#[0-9a-f]{6})/gi)) {
    const house = HOUSE[name!];
    if (house && house.toLowerCase() !== colour!.toLowerCase()) swaps.set(house.toLowerCase(), colour!);
  }
  if (swaps.size === 0) return host;
  const pattern = new RegExp([...swaps.keys()].join('|'), 'gi');
  return {
    ...host,
    read(path, maxBytes) {
      const result = host.read(path, maxBytes);
      if (!result.ok || !/\.svg$/i.test(path)) return result;
      // Latin-1 keeps every byte of a drawing that is not ASCII.
      const text = Buffer.from(result.bytes).toString('latin1');
      const coloured = text.replace(pattern, (house) => swaps.get(house.toLowerCase())!);
      return { ok: true, bytes: Buffer.from(coloured, 'latin1') };
    },
  };
}
