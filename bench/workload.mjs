// In: a folder and a number of copies. Out: the same municipal journal there as HTML + CSS and as Typst, with its pictures and faces.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const SENTENCES = [
  'La mairie reçoit sans rendez-vous tous les matins, et un agent relit chaque dossier avec la personne avant de l’envoyer.',
  'Vous n’avez besoin ni d’ordinateur ni d’adresse électronique : venez simplement avec vos documents.',
  'Le chantier de la rue Haute reprend lundi ; la circulation se fait sur une voie, de 8 h 30 à 17 h.',
  'Un minibus passe prendre les personnes qui ne conduisent plus, sur un simple appel la veille.',
  'La bibliothèque prête huit cents livres en grands caractères, et les porte à domicile le jeudi.',
  'En cas de coupure prolongée, un point d’accueil chauffé ouvre à la salle des fêtes, avec de l’eau et un téléphone.',
  'Les associations tiennent leur forum au printemps : vingt stands, deux spectacles et un repas partagé.',
  'Qui hésite devant un message pressant peut l’apporter au guichet : on le lit ensemble, sans rien payer.',
  'Le budget a été voté en mars ; la part consacrée à l’entretien des chemins augmente de trois points.',
  'Les bacs jaunes sont désormais relevés le mardi, et les végétaux un samedi sur deux.',
];
const TITLES = [
  'Le guichet reste ouvert',
  'Carte d’identité, étape par étape',
  'Budget : où va l’argent ?',
  'Rue Haute : le chantier avance',
  'La maison de santé vous accueille',
  'La navette du mercredi s’agrandit',
  'Huit cents livres en grands caractères',
  'Se préparer aux risques',
  'Fin du réseau cuivre',
  'Le forum de printemps',
  'Les nouvelles collectes',
  'Celles et ceux qui aident',
];
const PARAGRAPHS = 10;

/** A paragraph of four sentences that no other place repeats. */
const paragraph = (article, index) =>
  [0, 1, 2, 3].map((n) => SENTENCES[(article * 7 + index * 3 + n * (1 + (article % 3))) % SENTENCES.length]).join(' ');

