// In: how this program was started, and a folder. Out: what to type there to start it again.
import { basename, isAbsolute, relative } from 'node:path';
import process from 'node:process';

/** `tambour` when it is installed; else `node ../dist/tambour.js`, as seen from `folder`. */
export function programFrom(folder: string, script = process.argv[1] ?? ''): string {
  if (basename(script) !== 'tambour.js' || /[\\/]node_modules[\\/]/.test(script)) return 'tambour';
  const path = relative(folder, script);
  const shown = (isAbsolute(path) ? script : path).replaceAll('\\', '/');
  return `node ${/\s/.test(shown) ? `"${shown}"` : shown}`;
}
