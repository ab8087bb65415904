// In: the preflights of one edition's files. Out: the sheet that goes to the printer with them, as HTML; he is the one who says that they are right.
import type { Preflight } from './preflight.ts';

export interface CheckedFile {
  readonly file: string;
  readonly preflight: Preflight;
}

export function preflightHtml(title: string, commune: string, files: readonly CheckedFile[]): string {
  const body = files.map(({ file, preflight }) => fileHtml(file, preflight)).join('');
  const findings = files.flatMap(({ preflight }) => preflight.findings).length;
  return `<!doctype html><html lang="fr"><head><title>Contrôle avant impression : ${escapeHtml(title)}</title><style>
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-left { content: "${quote(title)} · contrôle avant impression"; font-size: 10pt } @bottom-right { content: counter(page) " / " counter(pages); font-size: 10pt } }
html { font: 12pt/16pt sans-serif; color: #000; hyphens: none }
body, p, ul, h1, h2, h3 { margin: 0; padding: 0 }
h1 { font-size: 24pt; line-height: 28pt; margin-bottom: 8pt }
h2 { font-size: 16pt; line-height: 20pt; margin: 24pt 0 6pt; break-after: avoid; overflow-wrap: anywhere }
h3 { font-size: 12pt; margin: 14pt 0 4pt; break-after: avoid }
.valider { border: 1.5pt solid #000; padding: 8pt 10pt; margin: 8pt 0 }
.valider p + p { margin-top: 6pt }
ul { padding-left: 14pt }
table { width: 100%; border-collapse: collapse }
th { text-align: left; vertical-align: bottom }
.faits th { width: 58mm; vertical-align: top }
td { vertical-align: top }
th, td { border-bottom: 0.5pt solid #000; padding: 2pt 6pt 2pt 0; overflow-wrap: anywhere }
.n { text-align: right }
.signature { margin-top: 24pt; break-inside: avoid }
.ligne { border-bottom: 0.75pt solid #000; height: 24pt; margin-bottom: 4pt }
</style></head><body>
<h1>Contrôle avant impression</h1>
<p>${escapeHtml([title, commune].filter(Boolean).join(', '))}</p>
<div class="valider"><p><strong>À valider par l’imprimeur.</strong> Ce contrôle est fait par le programme qui a composé les pages. Il ne remplace ni celui de l’imprimerie, ni une épreuve.</p>
<p>${findings === 0 ? 'Rien à signaler.' : `${findings} point${findings > 1 ? 's' : ''} à regarder, dans la liste « À regarder ».`}</p></div>
${body}
<div class="signature"><p><strong>Bon à tirer</strong>, à remplir par l’imprimeur et par la commune.</p><div class="ligne"></div><p>Date, nom et signature de l’imprimeur</p><div class="ligne"></div><p>Date, nom et signature de la commune</p></div>
</body></html>`;
}

function fileHtml(file: string, preflight: Preflight): string {
  const { pages, inks, findings, fonts, pictures } = preflight;
  const [first] = pages;
  const size = ({ width, height }: { readonly width: number; readonly height: number }) =>
    `${french(width)} × ${french(height)} mm`;
  const oneSize = new Set(pages.map(({ media, trim }) => `${size(media)} ${size(trim)}`)).size === 1;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Imprimeur', preflight.printer],
    ['Pages', String(pages.length)],
    ['Format fini (TrimBox)', first && size(first.trim) + (oneSize ? '' : ', première page')],
    [
      'Avec fond perdu (BleedBox)',
      first && `${size(first.bleed)} : ${french(first.trim.x - first.bleed.x)} mm de chaque côté`,
    ],
    ['Support (MediaBox)', first && size(first.media)],
    ['Encres', inks.join(', ')],
    ['Encrage maximal admis', `${preflight.inkLimit} %`],
    ['Condition d’impression', preflight.condition],
    ['Profil ICC', preflight.profile ?? 'aucun : couleurs converties par une formule, sans profil'],
    [
      'Norme',
      preflight.standard ?? 'préparé comme un PDF/X-4, sans s’en réclamer : il y manque le profil de la presse',
    ],
  ];
  const facts = rows.flatMap(([name, value]) =>
    value ? [`<tr><th>${name}</th><td>${escapeHtml(value)}</td></tr>`] : [],
  );
  return `<h2>${escapeHtml(file)}</h2><table class="faits">${facts.join('')}</table>
<h3>À regarder</h3>${
    findings.length === 0
      ? '<p>Rien.</p>'
      : `<ul>${findings.map(({ page, message }) => `<li>Page ${page} : ${escapeHtml(message)}.</li>`).join('')}</ul>`
  }
<h3>Encres : part de chaque page couverte, et le plus d’encre en un point (estimation)</h3>
<table><thead><tr><th>Page</th>${inks.map((ink) => `<th class="n">${escapeHtml(ink)}</th>`).join('')}<th class="n">maximum</th></tr></thead><tbody>${pages
    .map(
      ({ page, coverage, most }) =>
        `<tr><td>${page}</td>${inks.map((ink) => `<td class="n">${french(coverage[ink] ?? 0)} %</td>`).join('')}<td class="n">${most} %</td></tr>`,
    )
    .join('')}</tbody></table>
<h3>Caractères, tous incorporés</h3><p>${fonts.length === 0 ? 'Aucun.' : escapeHtml(fonts.join(', '))}</p>
<h3>Images et dessins</h3>${
    pictures.length === 0
      ? '<p>Aucun.</p>'
      : `<table><thead><tr><th>Page</th><th>Fichier</th><th class="n">Taille</th><th class="n">Points par pouce</th></tr></thead><tbody>${pictures
          .map(
            ({ page, file: name, ppi, ...drawn }) =>
              `<tr><td>${page}</td><td>${escapeHtml(name)}</td><td class="n">${size(drawn)}</td><td class="n">${ppi ?? 'en traits'}</td></tr>`,
          )
          .join('')}</tbody></table>`
  }`;
}

function french(value: number): string {
  return String(value).replace('.', ',');
}

function quote(text: string): string {
  return text.replace(/[\\"<\n]/g, ' ');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
