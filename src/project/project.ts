// In: folders as given on the command line. Out: a commune's project: where its content, templates and papers are.
import { existsSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { createHost, findRoot, isFolder, type Mount, type ProjectHost } from './host.ts';
import { packageFolder } from './package.ts';

export interface Project {
  readonly content: string;
  readonly out: string;
  readonly mounts: readonly Mount[];
  readonly host: ProjectHost;
  /** The Host's path of a file of this machine; undefined when it lies outside content/. */
  readonly hostPath: (file: string) => string | undefined;
}

export interface Folders {
  readonly content?: string | undefined;
  readonly out?: string | undefined;
  readonly templates?: string | undefined;
}

/**
 * undefined when there is no content/ here or above, nor about the files to print, and none was named.
 * `files` may lie anywhere: one in the content/ of a commune is printed with that commune's facts, another with those at hand.
 */
export function openProject(folders: Folders, cwd: string, files: readonly string[] = []): Project | undefined {
  const paths = files.map((file) => resolve(cwd, file));
  const root = folders.content === undefined ? rootFor(cwd, paths[0]) : dirname(resolve(cwd, folders.content));
  if (root === undefined) return undefined;
  const content = folders.content === undefined ? join(root, 'content') : resolve(cwd, folders.content);
  if (!existsSync(content)) return undefined;
  const own = folders.templates === undefined ? join(root, 'templates') : resolve(cwd, folders.templates);
  const shipped = join(packageFolder(), 'templates');
  // The commune's own come first: they override the shipped ones file by file.
  const mounts = [
    { at: 'content', folder: content },
    { at: 'templates', folder: own },
    ...(own === shipped ? [] : [{ at: 'templates', folder: shipped }]),
  ];
  for (const path of paths)
    if (under(mounts, path) === undefined && path !== content && path !== root) mounts.push(mountOf(path, root));
  return {
    content,
    out: folders.out === undefined ? join(root, 'out') : resolve(cwd, folders.out),
    mounts,
    host: createHost(mounts),
    hostPath: (file) => under(mounts, resolve(cwd, file)),
  };
}

function rootFor(cwd: string, file: string | undefined): string | undefined {
  const own = file === undefined ? undefined : findRoot(dirname(file));
  const inside = own !== undefined && file !== undefined && under([{ at: '', folder: join(own, 'content') }], file);
  return inside ? own : (findRoot(cwd) ?? own);
}

/** What a file outside content/ may name: the folder of the root that holds it, or its own folder if it lies elsewhere. */
function mountOf(file: string, root: string): Mount {
  const path = relative(root, file);
  const [at, ...below] = path.split(sep) as [string, ...string[]];
  if (at !== '..' && !isAbsolute(path)) {
    return below.length === 0 && !isFolder(file) ? { at: '', folder: root } : { at, folder: join(root, at) };
  }
  const folder = isFolder(file) ? file : dirname(file);
  const name = basename(folder).normalize('NFC');
  return { at: name === '' || name === 'content' || name === 'templates' ? 'ailleurs' : name, folder };
}

/** The first mount that holds `file` names it. */
export function under(mounts: readonly Mount[], file: string): string | undefined {
  for (const { at, folder } of mounts) {
    const path = relative(folder, file);
    // Another drive of Windows has no relative path.
    if (path !== '' && !isAbsolute(path) && !path.startsWith('..') && resolve(folder, path) === file)
      return [at, ...path.split(sep)].filter(Boolean).join('/').normalize('NFC');
  }
  return undefined;
}
