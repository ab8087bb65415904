// In: a rule, its arguments and a place. Out: a diagnostic, in the user's language, handed to whoever gathers them.
import type { Place } from './place.ts';

export type Language = 'fr' | 'en';

/** error: this publication must not reach people; warning: printed, but someone should look; note: for information. */
export type Severity = 'error' | 'warning' | 'note';

/** What a mistake is called in one language, and what to do about it. */
export interface Sentence {
  readonly message: string;
  readonly hint?: string;
}

/** One thing that can go wrong: its name, its weight, its words. Each floor lists its own in its `rules.ts`. */
export interface Rule<Arguments> {
  readonly name: string;
  readonly severity: Severity;
  /** A paper with this mistake in it is neither PDF/UA nor PDF/A, and does not say that it is. */
  readonly breaksConformance?: true;
  readonly fr: (values: Arguments) => Sentence;
  readonly en: (values: Arguments) => Sentence;
}

/** A user's mistake as a value. `page` counts from 1 in the printed publication. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  /** The paper may not say that it is PDF/UA and PDF/A. */
  readonly breaksConformance?: true;
  readonly message: string;
  readonly hints: readonly string[];
  readonly place?: Place;
  readonly page?: number;
}

/** Tells of a mistake. Never throws. */
export type Report = <Arguments>(
  rule: Rule<Arguments>,
  values: Arguments,
  at?: { readonly place?: Place | undefined; readonly page?: number | undefined },
) => void;

/** A Report that writes its diagnostics in `language` and hands each, once, to `sink`. */
export function reporter(language: Language, sink: (diagnostic: Diagnostic) => void): Report {
  const seen = new Set<string>();
  return (rule, values, at) => {
    const { message, hint } = rule[language](values);
    const { place, page } = at ?? {};
    const key = `${rule.name}|${message}|${place?.file}|${place?.line}|${place?.column}`;
    if (seen.has(key)) return;
    seen.add(key);
    sink({
      rule: rule.name,
      severity: rule.severity,
      ...(rule.breaksConformance && { breaksConformance: true }),
      message,
      hints: hint === undefined ? [] : [hint],
      ...(place && { place }),
      ...(page !== undefined && { page }),
    });
  };
}
