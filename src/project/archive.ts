// In: a publication. Out: a folder to keep for good: its PDF/A, all it was made of, a printed sheet, and manifests that prove them whole.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, type Language, reporter } from '../base/diagnostic.ts';
import { publicationName } from '../editorial/content/publication.ts';
import { writeYaml } from '../editorial/content/yaml.ts';
import { legalDeposit } from '../editorial/templates/deposit.ts';
import type { Facts } from '../press/facts.ts';
import type { Job } from '../press/press.ts';
import { fingerprint } from './asked.ts';
import { type BagFile, makeBag, sha256 } from './bag.ts';
import type { Done } from './done.ts';
import { packageVersion } from './package.ts';
import { createPool } from './pool.ts';
import type { Project } from './project.ts';
import { archiveExists, cannotWrite, changedMeanwhile } from './rules.ts';
import { makeFolder } from './write.ts';

export interface ArchiveOptions {
  readonly language: Language;
  /** Seconds for each of the two papers. */
  readonly deadline: number;
  /** Make it again over one that stands there. */
  readonly force: boolean;
}

export interface Archived {
  readonly path: string;
  /** The folder of this machine; undefined when it was not made. */
  readonly folder: string | undefined;
  readonly files: readonly BagFile[];
  readonly diagnostics: readonly Diagnostic[];
}

const SHEET = 'fiche-archive';
/** Where the sheet's own text is mounted while it is printed. */
const MOUNT = 'archive';

