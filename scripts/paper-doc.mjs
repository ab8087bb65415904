// In: the examples of docs/papier.md. Out: a picture of each as it prints, docs/images/papier/*.png; `paperExamples` gives them to the tests.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url);
const BASE =
  '@page{size:70mm 50mm;margin:7mm}html{font:8pt/11pt sans-serif;-tambour-typography:auto}body,p,h1,h2{margin:0}';
/** Pixels for a point, the space between pages and around them. */
const SCALE = 2;
const GAP = 16;
const MOST_PAGES = 4;

/** Each example as a whole document, under the name of its picture. */
export function paperExamples() {
  const page = readFileSync(new URL('docs/papier.md', root), 'utf8');
  const found = page.matchAll(/```html\n(.*?)```\n\n!\[[^\]]*\]\(images\/papier\/([a-z-]+)\.png\)/gs);
  return [...found].map(([, body, name]) => ({
    name,
    html: `<!doctype html>\n<html lang="fr"><title>${name}</title><style>${BASE}</style>\n${body}`,
  }));
}

/** The pages of a PDF side by side, on grey. */
async function picture(bytes) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const { createCanvas } = await import('@napi-rs/canvas');
  const document = await getDocument({ data: new Uint8Array(bytes), disableFontFace: true, verbosity: 0 }).promise;
  const views = [];
  for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: SCALE });
    const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
    await page.render({ canvasContext: canvas.getContext('2d'), canvas, viewport }).promise;
    views.push(canvas);
  }
  const width = views.reduce((sum, view) => sum + view.width + GAP, GAP);
  const height = Math.max(...views.map((view) => view.height)) + 2 * GAP;
  const sheet = createCanvas(width, height);
  const context = sheet.getContext('2d');
  context.fillStyle = '#c9c5c2';
  context.fillRect(0, 0, width, height);
  let x = GAP;
  for (const view of views) {
    context.drawImage(view, x, GAP);
    x += view.width + GAP;
  }
  const { default: sharp } = await import('sharp');
  return sharp(sheet.toBuffer('image/png')).png({ palette: true, colours: 64 }).toBuffer();
}

async function run() {
  const { execFileSync } = await import('node:child_process');
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = mkdtempSync(join(tmpdir(), 'tambour-'));
  mkdirSync(new URL('docs/images/papier/', root), { recursive: true });
  for (const { name, html } of paperExamples()) {
    const [from, to] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    writeFileSync(from, html);
    execFileSync(process.execPath, [fileURLToPath(new URL('dist/tambour.js', root)), 'print', from, '-o', to]);
    const png = await picture(readFileSync(to));
    writeFileSync(new URL(`docs/images/papier/${name}.png`, root), png);
    console.log(`${name}.png ${png.length}`);
  }
  rmSync(folder, { recursive: true, force: true });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await run();
