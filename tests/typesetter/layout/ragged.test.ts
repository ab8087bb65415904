import { expect, test } from 'vitest';
import type { Fragment } from '../../../src/typesetter/layout/types.ts';
import { type Laid, lay, textOf, words } from './lay.ts';

/** The white at the end of each line but the last, as a share of the measure, and the words that end them. */
function rag(laid: Laid, measure: number): { white: number[]; ends: string[] } {
  const white: number[] = [];
  const ends: string[] = [];
  const visit = (fragment: Fragment): void => {
    if (fragment.type === 'line') {
      const texts = fragment.children.filter((child) => child.text);
      const glyphs = texts.flatMap((child) => child.text!.glyphs.map((glyph) => glyph.text)).join('');
      const last = texts.at(-1)!;
      white.push(1 - (last.x + last.width) / measure);
      ends.push(glyphs.trim().split(' ').at(-1)!);
    }
    fragment.children.forEach(visit);
  };
  for (const page of laid.document.pages) page.content.forEach(visit);
  return { white: white.slice(0, -1), ends: ends.slice(0, -1) };
}

const TEXTS = {
  fr: `Le conseil a voté hier soir à la salle des fêtes le budget de la commune pour l’année qui vient, et il a choisi de
    garder le guichet ouvert tous les matins. Une part de la somme ira à la voirie, une autre aux écoles du bourg et du
    hameau, où la toiture n’a pas été refaite depuis la guerre. Pour le reste, on verra au printemps si le département
    tient sa parole et si les travaux de la place peuvent commencer avant la foire.`,
  en: `The council voted last night at the village hall on the budget of the town for the year to come, and it chose to
    keep the office open each morning. A part of the sum will go to the roads, another to the schools of the valley, where
    the roof has not been mended since the war. As for the rest, we shall see in the spring if the county keeps its word
    and if the work on the square can begin before the fair.`,
  de: `Der Rat hat gestern Abend in der Halle über den Haushalt der Gemeinde für das neue Jahr beraten und will das Amt
    an jedem Morgen offen halten. Ein Teil der Summe geht an die Wege, ein anderer an die Schulen in den Dörfern, wo das
    Dach seit dem Krieg nicht mehr erneuert wurde. Im Frühling wird man sehen, ob der Kreis sein Wort hält und ob die
    Arbeit auf dem Platz noch vor dem Markt beginnen kann.`,
} as const;
const WEAK = {
  fr: /^(à|a|au|aux|de|des|du|en|et|il|la|le|les|on|où|ou|par|pour|qui|sa|se|si|une?|l’)$/i,
  en: /^(a|an|and|as|at|for|if|in|it|its|of|on|the|to|we|where)$/i,
  de: /^(an|auf|das|den|der|die|ein|hat|im|in|ob|und|wo|sein|für|über)$/i,
} as const;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean white, mean difference between neighbouring lines, share of lines that end with a weak word. */
function measures(lang: keyof typeof TEXTS, css: string, measure: number): readonly [number, number, number] {
  const { white, ends } = rag(lay(css, `<p lang=${lang}>${TEXTS[lang]}</p>`, `${measure}pt 3000pt`), measure);
  const jumps = white.slice(1).map((value, i) => Math.abs(value - white[i]!));
  return [mean(white), mean(jumps), ends.filter((word) => WEAK[lang].test(word)).length / ends.length];
}

test.each(['fr', 'en', 'de'] as const)(
  'ragged %s: over many measures, more even than greedy lines, with fewer weak words at their ends',
  (lang) => {
    const over = (css: string) => {
      const all = [250, 270, 290, 310, 330, 350, 380, 410, 440].map((measure) => measures(lang, css, measure));
      return { jumps: mean(all.map(([, jump]) => jump)), weak: mean(all.map(([, , weak]) => weak)) };
    };
    const [fit, greedy] = [over(''), over('p{text-wrap:stable}')];
    expect(fit.jumps).toBeLessThan(greedy.jumps);
    expect(fit.weak).toBeLessThan(greedy.weak * 0.7);
  },
);

test('a line is tightened to hold one more word, in a language that is known, unless CSS forbids it', () => {
  const text = 'aaa bbb cccccccccccc ddd eeeeeeeeeeeeee fff';
  const print = (css: string, lang: string) => words(lay(css, `<p lang=${lang}>${text}</p>`, '199pt 200pt'));
  expect(print('', 'fr').split('\n')[0]).toBe('0,0 aaa bbb cccccccccccc');
  expect(print('p{-tambour-justify:none}', 'fr').split('\n')[0]).toBe('0,0 aaa bbb');
  expect(print('', 'xx').split('\n')[0]).toBe('0,0 aaa bbb');
  const tight = lay('', `<p lang=fr>${text}</p>`, '199pt 200pt');
  expect(Math.min(...rag(tight, 199).white)).toBeGreaterThan(-1e-9);
});

test('text-wrap: stable fills line after line', () => {
  const text = 'Le maire a dit à la radio le mot';
  const [page] = textOf(lay('p{text-wrap:stable}', `<p lang=fr>${text}</p>`, '120pt 100pt'));
  expect(page).toBe(text);
  expect(words(lay('p{text-wrap:stable}', `<p lang=fr>${text}</p>`, '120pt 100pt'))).toMatch(/^0,0 Le maire a\n/);
  expect(words(lay('', `<p lang=fr>${text}</p>`, '120pt 100pt'))).toMatch(/^0,0 Le maire\n/);
});
