// In: a folder. Out: a commune in it, ready to fill, that builds at once: its facts, and one publication of each kind.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateNames } from '../editorial/templates/load.ts';
import { createPublication } from './create.ts';
import { createHost } from './host.ts';
import { packageFolder } from './package.ts';

const COMMUNE = `# Ce que tous les papiers de la commune ont en commun. Il ne s’écrit qu’ici.
# Une ligne qui commence par # n’est pas lue : enlevez le # pour la faire lire.

nom: Ma commune
# code-postal: "70999"
# adresse: 1, place de la Mairie
telephone: 03 00 00 00 00

# Le numéro à appeler quand on a besoin d’aide : il est sur chaque papier.
aide:
  telephone: 03 00 00 00 00
  contact: l’accueil de la mairie
  horaires: du lundi au vendredi, de 9 h à 12 h

# Une couleur foncée, entre guillemets ; les autres en découlent.
# couleurs:
#   accent: "#98280C"
`;

const GUIDE = `# Mon dossier Tambour

- content/commune.yaml : le nom, le téléphone, le numéro d’aide.
- content/ : les textes, un fichier .md pour chaque publication.
- out/ : les PDF, après la commande « tambour build ».

Pour voir chaque changement en l’enregistrant : tambour watch
Pour une nouvelle publication : tambour nouveau guide ma-fiche
`;

/** The files made; undefined when the folder holds a commune already. */
export function createCommune(folder: string): readonly string[] | undefined {
  const content = join(folder, 'content');
  if (existsSync(content)) return undefined;
  mkdirSync(content, { recursive: true });
  const made: string[] = [];
  const put = (file: string, text: string) => {
    if (existsSync(file)) return;
    writeFileSync(file, text, { flag: 'wx' });
    made.push(file);
  };
  put(join(content, 'commune.yaml'), COMMUNE);
  put(join(folder, 'LISEZMOI.md'), GUIDE);
  const host = createHost([
    { at: 'content', folder: content },
    { at: 'templates', folder: join(packageFolder(), 'templates') },
  ]);
  for (const template of templateNames(host)) {
    const name = template === 'journal' ? host.today().slice(0, 7) : 'exemple';
    const created = createPublication(host, content, template, name);
    if (created.ok) made.push(created.file);
  }
  return made;
}
