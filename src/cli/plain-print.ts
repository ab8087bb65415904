// In: the words typed after `tambour`. Out: what `print` is asked for, when they say it plainly; undefined for yargs to read.
import type { PrintArguments } from './print.ts';

const VALUES = new Map([
  ['-o', 'output'],
  ['--output', 'output'],
  ['--root', 'root'],
  ['--lang', 'lang'],
] as const);

/**
 * One file and options with their value apart, as scripts and editors write them. Anything else, mistakes included, is
 * for yargs, which is a fifth of what printing one page takes.
 */
export function plainPrint(args: readonly string[]): PrintArguments | undefined {
  if (args[0] !== 'print') return undefined;
  const found: { file?: string; output?: string; root?: string; lang?: string } = {};
  for (let at = 1; at < args.length; at++) {
    const word = args[at]!;
    const name = VALUES.get(word as '-o') ?? (word.startsWith('-') ? undefined : 'file');
    const value = name === 'file' ? word : args[++at];
    if (name === undefined || !value || value.startsWith('-') || found[name] !== undefined) return undefined;
    found[name] = value;
  }
  const { file, output, root, lang } = found;
  if (file === undefined || (lang !== undefined && lang !== 'fr' && lang !== 'en')) return undefined;
  return { file, output, root };
}
