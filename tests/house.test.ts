import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

/** From the roof to the ground: a file imports only its own floor and those below. The wings never meet. */
const FLOORS = [
  'cli',
  'project',
  'press',
  'check',
  'editorial/templates',
  'editorial/content',
  'editorial',
  'typesetter/typeset.ts',
  'typesetter/reprint.ts',
  'typesetter/paint',
  'typesetter/sheets',
  'typesetter/layout',
  'typesetter/boxes',
  'typesetter/style',
  'typesetter/text',
  'typesetter/html',
  'base',
];

/** One package, one door: the only folders that may import it. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  yargs: ['cli'],
  picocolors: ['cli'],
  chokidar: ['project'],
  handlebars: ['editorial/templates'],
  ajv: ['editorial/templates'],
  'ajv-i18n': ['editorial/templates'],
  'gray-matter': ['editorial/content'],
  yaml: ['editorial/content'],
  'markdown-it': ['editorial/content'],
  'markdown-it-abbr': ['editorial/content'],
  'markdown-it-attrs': ['editorial/content'],
  'markdown-it-container': ['editorial/content'],
  'markdown-it-deflist': ['editorial/content'],
  'markdown-it-footnote': ['editorial/content'],
  pdfkit: ['typesetter/paint'],
  sharp: ['typesetter/paint'],
  'image-size': ['typesetter/boxes'],
  'css-tree': ['typesetter/style'],
  fontkit: ['typesetter/text'],
  hyphen: ['typesetter/text'],
  'bidi-js': ['typesetter/text'],
  htmlparser2: ['typesetter/html'],
};

const SRC = join(import.meta.dirname, '..', 'src');
const posixPath = (path: string) => path.split(sep).join(posix.sep);

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly specifier: string; readonly typeOnly: boolean }[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]*?(?:\n[^'"\n;]*?)*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function sources(): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => {
      const text = readFileSync(join(SRC, name), 'utf8');
      const imports = [...text.matchAll(IMPORT)].map((match) => ({
        specifier: (match[2] ?? match[3])!,
        typeOnly: match[1] !== undefined,
      }));
      return { path: posixPath(name), text, imports };
    });
}

const files = sources();
const floorOf = (path: string) => FLOORS.findIndex((floor) => path === floor || path.startsWith(`${floor}/`));
const resolveImport = (from: string, specifier: string) =>
  posixPath(relative(SRC, join(SRC, dirname(from), specifier)));
const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

describe('the house', () => {
  it('finds its files, each on a floor', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter(({ path }) => floorOf(path) < 0).map(({ path }) => path)).toEqual([]);
  });

  it('imports go down only, and the wings never meet', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => resolveImport(path, specifier))
        .filter((target) => {
          if (inside(path, 'editorial') && inside(target, 'typesetter')) return true;
          if (inside(path, 'typesetter') && inside(target, 'editorial')) return true;
          return floorOf(target) < floorOf(path);
        })
        .map((target) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('each package comes in by its own door', () => {
    const wrong = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
        .map(({ specifier }) =>
          specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0]!,
        )
        .filter((name) => !(DOORS[name] ?? []).some((door) => inside(path, door)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circle of imports', () => {
    const graph = new Map(
      files.map(({ path, imports }) => [
        path,
        imports
          .filter(({ specifier, typeOnly }) => specifier.startsWith('.') && !typeOnly)
          .map(({ specifier }) => resolveImport(path, specifier)),
      ]),
    );
    const circles: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      if (done.has(path) || trail.includes(path)) return;
      for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('opens each file with what comes in and what goes out', () => {
    expect(files.filter(({ text }) => !/^(#!.*\n)?\/\/ In: .+/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('never reads the clock, the locale, the disk or the network below the project', () => {
    const forbidden =
      /\bDate\.now\b|\bnew Date\(\)|\.toLocale|\blocaleCompare\(|\bMath\.random\b|\bfetch\(|\bprocess\.(?:env|cwd)\b|node:(?:fs|https?|net|os|child_process)\b/;
    const wrong = files.filter(({ path, text }) => floorOf(path) >= floorOf('press') && forbidden.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
