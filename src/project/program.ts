// In: the files of this program. Out: their fingerprint: another program may print the same text otherwise.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder, packageVersion } from './package.ts';

/** Of dist/, or of src/ where that runs: every file below, in order of name; not what an engine made of them (dist/code/). */
export function programFingerprint(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const [top = ''] = here.slice(packageFolder().length + 1).split(/[\\/]/);
  const hash = createHash('sha256').update(packageVersion());
  const add = (folder: string): void => {
    const entries = readdirSync(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== 'code') add(path);
      } else hash.update(entry.name).update(readFileSync(path));
    }
  };
  add(join(packageFolder(), top));
  return hash.digest('base64');
}
