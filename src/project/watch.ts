// In: a project. Out: a publication printed again each time a file that it read is saved, made, moved or removed.
import { existsSync } from 'node:fs';
import { watch as watchFiles } from 'chokidar';
import { type Diagnostic, reporter } from '../base/diagnostic.ts';
import { type BuildOptions, jobOf, type PrintedPublication, printOne, publicationsOf, threadCount } from './build.ts';
import { createPool } from './pool.ts';
import { type Project, under } from './project.ts';
import { removeLeftovers } from './write.ts';

export interface WatchEvents {
  readonly printed: (publication: PrintedPublication) => void;
  readonly removed: (path: string) => void;
  readonly told: (diagnostic: Diagnostic) => void;
  readonly ready: () => void;
}

/**
 * Saves that come within this many milliseconds are one: an editor writes, renames, and writes again. Later ones print once
 * more. chokidar is silent for 5 ms after each event of a file.
 */
const QUIET_MS = 6;
/** A file that is empty is about to be written. */
const EMPTY_MS = 30;

/** The largest publication prints several times faster once its thread has printed it this often. */
const REHEARSALS = 40;

/** Runs until `close` is called. */
export async function watch(
  project: Project,
  options: BuildOptions,
  events: WatchEvents,
): Promise<{ close(): Promise<void> }> {
  removeLeftovers(project.out);
  const find = () => {
    const report = reporter(options.language, events.told);
    return publicationsOf(project, options.only, report);
  };
  const pool = createPool(
    { mounts: project.mounts, fingerprints: false },
    threadCount(find().length, options.jobs),
    options.deadline,
  );
  /** What each publication read when it was last printed. */
  const read = new Map<string, readonly string[]>();
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();

  /** One run of a publication at a time; a change meanwhile asks for one more. */
  function print(path: string): Promise<void> {
    const current = running.get(path);
    if (current) {
      again.add(path);
      return current;
    }
    const run = printOne(project, pool, path, options).then((printed) => {
      running.delete(path);
      if (closed) return undefined;
      if (again.delete(path)) return print(path);
      // Removed while it waited: what then could not be read is no mistake.
      if (!find().includes(path)) return undefined;
      read.set(path, printed.read);
      if (slowest === undefined || printed.ms > slowest.ms) slowest = printed;
      events.printed(printed);
      return undefined;
    });
    running.set(path, run);
    return run;
  }

  let closed = false;
  let slowest: PrintedPublication | undefined;
  /** Files saved, and whether they came or went. */
  const changed = new Map<string, boolean>();
  let timer: NodeJS.Timeout | undefined;
  function flush(): void {
    const paths = [...changed];
    changed.clear();
    const publications = find();
    for (const path of read.keys()) {
      if (publications.includes(path)) continue;
      read.delete(path);
      events.removed(path);
    }
    for (const path of publications) {
      const files = read.get(path);
      // A folder that was listed is read again when a file comes into it or leaves it.
      const touched = paths.some(
        ([file, moved]) =>
          files?.includes(file) || (moved && files?.includes(`${file.slice(0, file.lastIndexOf('/'))}/`)),
      );
      if (files === undefined || touched) void print(path);
    }
  }

  /** Prints the slowest publication again, for nobody, while no save waits: the first save then finds a warm thread. */
  async function rehearse(): Promise<void> {
    for (let turn = 0; turn < REHEARSALS && slowest && !closed && running.size === 0; turn++)
      await pool.run(jobOf(slowest.path, options));
  }

  const folders = project.mounts.map(({ folder }) => folder).filter((folder) => existsSync(folder));
  const watcher = watchFiles(folders, {
    ignoreInitial: true,
    ignored: (path) =>
      /(^|[\\/])(node_modules|\.git|\.tambour-[^\\/]*)([\\/]|$)|(~|\.sw[px]|\.tmp)$/.test(path.slice(1)),
  });
  watcher.on('all', (event, file, stats) => {
    const path = under(project.mounts, file);
    if (path === undefined) return;
    changed.set(path, event !== 'change' || changed.get(path) === true);
    clearTimeout(timer);
    timer = setTimeout(flush, stats?.size === 0 ? EMPTY_MS : QUIET_MS);
  });
  // A folder that goes away, or a limit of the system, must not end the watch.
  watcher.on('error', () => {});
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  await Promise.all(find().map(print));
  events.ready();
  void rehearse();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
      await pool.close();
    },
  };
}
