// In: the rules of every floor. Out: docs/rules.md, as text; written when this file is run.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Floors as a user meets them: what the chapter is called, and the folders that its rules stand in. */
const CHAPTERS = [
  ['Les textes', ['editorial/content']],
  ['Les réglages, la commune et les gabarits', ['editorial/templates']],
  ['Le dossier et les papiers', ['project', 'press', 'check']],
  ['Le HTML et les images', ['typesetter/html', 'typesetter/boxes', 'typesetter/paint']],
  ['Les styles et les caractères', ['typesetter/style', 'typesetter/text']],
  ['La mise en page', ['typesetter/layout', 'typesetter/sheets']],
];

const SEVERITY = { error: 'erreur', warning: 'attention', note: 'note' };

/** What stands for a value that only a real mistake has. */
const LISTS = /^(all|names|missing)$/;
const CHOICES = /^(near|nearest|title|detailEn)$/;
/** Values that a sentence counts with. */
const EXACT = {
  refusal: 'missing',
  busy: false,
  from: 2,
  to: 4,
  ratio: 4,
  height: 850,
  room: 700,
  leading: 0.98,
  bound: 7,
  lines: 11,
  what: 'item',
  where: 'end',
};
const samples = ['text', 'number', 'choice'].map(
  (kind) =>
    new Proxy(
      {},
      {
        get: (_, key) => {
          if (typeof key !== 'string' || CHOICES.test(key))
            return kind === 'choice' && key !== 'near' ? '…' : undefined;
          if (LISTS.test(key)) return ['…'];
          if (key in EXACT) return EXACT[key];
          return kind === 'number' ? 2 : '…';
        },
      },
    ),
);

function speak(rule, language) {
  for (const values of samples) {
    try {
      const said = rule[language](values);
      if (!/undefined|NaN/.test(`${said.message} ${said.hint ?? ''}`)) return said;
    } catch {
      // It counts: numbers are for the next turn.
    }
  }
  throw new Error(`scripts/rules-doc.mjs: « ${rule.name} » wants values that it does not give`);
}

async function rulesIn(folder) {
  const path = join(root, 'src', folder);
  let files = [];
  try {
    files = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  } catch {
    return [];
  }
  const sources = files.filter(
    (file) => file.endsWith('.ts') && /^export const \w+: Rule</m.test(readFileSync(join(path, file), 'utf8')),
  );
  const { outputFiles } = await build({
    stdin: {
      contents: sources.map((file) => `export * from './${file.replaceAll('\\', '/')}';`).join('\n'),
      resolveDir: path,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const found = await import(`data:text/javascript;base64,${code}`);
  return Object.values(found).filter((one) => one && typeof one === 'object' && 'severity' in one && 'fr' in one);
}

export async function rulesReference() {
  const out = [
    '# Les messages de Tambour',
    '',
    'Écrit par `node scripts/rules-doc.mjs` d’après les règles de `src/` : ne pas modifier.',
    '',
    'Une **erreur** retient le papier : celui d’hier reste en place. Un **attention** laisse imprimer, mais quelqu’un doit',
    'regarder. Une **note** informe. Le nom entre crochets, à la fin de chaque message, est celui de ces tableaux.',
  ];
  for (const [title, folders] of CHAPTERS) {
    const rules = (await Promise.all(folders.map(rulesIn))).flat().sort((a, b) => (a.name < b.name ? -1 : 1));
    if (rules.length === 0) continue;
    out.push('', `## ${title}`, '', '| nom | gravité | message | quoi faire |', '| --- | --- | --- | --- |');
    for (const rule of rules) {
      const { message, hint = '' } = speak(rule, 'fr');
      speak(rule, 'en');
      const cells = [`\`${rule.name}\``, SEVERITY[rule.severity], message, hint];
      out.push(
        `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '\\<').replace(/\s+/g, ' ')).join(' | ')} |`,
      );
    }
  }
  return `${out.join('\n')}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(join(root, 'docs', 'rules.md'), await rulesReference());