export async function archive(project: Project, path: string, options: ArchiveOptions): Promise<Archived> {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(options.language, (diagnostic) => diagnostics.push(diagnostic));
  const at = { place: { file: path, line: 1, column: 1 } };
  const nothing: Archived = { path, folder: undefined, files: [], diagnostics };
  const folder = join(project.out, 'archives', publicationName(path));
  if (existsSync(folder) && !options.force) {
    report(archiveExists, { folder }, at);
    return nothing;
  }

  const done = await printOnce(project, path, options, []);
  diagnostics.push(...done.pressed.diagnostics);
  const [paper] = done.pressed.papers;
  const { facts } = done.pressed;
  if (!paper || !facts) return nothing;
  const sources = sourcesOf(project, done, (file) => report(changedMeanwhile, { file }, at));
  if (!sources) return nothing;

  const beside = join(dirname(folder), `.tambour-${process.pid}-${basename(folder)}.tmp`);
  try {
    rmSync(beside, { recursive: true, force: true });
    makeFolder(join(beside, 'data'));
    const pdf: BagFile = { path: `data/${basename(paper.file)}`, bytes: paper.bytes };
    const kept = [pdf, ...depositFile(facts, paper.pages), ...sources];
    const sheet = sheetText(facts, pdf, paper.pages, kept);
    writeFileSync(join(beside, 'data', `${SHEET}.md`), sheet);
    const printed = await printOnce(project, `${MOUNT}/${SHEET}.md`, options, [
      { at: MOUNT, folder: join(beside, 'data') },
    ]);
    diagnostics.push(...printed.pressed.diagnostics);
    const [sheetPaper] = printed.pressed.papers;
    if (!sheetPaper) return nothing;

    const files = makeBag(
      [
        ...kept,
        { path: `data/${SHEET}.md`, bytes: new TextEncoder().encode(sheet) },
        { path: `data/${SHEET}.pdf`, bytes: sheetPaper.bytes },
      ],
      bagInfo(facts),
    );
    for (const { path: name, bytes } of files) {
      mkdirSync(join(beside, dirname(name)), { recursive: true });
      writeFileSync(join(beside, name), bytes);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
    return { path, folder, files, diagnostics };
  } catch (error) {
    report(cannotWrite, { file: folder, busy: false, detail: (error as NodeJS.ErrnoException).code ?? 'unknown' }, at);
    return nothing;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

/** In a thread of its own, with a deadline, as any publication; with fingerprints of all that it read. */
async function printOnce(
  { mounts }: Project,
  path: string,
  { language, deadline }: ArchiveOptions,
  more: Project['mounts'],
): Promise<Done> {
  const job: Job = { path, draft: false, edition: 'lecture', size: undefined, language, html: false, facts: true };
  const pool = createPool({ mounts: [...mounts, ...more], fingerprints: true }, 1, deadline);
  try {
    return await pool.run(job);
  } finally {
    await pool.close();
  }
}

/** Every file that the press read, as it read it; undefined when one has changed since. */
function sourcesOf(
  { host }: Project,
  { asked }: Done,
  changed: (file: string) => void,
): readonly BagFile[] | undefined {
  const files = new Map<string, BagFile>();
  for (const [door, path, , answer] of asked) {
    // An answer without bytes is one word: missing, folder …
    if (door !== 'read' || answer.length < 40 || files.has(path)) continue;
    const read = host.read(path);
    if (!read.ok || fingerprint(read.bytes) !== answer) {
      changed(path);
      return undefined;
    }
    files.set(path, { path: `data/sources/${path}`, bytes: read.bytes });
  }
  return [...files.values()];
}

/** For a periodical: what the declaration to the BnF asks, as lines that any program reads. */
function depositFile(facts: Facts, pages: number): readonly BagFile[] {
  const lines = depositOf(facts, pages);
  if (lines.length === 0) return [];
  const text = lines.map(({ nom, valeur }) => `${nom} : ${valeur ?? 'À COMPLÉTER'}\n`).join('');
  return [{ path: 'data/depot-legal.txt', bytes: new TextEncoder().encode(text) }];
}

/** A periodical has numbers; other papers are not declared so. */
function depositOf(facts: Facts, pages: number) {
  return facts.data.numero === undefined || facts.data.gabarit !== 'journal' ? [] : legalDeposit({ ...facts, pages });
}

function sheetText(facts: Facts, pdf: BagFile, pages: number, kept: readonly BagFile[]): string {
  const { data, format, contents } = facts;
  const sources = kept.filter(({ path }) => path.startsWith('data/sources/'));
  const octets = sources.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const deposit = depositOf(facts, pages);
  return `---\n${writeYaml({
    gabarit: 'archive',
    titre: titleOf(facts),
    ...(data.parution !== undefined && { parution: data.parution }),
    'nombre-de-pages': pages,
    format: `${format.width} × ${format.height} mm`,
    ...(data.cote !== undefined && { cote: data.cote }),
    empreinte: sha256(pdf.bytes).match(/.{4}/g),
    fichiers: [
      { nom: pdf.path.slice('data/'.length), quoi: 'Le papier, en PDF/A', octets: pdf.bytes.length },
      { nom: 'sources', quoi: `${sources.length} fichiers : textes, images, gabarits, caractères`, octets },
      ...kept
        .filter(({ path }) => path === 'data/depot-legal.txt')
        .map(({ bytes }) => ({ nom: 'depot-legal.txt', quoi: 'La déclaration à la BnF', octets: bytes.length })),
      { nom: `${SHEET}.pdf`, quoi: 'Cette fiche' },
    ],
    ...(contents.length > 1 && {
      sommaire: contents.map(({ title, page }) => ({ titre: title, page })),
    }),
    ...(deposit.length > 0 && {
      'depot-legal': deposit.map(({ nom, valeur }) => (valeur === undefined ? { nom } : { nom, valeur })),
    }),
  })}---\n`;
}

function titleOf({ title, data }: Facts): string {
  return data.numero === undefined || title.includes(String(data.numero)) ? title : `${title}, n° ${data.numero}`;
}

/** Labels of RFC 8493; the day is left out, so that the same text gives the same bag on any day. */
function bagInfo(facts: Facts): readonly (readonly [string, string])[] {
  const { data, commune } = facts;
  return [
    ['Source-Organization', String(commune.article ?? `Commune de ${String(commune.nom ?? '')}`)],
    ['External-Description', titleOf(facts)],
    ...(data.parution === undefined ? [] : [['External-Identifier', String(data.parution)] as const]),
    ...(data.cote === undefined ? [] : [['Internal-Sender-Identifier', String(data.cote)] as const]),
    ['Bag-Software-Agent', `Tambour ${packageVersion()}`],
  ];
}
