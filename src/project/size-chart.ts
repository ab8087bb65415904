// In: a project. Out: out/tailles.pdf, the page on which a reader chooses a size of type and a contrast, from templates/tailles.
import { join } from 'node:path';
import { type Diagnostic, type Language, reporter } from '../base/diagnostic.ts';
import { createPool } from './pool.ts';
import type { Project } from './project.ts';
import { cannotWrite } from './rules.ts';
import { writeWhole } from './write.ts';

export interface SizeChart {
  readonly file: string;
  /** undefined when it was not printed, which is told. */
  readonly pages: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The template's own sample, which a commune may have replaced by its own. */
const TEXT = 'templates/tailles/sample.md';

export async function sizeChart(project: Project, language: Language, deadline: number): Promise<SizeChart> {
  const diagnostics: Diagnostic[] = [];
  const report = reporter(language, (diagnostic) => diagnostics.push(diagnostic));
  const file = join(project.out, 'tailles.pdf');
  const pool = createPool({ mounts: project.mounts, fingerprints: false }, 1, deadline);
  try {
    // Whatever the commune has chosen, its chart shows every choice beside the ordinary one.
    const edition = 'contraste-normal';
    const job = { path: TEXT, draft: false, edition, size: undefined, language, html: false };
    const { pressed } = await pool.run(job);
    diagnostics.push(...pressed.diagnostics);
    const [paper] = pressed.papers;
    if (!paper) return { file, pages: undefined, diagnostics };
    const written = writeWhole(file, paper.bytes);
    if (written.ok) return { file, pages: paper.pages, diagnostics };
    const place = { file: TEXT, line: 1, column: 1 };
    report(cannotWrite, { file, busy: written.busy, detail: written.detail }, { place });
    return { file, pages: undefined, diagnostics };
  } finally {
    await pool.close();
  }
}
