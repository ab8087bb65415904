// In: HTML. Out: its PDF, and what a screen reader makes of it: the tag tree as indented text, with the words of each element.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Diagnostic, reporter } from '../../src/base/diagnostic.ts';
import { PACKAGED_FACES } from '../../src/press/faces.ts';
import { paintPdf } from '../../src/typesetter/paint/paint.ts';
import { impose } from '../../src/typesetter/sheets/impose.ts';
import { createTypesetMemory, typeset } from '../../src/typesetter/typeset.ts';
import { memoryHost } from '../messages/commune.ts';
import { type Dictionary, type Element, isDictionary, type Name, readStructure, type Value } from './structure.ts';

const memory = createTypesetMemory();

export interface Printed {
  readonly bytes: Uint8Array;
  readonly told: readonly string[];
  readonly pages: number;
}

/** Pages of 90 × 60 mm, with 10 points of type: a dozen lines. */
export async function print(body: string, css = '', lang = 'fr'): Promise<Printed> {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (one) => told.push(one));
  const host = memoryHost({});
  const html = `<html lang="${lang}"><head><title>Essai</title><style>@page{size:90mm 60mm;margin:5mm}body{margin:0;font:10pt/14pt sans-serif}p,ul,ol,h1,h2,figure{margin:0}h1,h2{font-size:10pt}${css}</style></head><body>${body}</body></html>`;
  const laidOut = typeset(html, 'content/page.html', { host, report, packagedFaces: PACKAGED_FACES, memory });
  const profile = { tagged: true, colour: 'screen', ppi: 200, date: '2026-01-01' } as const;
  const sheets = impose(laidOut.pages, { type: 'reading' });
  const bytes = await paintPdf(sheets, laidOut, { profile, host, report, compress: false });
  return { bytes, told: told.map(({ rule }) => rule), pages: laidOut.pages.length };
}

/** The words of each marked content sequence, by page object and MCID, as pdf.js extracts them. */
async function wordsOf(bytes: Uint8Array) {
  const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const words = new Map<string, string>();
  const pages = new Map<number, number>();
  const artifacts: string[] = [];
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    const ref = page.ref!.num;
    pages.set(ref, number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const open: string[] = [];
    for (const item of items) {
      if ('str' in item) {
        const key = open.at(-1) ?? '';
        if (key === 'artifact') artifacts.push(item.str);
        else words.set(key, (words.get(key) ?? '') + item.str + (item.hasEOL ? '\n' : ''));
      } else if (item.type === 'endMarkedContent') open.pop();
      else {
        const mcid = /_mc(\d+)$/.exec(item.id ?? '')?.[1];
        open.push(mcid === undefined ? 'artifact' : `${ref} ${mcid}`);
      }
    }
  }
  return { words, pages, artifacts: artifacts.filter((text) => text.trim() !== '') };
}

/** Words divided at a line's end joined again, as a reader of U+00AD does; lines, and what stands between texts, as spaces. */
const plain = (text: string): string => text.replace(/\u00ad\n?/g, '').replace(/\s+/g, ' ');

const spelled = (value: Value): string =>
  typeof value === 'object' && 'name' in value
    ? value.name
    : Array.isArray(value)
      ? value.map(spelled).join('+')
      : String(value);

/** Attributes and texts of an element that speak, in one order. */
function said({ entries }: Element): string {
  const parts: string[] = [];
  for (const [key, label] of [
    ['Alt', 'alt'],
    ['E', 'expansion'],
    ['Lang', 'lang'],
    ['T', 'title'],
    ['ID', 'id'],
  ] as const) {
    const value = entries.get(key);
    if (value !== undefined && !(key === 'ID' && (entries.get('S') as Name).name === 'Note'))
      parts.push(` ${label}=${spelled(value)}`);
  }
  const owners = (entries.get('A') ?? []) as readonly Dictionary[];
  for (const owner of owners)
    for (const [key, value] of owner) if (key !== 'O') parts.push(` ${key}=${spelled(value)}`);
  return parts.join('');
}

/** Where a link leads: its address, or `→` and the page of its destination. */
function leads(annotation: Dictionary, pages: ReadonlyMap<number, number>): string {
  const action = annotation.get('A');
  const contents = String(annotation.get('Contents'));
  if (!isDictionary(action)) return '?';
  const uri = action.get('URI');
  const target = action.get('D') as readonly { readonly ref: number }[] | undefined;
  return `link ${uri ?? `page ${pages.get(target![0]!.ref)}`} “${contents}”`;
}

/** One line an element: role, what it says of itself, its words; `@2` where they stand on another page than the line before. */
export async function tagText({ bytes }: Printed): Promise<string> {
  const { root } = readStructure(bytes);
  const { words, pages } = await wordsOf(bytes);
  const read = (key: string) => {
    const text = plain(words.get(key) ?? '').trim();
    return text === '' ? '•' : `"${text}"`;
  };
  const lines: string[] = [];
  let page = 1;
  const at = (ref: number): string => {
    const next = pages.get(ref)!;
    const mark = next === page ? '' : `@${next} `;
    page = next;
    return mark;
  };
  const visit = (element: Element, indent: string): void => {
    const index = lines.push('') - 1;
    let own = '';
    let nested = false;
    for (const kid of element.kids) {
      if ('role' in kid) {
        nested = true;
        visit(kid, `${indent}  `);
        continue;
      }
      const text = 'mcid' in kid ? `${at(kid.page)}${read(`${kid.page} ${kid.mcid}`)}` : leads(kid.annotation, pages);
      if (nested) lines.push(`${indent}  ${text}`);
      else own += ` ${text}`;
    }
    lines[index] = `${indent}${element.role}${said(element)}${own}`;
  };
  visit(root, '');
  return lines
    .slice(1)
    .map((line) => line.slice(2))
    .join('\n');
}

/** What stands in artifacts, in order of painting. */
export const artifactText = async ({ bytes }: Printed): Promise<readonly string[]> => (await wordsOf(bytes)).artifacts;

/** All words in the order of the tag tree, as one text. */
export async function heard(printed: Printed): Promise<string> {
  const { root } = readStructure(printed.bytes);
  const { words } = await wordsOf(printed.bytes);
  let page = 0;
  const visit = (element: Element): string =>
    element.kids
      .map((kid) => {
        if ('role' in kid) return visit(kid);
        if (!('mcid' in kid)) return '';
        // pdf.js drops the space at the end of a page.
        const turned = page !== 0 && page !== kid.page ? ' ' : '';
        page = kid.page;
        return turned + (words.get(`${kid.page} ${kid.mcid}`) ?? '');
      })
      .join('');
  return plain(visit(root)).trim();
}

/** What poppler reads; undefined where it is not installed. */
export function pdftotext({ bytes }: Printed): string | undefined {
  const file = join(mkdtempSync(join(tmpdir(), 'tambour-')), 'a.pdf');
  writeFileSync(file, bytes);
  const { status, stdout } = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}
