import { expect, test } from 'vitest';
import { type Diagnostic, reporter } from '../../../src/base/diagnostic.ts';
import type { Host } from '../../../src/base/host.ts';
import { buildBoxes } from '../../../src/typesetter/boxes/build.ts';
import { printBoxes, printTags } from '../../../src/typesetter/boxes/print.ts';
import { parseHtml } from '../../../src/typesetter/html/parse.ts';
import { styleDocument } from '../../../src/typesetter/style/style.ts';

/** With the real cascade, as a publication comes. */
function page(html: string) {
  const told: Diagnostic[] = [];
  const report = reporter('fr', (diagnostic) => told.push(diagnostic));
  const host: Host = { read: () => ({ ok: false, refusal: 'missing' }), list: () => [], today: () => '2026-01-01' };
  const document = parseHtml(html, 'page.html', report);
  const styled = styleDocument(document, { host, report, userSheets: [] });
  const tree = buildBoxes(styled, { host, report, path: 'page.html' });
  expect(told.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  return { boxes: printBoxes(tree.root), tags: printTags(tree.tags) };
}

test('contents, chapters, notes and running titles of a small book', () => {
  const { boxes, tags } = page(`<!doctype html><html lang=fr><style>
    body { counter-reset: chapter; string-set: book "Livre" }
    h2 { counter-increment: chapter; string-set: chapter content() }
    h2::before { content: counter(chapter, upper-roman) ". " }
    nav a::after { content: leader('.') target-counter(attr(href), page) }
    .note { float: footnote }
    header { position: running(head) }
    p { -tambour-typography: auto }
  </style><header>Mairie</header><nav><ol><li><a href="#un">Un</a></ol></nav>
  <h2 id=un>Un jour<br>de fête</h2><p>Il dit : <q>oui</q><span class=note>Non.</span></p></html>`);
  expect(boxes).toContain('marker "1. "');
  expect(boxes).toContain('<a→#un "Un" <::after leader(.) page(un) ::after> a>');
  expect(boxes).toContain(
    'block h2 #un string(chapter: Un jour de fête) bookmark(2 Un jour de fête) counters({"chapter":[1]})',
  );
  expect(boxes).toContain('<::before "I. " ::before> "Un jour" / "de fête"');
  expect(boxes).toContain(
    '"Il dit\u00a0: " <q <::before "«\u00a0" ::before> "oui" <::after "\u00a0»" ::after> q> <::footnote-call#-tambour-call-1→#-tambour-note-2 call(1)',
  );
  expect(boxes).toContain('<::footnote-marker→#-tambour-call-1 "1. " ::footnote-marker> "Non."');
  expect(boxes).toContain('running(head)');
  expect(tags).toContain('Note');
  expect(tags).not.toContain('Mairie');
});
