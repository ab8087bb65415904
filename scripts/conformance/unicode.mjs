// In: LineBreakTest, BidiTest and BidiCharacterTest of Unicode. Out: how many of their lines our doors answer right (UAX #14, UAX #9).
import { skip, UNICODE, unicodeData } from './data.mjs';
import { open } from './doors.mjs';

const lines = (text) =>
  text
    .split('\n')
    .map((line, at) => ({ at: at + 1, line: line.replace(/#.*$/, '').trim() }))
    .filter(({ line }) => line !== '');
const withoutData = 'the data could not be had from unicode.org, nor from Debian';

/** Each `×` and `÷` of a line against breakOpportunities. */
export async function lineBreaks() {
  const name = `UAX #14, LineBreakTest ${UNICODE}`;
  const data = await unicodeData('auxiliary/LineBreakTest.txt');
  if (data === undefined) return skip(name, withoutData);
  const { breakOpportunities } = await open('src/typesetter/text/opportunities.ts');
  const failures = [];
  const tests = lines(data);
  for (const { at, line } of tests) {
    const words = line.split(/\s+/);
    let text = '';
    const wanted = new Map();
    for (const word of words) {
      if (word === '÷' || word === '×') wanted.set(text.length, word === '÷');
      else text += String.fromCodePoint(Number.parseInt(word, 16));
    }
    wanted.delete(0);
    const found = breakOpportunities(text);
    if ([...wanted].some(([index, may]) => found[index] > 0 !== may)) failures.push(`line ${at}: ${line}`);
  }
  return { name, passed: tests.length - failures.length, total: tests.length, failures };
}

/** One character for each class of BidiTest. */
const CHARACTERS = {
  L: 'a',
  R: '\u05d0',
  AL: '\u0627',
  EN: '1',
  ES: '+',
  ET: '#',
  AN: '\u0661',
  CS: ',',
  NSM: '\u0300',
  BN: '\u00ad',
  B: '\u2029',
  S: '\t',
  WS: ' ',
  ON: '!',
  LRE: '\u202a',
  RLE: '\u202b',
  PDF: '\u202c',
  LRO: '\u202d',
  RLO: '\u202e',
  LRI: '\u2066',
  RLI: '\u2067',
  FSI: '\u2068',
  PDI: '\u2069',
}; // prettier-ignore

/** Levels of each character (x: of no matter) and the order drawn, by bidiLevels and visualOrder. */
function judge(bidi, text, base, levels, order) {
  const found = bidi.bidiLevels(text, base);
  const units = [];
  let at = 0;
  for (const character of text) {
    units.push(at);
    at += character.length;
  }
  const own = units.map((unit) => found?.[unit] ?? 0);
  if (levels.some((level, index) => level !== 'x' && Number(level) !== own[index])) return false;
  const kept = levels.flatMap((level, index) => (level === 'x' ? [] : [index]));
  const drawn = bidi.visualOrder(kept.map((index) => own[index])).map((index) => kept[index]);
  return drawn.join(' ') === order.join(' ');
}

export async function bidiClasses() {
  const name = `UAX #9, BidiTest ${UNICODE}`;
  const data = await unicodeData('BidiTest.txt');
  if (data === undefined) return skip(name, withoutData);
  const bidi = await open('src/typesetter/text/bidi.ts');
  const failures = [];
  let total = 0;
  let [levels, order] = [[], []];
  const words = (text) => text.split(/\s+/).filter(Boolean);
  for (const { at, line } of lines(data)) {
    if (line.startsWith('@Levels:')) levels = words(line.slice(8));
    else if (line.startsWith('@Reorder:')) order = words(line.slice(9));
    if (line.startsWith('@')) continue;
    const [classes, set] = line.split(';');
    const text = words(classes)
      .map((one) => CHARACTERS[one])
      .join('');
    for (const [bit, base] of ['auto', 'ltr', 'rtl'].entries()) {
      if ((Number.parseInt(set, 16) & (1 << bit)) === 0) continue;
      total++;
      if (!judge(bidi, text, base, levels, order)) failures.push(`line ${at}, ${base}: ${line}`);
    }
  }
  return { name, passed: total - failures.length, total, failures };
}

export async function bidiCharacters() {
  const name = `UAX #9, BidiCharacterTest ${UNICODE}`;
  const data = await unicodeData('BidiCharacterTest.txt');
  if (data === undefined) return skip(name, withoutData);
  const bidi = await open('src/typesetter/text/bidi.ts');
  const failures = [];
  const tests = lines(data);
  for (const { at, line } of tests) {
    const [codes, direction, , levels, order = ''] = line.split(';');
    const text = String.fromCodePoint(...codes.split(' ').map((code) => Number.parseInt(code, 16)));
    const base = ['ltr', 'rtl', 'auto'][Number(direction)];
    if (!judge(bidi, text, base, levels.split(' '), order.split(' ').filter(Boolean)))
      failures.push(`line ${at}: ${line}`);
  }
  return { name, passed: tests.length - failures.length, total: tests.length, failures };
}
