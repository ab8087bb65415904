// In: nothing. Out: whether each way of a colour to the press ends on the plates that it should, as Ghostscript separates the file.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { skip } from './data.mjs';

const NAME = 'Separations of each colour path, by Ghostscript';
const TOOL = 'gs';
const program = resolve('dist/tambour.js');

/** A page each, and the plates that must have ink; no other may have a trace. */
const PAGES = [
  ['text in black', '<p>Une démarche, quatre façons. Appelez le 03 53 01 24 10.</p>', ['Black']],
  ['text in a dark neutral', '<p style="color: #1b1918">Une démarche</p>', ['Black']],
  ['text in grey', '<p style="color: #777">Une démarche</p>', ['Black']],
  ['a grey ground', '<div style="height: 40mm; background: #ccc"></div>', ['Black']],
  ['a grey gradient', '<div style="height: 40mm; background: linear-gradient(#000, #fff)"></div>', ['Black']],
  ['a drawing in black', '<img alt="" src="noir.svg" width="80">', ['Black']],
  ['a grey picture', '<img alt="" src="gris.png" width="80">', ['Black']],
  ['device-cmyk, one ink', '<div style="height: 40mm; background: device-cmyk(1 0 0 0)"></div>', ['Cyan']],
  ['device-cmyk, two inks', '<p style="color: device-cmyk(0 1 1 0)">Rouge</p>', ['Magenta', 'Yellow']],
  ['sRGB red', '<div style="height: 40mm; background: #f00"></div>', ['Magenta', 'Yellow']],
  ['black text over cyan overprints', '<p style="background: device-cmyk(1 0 0 0)">Noir</p>', ['Black', 'Cyan']],
  [
    'a spot colour',
    '<div style="height: 40mm; background: #98280c; color: #000">Noir</div>',
    ['Black', 'PANTONE 1805 C'],
  ],
];

const FILES = {
  'content/commune.yaml': 'nom: Valbrune\naide:\n  telephone: 03 53 01 24 10\n',
  'content/imprimeurs/essai.yaml': 'reperes: []\ntons-directs:\n  - nom: PANTONE 1805 C\n    couleur: "#98280C"\n',
  'content/essai.md': '---\ngabarit: essai\ntitre: Essai\neditions: [imprimeur]\n---\n\nEssai.\n',
  'templates/essai/schema.json': '{"type":"object","properties":{"titre":{"type":"string"}}}',
  'templates/essai/noir.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h4v4H0z"/><path d="M4 4h4v4H4z" fill="#444"/></svg>',
  'templates/essai/gris.png': Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAAGklEQVQI1wXBAQ0AAAwCINxe0f5RPIAUV2R4C+8BsPqujzsAAAAASUVORK5CYII=',
    'base64',
  ),
};

export function separations() {
  if (spawnSync(TOOL, ['--version']).status !== 0)
    return skip(NAME, 'Ghostscript, which it needs, is not on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'tambour-separations-'));
  try {
    const sections = PAGES.map(([, html]) => `<section>${html}</section>`).join('');
    const template = `<!doctype html><html lang="fr"><head><title>{{titre}}</title><style>@page { size: 100mm 100mm; margin: 15mm } section { break-after: page } section:last-child { break-after: auto } p { font-size: 20pt }</style></head><body>${sections}</body></html>`;
    for (const [path, text] of Object.entries({ ...FILES, 'templates/essai/template.hbs': template })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const built = spawnSync(process.execPath, [program, 'build'], { cwd: folder, encoding: 'utf8' });
    const pdf = join(folder, 'out', 'essai.imprimeur.pdf');
    const plates = join(folder, 'plates');
    mkdirSync(plates);
    const options = ['-q', '-dBATCH', '-dNOPAUSE', '-r72', '-dUseTrimBox', '-sDEVICE=tiffsep', '-sCompression=none'];
    const run = spawnSync(TOOL, [...options, `-sOutputFile=${join(plates, '%02d.tif')}`, pdf], { encoding: 'utf8' });
    if (run.status !== 0) return { name: NAME, passed: 0, total: PAGES.length, failures: [built.stderr, run.stderr] };
    const failures = PAGES.flatMap(([what, , wanted], index) => {
      const found = inked(plates, String(index + 1).padStart(2, '0'));
      return found.join() === [...wanted].sort().join()
        ? []
        : [`${what}: ink on ${found.join(', ') || 'no plate'}, not on ${wanted.join(', ')}`];
    });
    return { name: NAME, passed: PAGES.length - failures.length, total: PAGES.length, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plates of a page that are not all white. */
function inked(folder, page) {
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${page}(`))
    .filter((name) => samples(readFileSync(join(folder, name))).some((byte) => byte !== 255))
    .map((name) => name.slice(page.length + 1, -'.tif)'.length))
    .sort();
}

/** Of an uncompressed grey TIFF: its strips, end to end. */
function samples(file) {
  const little = file.toString('latin1', 0, 2) === 'II';
  const u16 = (at) => (little ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const u32 = (at) => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const directory = u32(4);
  const values = (wanted) => {
    for (let i = 0; i < u16(directory); i++) {
      const at = directory + 2 + 12 * i;
      if (u16(at) !== wanted) continue;
      const [wide, count] = [u16(at + 2) === 4, u32(at + 4)];
      const from = count * (wide ? 4 : 2) <= 4 ? at + 8 : u32(at + 8);
      return Array.from({ length: count }, (_, n) => (wide ? u32(from + 4 * n) : u16(from + 2 * n)));
    }
    return [];
  };
  const lengths = values(279);
  return Buffer.concat(values(273).map((offset, i) => file.subarray(offset, offset + lengths[i])));
}
