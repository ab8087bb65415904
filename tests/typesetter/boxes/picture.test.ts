import { expect, test } from 'vitest';
import { build } from './styled.ts';

/** A PNG's signature and header; nothing more is read. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}
const of = (src: string, files: Record<string, Uint8Array | string> = {}) => {
  const { boxes, told } = build(`<p><img alt="" src="${src}"></p>`, files);
  return [/replaced .*/.exec(boxes)?.[0], ...told.map((line) => line.split(' ')[0])];
};

test('sizes come from the files, in points', () => {
  expect(of('b/x.png', { 'a/b/x.png': png(40, 20) })).toEqual(['replaced img 30×15']);
  expect(
    of('/x.svg', { 'x.svg': '<?xml version="1.0"?><!-- <svg> --><svg width="10mm" viewBox="0 0 20 10"/>' }),
  ).toEqual([`replaced img ${(10 * 72) / 25.4}×${(5 * 72) / 25.4}`]);
  expect(of('x.svg', { 'a/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>' })).toEqual([
    'replaced img 225×112.5',
  ]);
  const url = `data:image/png;base64,${Buffer.from(png(4, 8)).toString('base64')}`;
  expect(of(url)).toEqual(['replaced img 3×6']);
});

test('what cannot be had is told', () => {
  expect(of('x.png')).toEqual(['replaced img missing', 'picture-missing']);
  expect(of('x.png', { 'a/x.png': 'not a picture' })).toEqual(['replaced img missing', 'picture-unreadable']);
  expect(of('x.png', { 'a/x.png': png(20000, 20000) })).toEqual(['replaced img missing', 'picture-too-large']);
  expect(of('../../x.png')).toEqual(['replaced img missing', 'path-outside']);
  expect(of('https://x.fr/x.png')).toEqual(['replaced img missing', 'remote-url']);
});

test('an inline svg is markup by itself, in the colour of its text', () => {
  const { tree } = build(
    '<p><svg width="8" height="4"><path fill="currentColor" d="M0 0"/><text>a &amp; b</text></svg></p>',
  );
  let markup = '';
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('markup' in value) markup = String(value.markup);
    for (const [key, child] of Object.entries(value))
      if (key !== 'style' && key !== 'tag' && key !== 'mark') visit(child);
  };
  visit(tree.root);
  expect(markup).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" color="#000000" width="8" height="4"><path fill="#000000" d="M0 0"/><text>a &amp; b</text></svg>',
  );
});
