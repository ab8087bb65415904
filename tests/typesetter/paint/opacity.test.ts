import { expect, test } from 'vitest';
import { printPdf, typeset } from '../../../src/typesetter/typeset.ts';
import { fakeHost, gather, READING } from '../../pdf/fake.ts';

const SHEET =
  '@page{size:100pt 100pt;margin:0} div div{width:20pt;height:20pt;background:red} div div+div{margin-top:-10pt}';

async function groups(style: string, tagged: boolean, text = ''): Promise<number> {
  const { report } = gather();
  const host = fakeHost({});
  const html = `<html lang=fr><title>t</title><style>${SHEET}</style><body><div style="${style}"><div></div><div></div></div>${text}`;
  const document = typeset(html, 'a.html', { host, report });
  const { bytes } = await printPdf(
    document,
    { imposition: { type: 'reading' }, profile: { ...READING, tagged } },
    { host, report },
  );
  return Buffer.from(bytes).toString('latin1').split('/S /Transparency').length - 1;
}

test('boxes that overlap in a half-transparent one fade together', async () => {
  expect(await groups('opacity:.5', false)).toBe(1);
  expect(await groups('opacity:.5', true)).toBe(1);
  expect(await groups('', true)).toBe(0);
});
