// In: nothing. Out: what comes back of a job; and the same for a job of which nothing came but the reason.
import { type Diagnostic, type Report, reporter } from '../base/diagnostic.ts';
import type { Job, Pressed } from '../press/press.ts';
import type { Asked } from './asked.ts';

export interface Done {
  readonly pressed: Pressed;
  /** Host paths asked for, there or not; a folder ends with `/`. */
  readonly read: readonly string[];
  /** The same with the fingerprints of the answers, where the pool takes them. */
  readonly asked: readonly Asked[];
  /** How long it took, waiting for a thread left out. */
  readonly ms: number;
}

/** A job of which nothing came but the reason. */
export function failed(job: Job, tell: (report: Report) => void, html: Pressed['html'] = []): Pressed {
  const diagnostics: Diagnostic[] = [];
  const at = { place: { file: job.path, line: 1, column: 1 } };
  const report = reporter(job.language, (diagnostic) => diagnostics.push({ ...diagnostic, ...at }));
  tell(report);
  return { diagnostics, papers: [], html };
}