const escapeTypst = (text) => text.replace(/[\\#$*_`<>@~=\-/]/g, (c) => `\\${c}`);

/** Neutral blocks of the journal: what each engine is then given in its own language. */
function* blocks() {
  for (const [article, title] of TITLES.entries()) {
    yield { type: 'article', article, title };
    for (let index = 0; index < PARAGRAPHS; index++) {
      if (index === 1 && article < 8) yield { type: 'picture', number: article + 1 };
      if (index === 3) yield { type: 'heading', text: 'Ce qui change pour vous' };
      if (index === 5 && article % 3 === 0) yield { type: 'table' };
      if (index === 7 && article < 10) yield { type: 'box', text: paragraph(article, 99) };
      yield { type: 'paragraph', text: paragraph(article, index) };
    }
    yield { type: 'end' };
  }
}

const ROWS = [
  ['Jour', 'Matin', 'Après-midi'],
  ['Lundi', '8 h 30 – 12 h', '13 h 30 – 17 h'],
  ['Mardi', '8 h 30 – 12 h', 'Fermé'],
  ['Samedi', '9 h – 12 h', 'Fermé'],
];

function html(copies) {
  const toc = [];
  const body = [];
  for (let copy = 0; copy < copies; copy++)
    for (const block of blocks()) {
      if (block.type === 'article') {
        const id = `a${copy}-${block.article}`;
        toc.push(`<li><a href="#${id}">${block.title}</a></li>`);
        body.push(`<article><h1 id="${id}">${block.title}</h1><div class="cols">`);
      } else if (block.type === 'end') body.push('</div></article>');
      else if (block.type === 'picture') body.push(`<img src="img/${block.number}.jpg" alt="Une vue de la commune">`);
      else if (block.type === 'heading') body.push(`<h2>${block.text}</h2>`);
      else if (block.type === 'box') body.push(`<aside><p><b>À retenir</b></p><p>${block.text}</p></aside>`);
      else if (block.type === 'table')
        body.push(
          `<table>${ROWS.map((row, n) => `<tr>${row.map((cell) => (n ? `<td>${cell}</td>` : `<th>${cell}</th>`)).join('')}</tr>`).join('')}</table>`,
        );
      else body.push(`<p>${block.text}</p>`);
    }
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>La Gazette</title><style>
@page{size:A4;margin:18mm 15mm 20mm;@bottom-center{content:"La Gazette – page " counter(page);font:12pt T}}
@font-face{font-family:T;src:url(fonts/regular.ttf)}@font-face{font-family:T;font-weight:700;src:url(fonts/bold.ttf)}
*{box-sizing:border-box}html{font:16pt/1.4 T;hyphens:auto;orphans:2;widows:2}body{margin:0;text-align:justify}p{margin:0 0 .5em}
h1{font-size:26pt;line-height:1.15;margin:0 0 .5em;text-align:left;hyphens:manual;break-after:avoid}h2{font-size:19pt;line-height:1.2;margin:.6em 0 .3em;text-align:left;hyphens:manual;break-after:avoid}
img{width:100%;display:block;margin:0 0 .5em}aside{border:2pt solid #224;background:#eef;padding:8pt;margin:.4em 0 .8em;break-inside:avoid}
table{border-collapse:collapse;width:100%;font-size:13pt;text-align:left;break-inside:avoid;margin:.4em 0 .8em}th,td{border:.75pt solid #444;padding:3pt 4pt;text-align:left}
.toc li{display:flex;list-style:none;text-align:left}.toc a{color:inherit;text-decoration:none}.toc a::after{content:leader('.') target-counter(attr(href),page)}
article{break-before:page}.cols{columns:2;column-gap:8mm}</style></head><body><h1>La Gazette</h1><ol class="toc">${toc.join('')}</ol>${body.join('\n')}</body></html>`;
}

function typst(copies) {
  const body = [];
  for (let copy = 0; copy < copies; copy++)
    for (const block of blocks()) {
      if (block.type === 'article')
        body.push(`#pagebreak(weak: true)\n= ${escapeTypst(block.title)}\n#columns(2, gutter: 8mm)[`);
      else if (block.type === 'end') body.push(']');
      else if (block.type === 'picture')
        body.push(`#image("img/${block.number}.jpg", width: 100%, alt: "Une vue de la commune")`);
      else if (block.type === 'heading') body.push(`== ${block.text}`);
      else if (block.type === 'box') body.push(`#box-of[*À retenir*\n\n${escapeTypst(block.text)}]`);
      else if (block.type === 'table')
        body.push(
          `#grid-of(${ROWS.flat()
            .map((cell) => `[${cell}]`)
            .join(', ')})`,
        );
      else body.push(`${escapeTypst(block.text)}\n`);
    }
  return `#set document(title: "La Gazette")
#set text(font: "Atkinson Hyperlegible Next", size: 16pt, lang: "fr", hyphenate: true, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 0.4em, spacing: 0.9em)
#show heading: set text(hyphenate: false)
#show heading: set par(justify: false)
#show heading.where(level: 1): set text(size: 26pt)
#show heading.where(level: 2): set text(size: 19pt)
#let box-of(b) = block(width: 100%, stroke: 2pt + rgb("#224"), fill: rgb("#eef"), inset: 8pt, breakable: false, b)
#let grid-of(..c) = { set text(size: 13pt, hyphenate: false); set par(justify: false); table(columns: 3, inset: 4pt, ..c) }
#set page(paper: "a4", margin: (top: 18mm, bottom: 20mm, x: 15mm), footer: context align(center, text(size: 12pt)[La Gazette – page #counter(page).display()]))
#text(size: 26pt, weight: "bold")[La Gazette]
#outline(title: none, depth: 1)
${body.join('\n')}`;
}

/** Writes `journal.html`, `journal.typ`, `sixteen.html`, `sixteen.typ`, `img/` and `fonts/` into `folder`. */
export async function writeWorkload(folder, fontsFolder) {
  mkdirSync(join(folder, 'img'), { recursive: true });
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  for (let number = 1; number <= 8; number++) {
    const [width, height] = [1600, 1000];
    const pixels = Buffer.alloc(width * height * 3);
    for (let y = 0, at = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        pixels[at++] = (x * number) >> 3;
        pixels[at++] = (y * 2 + number * 20) >> 3;
        pixels[at++] = ((x ^ y) >> 2) & 0xff;
      }
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 80 })
      .toFile(join(folder, 'img', `${number}.jpg`));
  }
  copyFileSync(join(fontsFolder, 'AtkinsonHyperlegibleNext_400Regular.ttf'), join(folder, 'fonts', 'regular.ttf'));
  copyFileSync(join(fontsFolder, 'AtkinsonHyperlegibleNext_700Bold.ttf'), join(folder, 'fonts', 'bold.ttf'));
  for (const [name, copies] of [
    ['journal', 1],
    ['sixteen', 16],
  ]) {
    writeFileSync(join(folder, `${name}.html`), html(copies));
    writeFileSync(join(folder, `${name}.typ`), typst(copies));
  }
}
