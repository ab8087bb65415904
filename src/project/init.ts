// In: a folder. Out: a commune in it, ready to fill, that builds at once: its facts, and publications of each kind.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '../editorial/content/decode.ts';
import { templateNames } from '../editorial/templates/load.ts';
import { createPublication, models } from './create.ts';
import { createHost } from './host.ts';
import { packageFolder } from './package.ts';
import { makeFolder } from './write.ts';

const GUIDE = `# Mon dossier Tambour

## D’abord

1. Ouvrez content/commune.yaml avec le Bloc-notes. Mettez le nom, l’adresse et les numéros de votre commune.
2. Tapez : tambour build
3. Regardez les PDF dans le dossier out.

## Ensuite

Chaque fichier .md du dossier content est un papier. Ce qui est à vous y est marqué « À CHANGER ».
Jetez les exemples dont vous n’avez pas besoin.

- content/journal/ : un dossier par numéro ; un fichier par article, dans l’ordre des noms
- content/demarches/ : un fichier par guide
- content/annuaire/ : les services, avec leur téléphone et leurs heures
- content/affiches/ : un fichier par affiche
- content/formulaires/ : un fichier par papier à remplir à la main

## Les commandes

- tambour watch : imprime en brouillon chaque fois que vous enregistrez
- tambour new guide ma-fiche : crée une publication (journal, guide, annuaire, affiche, formulaire, falc)
- tambour build : imprime tout pour de bon, dans out
`;

/** The files made; undefined when the folder holds a commune already. */
export function createCommune(folder: string): readonly string[] | undefined {
  const content = join(folder, 'content');
  if (existsSync(content)) return undefined;
  makeFolder(content);
  const made: string[] = [];
  const put = (file: string, text: string) => {
    if (existsSync(file)) return;
    writeFileSync(file, text, { flag: 'wx' });
    made.push(file);
  };
  const host = createHost([
    { at: 'content', folder: content },
    { at: 'templates', folder: join(packageFolder(), 'templates') },
  ]);
  const facts = host.read('templates/base/commune.sample.yaml');
  put(join(content, 'commune.yaml'), (facts.ok && decodeText(facts.bytes)?.text) || 'nom: Ma commune\n');
  put(join(folder, 'LISEZMOI.md'), GUIDE);
  // The journal first: a poster of its own announces it.
  const names = [...templateNames(host)].sort((a, b) => Number(b === 'journal') - Number(a === 'journal'));
  for (const template of names) {
    for (const model of [undefined, ...models(host, template)]) {
      const name =
        template === 'journal' ? nextMonth(host.today()) : `exemple${model === undefined ? '' : `-${model}`}`;
      const created = createPublication(host, content, template, name, model);
      if (created.ok) made.push(created.file, ...created.others);
    }
  }
  return made;
}

/** The issue to come: its dates lie ahead. */
function nextMonth(today: string): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}
