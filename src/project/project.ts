// In: folders as given on the command line. Out: a commune's project: where its content, templates and papers are.
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createHost, findRoot, type Mount, type ProjectHost } from './host.ts';
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

/** undefined when there is no content/ here or above, and none was named. */
export function openProject(folders: Folders, cwd: string): Project | undefined {
  const root = folders.content === undefined ? findRoot(cwd) : dirname(resolve(cwd, folders.content));
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
  return {
    content,
    out: folders.out === undefined ? join(root, 'out') : resolve(cwd, folders.out),
    mounts,
    host: createHost(mounts),
    hostPath: (file) => under(mounts, resolve(cwd, file)),
  };
}

/** The first mount that holds `file` names it. */
export function under(mounts: readonly Mount[], file: string): string | undefined {
  for (const { at, folder } of mounts) {
    const path = relative(folder, file);
    if (path !== '' && !path.startsWith('..') && resolve(folder, path) === file)
      return [at, ...path.split(sep)].filter(Boolean).join('/').normalize('NFC');
  }
  return undefined;
}
