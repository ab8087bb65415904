// In: a Markdown file. Out: an Entry: front matter as strings with places, and the body still in Markdown.
import matter from 'gray-matter';
import type { Report } from '../../base/diagnostic.ts';
import type { Host } from '../../base/host.ts';
import { readText } from './decode.ts';
import { keep, listening, type TextMemory } from './memory.ts';
import { frontMatterLanguage, frontMatterOpen } from './rules.ts';
import type { Entry } from './types.ts';
import { readYaml } from './yaml.ts';

/** Reads one file; undefined when it cannot become an entry, which has then been told. */
export function readEntry(host: Host, path: string, report: Report, memory?: TextMemory): Entry | undefined {
  const text = readText(host, path, report);
  if (text === undefined) return undefined;
  const known = memory?.entries.get(path);
  if (known?.text === text) return known.entry;
  const heard = listening(report);
  const entry = parseEntry(text, path, heard.report);
  memory?.entries.delete(path);
  if (memory && entry && !heard.told()) keep(memory.entries, path, { text, entry });
  return entry;
}

/** Splits a text into front matter and body. */
export function parseEntry(text: string, path: string, report: Report): Entry | undefined {
  const place = { file: path, line: 1, column: 1 };
  const language = /^---[ \t]*([^\s-][^\n]*)/.exec(text)?.[1]?.trim();
  if (language !== undefined && language !== 'yaml') {
    report(frontMatterLanguage, { language }, { place });
    return undefined;
  }
  if (/^---[ \t]*(yaml[ \t]*)?\n/.test(text) && !/\n---[ \t]*(\n|$)/.test(text)) {
    report(frontMatterOpen, {}, { place });
    return undefined;
  }
  const { head, body } = split(text);
  const bodyLine = countLines(text, text.length - body.length);
  const read = readYaml(head, path, 2, report);
  if (!read) return undefined;
  const template = read.data.gabarit;
  return { path, template: typeof template === 'string' ? template : '', ...read, body, bodyLine };
}

/** gray-matter only splits: no engine of its own may run, and options are always given, which turns its cache off. */
function split(text: string): { readonly head: string; readonly body: string } {
  const refuse = () => {
    throw new Error('front matter is never executed');
  };
  const engines = { yaml: (head: string) => ({ head }), js: refuse, javascript: refuse, json: refuse };
  // A closing line may have spaces after its dashes, which gray-matter does not know.
  const file = matter(text.replace(/\n---[ \t]+(?=\n|$)/, '\n---'), { engines, language: 'yaml' });
  const head = (file.data as { head?: string }).head ?? '';
  return { head: head.replace(/^\n/, ''), body: file.content };
}

function countLines(text: string, end: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
