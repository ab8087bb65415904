// In: the words typed after `tambour` and the environment. Out: the language of messages.
import process from 'node:process';
import type { Language } from '../base/diagnostic.ts';

/** `--lang` first, then the locale; French for a commune that has none. */
export function languageOf(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = at < 0 ? undefined : (args[at]!.split('=')[1] ?? args[at + 1]);
  if (asked === 'fr' || asked === 'en') return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en/i.test(locale) ? 'en' : 'fr';
}
