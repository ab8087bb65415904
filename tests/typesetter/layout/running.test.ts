import { expect, test } from 'vitest';
import { lay, words } from './lay.ts';

test('each of two running elements that follow one another is kept', () => {
  const laid = lay(
    '@page{margin:20pt 0;@top-left{content:element(a)}@bottom-left{content:element(b)}} .a{position:running(a)} .b{position:running(b)}',
    '<div class=a>head</div><div class=b>foot</div><p>text</p>',
  );
  expect(words(laid)).toBe('0,20 text\n0,5 head\n0,85 foot');
});

test('the page counters of a running element count the page it is printed on', () => {
  const laid = lay(
    '@page{margin:20pt 0;@top-left{content:element(a)}} .a{position:running(a)} .n::before{content:counter(page)"/"counter(pages)} p+p{break-before:page}',
    '<div class=a>p. <b class=n></b></div><p>one</p><p>two</p>',
  );
  expect(words(laid)).toBe('0,20 one\n0,5 p. 1/2\n---\n0,20 two\n0,5 p. 2/2');
});

test('a margin box with a size across its side stands against the page’s area; its quotes nest', () => {
  const laid = lay(
    '@page{margin:40pt;@top-left{content:"a";height:10pt;vertical-align:top}@bottom-left{content:open-quote "b" open-quote "c" close-quote close-quote;quotes:"[" "]" "{" "}";height:10pt}}',
    '<p>p</p>',
    '200pt 200pt',
  );
  expect(words(laid)).toContain('40,30 a');
  expect(words(laid)).toContain('40,160 [b{c}]');
});
