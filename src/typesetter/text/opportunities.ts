// In: a text. Out: where a line may or must end, by the rules of UAX #14 (Unicode 17.0).
import { LINE_BREAK_CLASSES, LINE_BREAK_RUNS } from './line-break-table.ts';

type ClassName = (typeof LINE_BREAK_CLASSES)[number];

const EAST_ASIAN = 64;
const CLASS = 63;
const BEFORE_TEXT = 63;

const numberOf = (name: ClassName): number => LINE_BREAK_CLASSES.indexOf(name);
const AK = numberOf('AK');
const AL = numberOf('AL');
const AP = numberOf('AP');
const AS = numberOf('AS');
const B2 = numberOf('B2');
const BA = numberOf('BA');
const BB = numberOf('BB');
const BK = numberOf('BK');
const CB = numberOf('CB');
const CL = numberOf('CL');
const CM = numberOf('CM');
const CP = numberOf('CP');
const CR = numberOf('CR');
const DC = numberOf('DC');
const EB = numberOf('EB');
const EM = numberOf('EM');
const EX = numberOf('EX');
const GL = numberOf('GL');
const H2 = numberOf('H2');
const H3 = numberOf('H3');
const HH = numberOf('HH');
const HL = numberOf('HL');
const HY = numberOf('HY');
const ID = numberOf('ID');
const IN = numberOf('IN');
const IS = numberOf('IS');
const JL = numberOf('JL');
const JT = numberOf('JT');
const JV = numberOf('JV');
const LF = numberOf('LF');
const NL = numberOf('NL');
const NS = numberOf('NS');
const NU = numberOf('NU');
const OP = numberOf('OP');
const PO = numberOf('PO');
const PR = numberOf('PR');
const QF = numberOf('QF');
const QI = numberOf('QI');
const QU = numberOf('QU');
const RI = numberOf('RI');
const SP = numberOf('SP');
const SY = numberOf('SY');
const VF = numberOf('VF');
const VI = numberOf('VI');
const WJ = numberOf('WJ');
const XL = numberOf('XL');
const XP = numberOf('XP');
const ZW = numberOf('ZW');
const ZWJ = numberOf('ZWJ');

const { plane0, starts, values } = decodeTable();

/**
 * For each UTF-16 index of `text`, and for its end: 0 no break before it, 1 a line may end before it, 2 a line must.
 * A hard line end (U+000A, U+2028 …) puts its 2 on the index after it. The end of the text is at least 1.
 */
export function breakOpportunities(text: string): Uint8Array {
  const result = new Uint8Array(text.length + 1);
  if (text.length === 0) return result;
  const { count, kinds, places } = resolveClasses(text);
  decide(result, kinds, places, count);
  const last = kinds[count - 1]! & CLASS;
  result[text.length] = isHardBreak(last) ? 2 : 1;
  return result;
}

/** Bit 7 of a resolved kind: the cluster ends with U+200D, after which nothing breaks (LB8a). */
const JOINED = 128;

/** LB1, LB9, LB10: one kind a cluster, with marks and joiners merged into their base. */
function resolveClasses(text: string): { count: number; kinds: Uint8Array; places: Uint32Array } {
  const kinds = new Uint8Array(text.length);
  const places = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const place = at;
    let code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length) {
      code = text.codePointAt(at)!;
      if (code > 0xffff) at++;
    }
    let value = code < 0x10000 ? plane0[code]! : astral(code);
    const kind = value & CLASS;
    if (kind === CM || kind === ZWJ) {
      const base = count === 0 ? BK : kinds[count - 1]! & CLASS;
      const attaches = !isHardBreak(base) && base !== SP && base !== ZW;
      if (attaches) {
        kinds[count - 1] = (kinds[count - 1]! & ~JOINED) | (kind === ZWJ ? JOINED : 0);
        continue;
      }
      value = kind === ZWJ ? AL | JOINED : AL;
    }
    places[count] = place;
    kinds[count++] = value;
  }
  return { count, kinds, places };
}

/** Walks the clusters once and writes a break before each, where the rules allow. */
function decide(result: Uint8Array, kinds: Uint8Array, places: Uint32Array, count: number): void {
  const at = (index: number): number =>
    index < 0 || index >= count ? BEFORE_TEXT : kinds[index]! & (CLASS | EAST_ASIAN);
  // Index of the last cluster that is no space, for the rules with SP*.
  let solid = -1;
  // Regional indicators in a row before this cluster (LB30a).
  let regional = 0;
  // Within NU (SY | IS)* (LB25): 1; after a closing bracket that follows it: 2.
  let number = 0;
  for (let index = 0; index < count; index++) {
    const kind = kinds[index]! & CLASS;
    if (index > 0) {
      const before = kinds[index - 1]!;
      // Letter after letter is nearly every pair of a text (LB28).
      if (!((before & CLASS) === AL && kind === AL)) {
        result[places[index]!] = between(at, index, before, solid, regional, number);
      }
    }
    if (kind !== SP) solid = index;
    regional = kind === RI ? regional + 1 : 0;
    if (kind === NU) number = 1;
    else if (number === 1 && (kind === CL || kind === CP)) number = 2;
    else if (!(number === 1 && (kind === SY || kind === IS))) number = 0;
  }
}

function between(
  at: (index: number) => number,
  index: number,
  beforeWithJoin: number,
  solid: number,
  regional: number,
  number: number,
): 0 | 1 | 2 {
  const before = beforeWithJoin & CLASS;
  const afterAll = at(index);
  const after = afterAll & CLASS;
  // LB4 to LB7
  if (before === CR) return after === LF ? 0 : 2;
  if (isHardBreak(before)) return 2;
  if (isHardBreak(after) || after === SP || after === ZW) return 0;
  // LB8: solid is -1 only for leading spaces.
  const firm = solid < 0 ? BEFORE_TEXT : at(solid) & CLASS;
  if (firm === ZW) return 1;
  // LB8a
  if ((beforeWithJoin & JOINED) !== 0) return 0;
  // LB11 to LB13
  if (after === WJ || before === WJ || before === GL) return 0;
  if (after === GL && before !== SP && before !== BA && before !== HY && before !== HH) return 0;
  if (after === CL || after === CP || after === EX || after === SY) return 0;
  // LB14
  if (firm === OP) return 0;
  // LB15a
  if (firm === QI && opensQuote(at(solid - 1) & CLASS)) return 0;
  // LB15b
  if (after === QF && closesQuote(at(index + 1) & CLASS)) return 0;
  // LB15c, LB15d
  if (before === SP && after === IS && (at(index + 1) & CLASS) === NU) return 1;
  if (after === IS) return 0;
  // LB16, LB17
  if (after === NS && (firm === CL || firm === CP)) return 0;
  if (after === B2 && firm === B2) return 0;
  // LB18
  if (before === SP) return 1;
  // LB19, LB19a
  const beforeAll = beforeWithJoin & (CLASS | EAST_ASIAN);
  if (isQuote(after)) {
    if (after !== QI || (beforeAll & EAST_ASIAN) === 0) return 0;
    const next = at(index + 1);
    if (next === BEFORE_TEXT || (next & EAST_ASIAN) === 0) return 0;
  }
  if (isQuote(before)) {
    if (before !== QF || (afterAll & EAST_ASIAN) === 0) return 0;
    const previous = at(index - 2);
    if (previous === BEFORE_TEXT || (previous & EAST_ASIAN) === 0) return 0;
  }
  // LB20, LB20a
  if (after === CB || before === CB) return 1;
  if ((before === HY || before === HH) && isLetter(after) && startsWord(at(index - 2) & CLASS)) return 0;
  // LB21, LB21a, LB21b, LB22
  if (after === BA || after === HH || after === HY || after === NS || before === BB) return 0;
  if (after !== HL && (before === HY || before === HH) && (at(index - 2) & CLASS) === HL) return 0;
  if (before === SY && after === HL) return 0;
  if (after === IN) return 0;
  return amongWords(at, index, beforeAll, afterAll, regional, number);
}

/** LB23 to LB31. */
function amongWords(
  at: (index: number) => number,
  index: number,
  beforeAll: number,
  afterAll: number,
  regional: number,
  number: number,
): 0 | 1 {
  const before = beforeAll & CLASS;
  const after = afterAll & CLASS;
  // LB23 to LB24
  if ((isLetter(before) && after === NU) || (before === NU && isLetter(after))) return 0;
  if (before === PR && isPictorial(after)) return 0;
  if (isPictorial(before) && after === PO) return 0;
  if ((before === PR || before === PO) && isLetter(after)) return 0;
  if (isLetter(before) && (after === PR || after === PO)) return 0;
  // LB25
  if (number > 0 && (after === PO || after === PR)) return 0;
  if (after === NU && (number === 1 || before === PO || before === PR || before === HY || before === IS)) return 0;
  if ((before === PO || before === PR) && after === OP) {
    const next = at(index + 1) & CLASS;
    if (next === NU || (next === IS && (at(index + 2) & CLASS) === NU)) return 0;
  }
  // LB26, LB27
  if (before === JL && (after === JL || after === JV || after === H2 || after === H3)) return 0;
  if ((before === JV || before === H2) && (after === JV || after === JT)) return 0;
  if ((before === JT || before === H3) && after === JT) return 0;
  if ((isHangul(before) && after === PO) || (before === PR && isHangul(after))) return 0;
  // LB28, LB28a
  if (isLetter(before) && isLetter(after)) return 0;
  if (before === AP && isAksara(after)) return 0;
  if (isAksara(before) && (after === VF || after === VI)) return 0;
  if (before === VI && (after === AK || after === DC) && isAksara(at(index - 2) & CLASS)) return 0;
  if (isAksara(before) && isAksara(after) && (at(index + 1) & CLASS) === VF) return 0;
  // LB29, LB30
  if (before === IS && isLetter(after)) return 0;
  if ((isLetter(before) || before === NU) && after === OP && (afterAll & EAST_ASIAN) === 0) return 0;
  if (before === CP && (beforeAll & EAST_ASIAN) === 0 && (isLetter(after) || after === NU)) return 0;
  // LB30a, LB30b
  if (before === RI && after === RI && regional % 2 === 1) return 0;
  if (after === EM && (before === EB || before === XP || before === XL)) return 0;
  return 1;
}

function isHardBreak(kind: number): boolean {
  return kind === LF || kind === BK || kind === CR || kind === NL;
}
function isLetter(kind: number): boolean {
  return kind === AL || kind === HL || kind === DC || kind === XL;
}
function isQuote(kind: number): boolean {
  return kind === QU || kind === QI || kind === QF;
}
function isPictorial(kind: number): boolean {
  return kind === ID || kind === EB || kind === EM || kind === XP;
}
function isHangul(kind: number): boolean {
  return kind === JL || kind === JV || kind === JT || kind === H2 || kind === H3;
}
function isAksara(kind: number): boolean {
  return kind === AK || kind === AS || kind === DC;
}
function opensQuote(previous: number): boolean {
  if (previous === BEFORE_TEXT || isHardBreak(previous) || isQuote(previous)) return true;
  return previous === OP || previous === GL || previous === SP || previous === ZW;
}
function closesQuote(next: number): boolean {
  if (next === BEFORE_TEXT || isHardBreak(next) || isQuote(next)) return true;
  if (next === SP || next === GL || next === WJ || next === CL || next === CP) return true;
  return next === EX || next === IS || next === SY || next === ZW;
}
function startsWord(previous: number): boolean {
  if (previous === BEFORE_TEXT || isHardBreak(previous)) return true;
  return previous === SP || previous === ZW || previous === CB || previous === GL;
}

/** The class of a code point beyond the first plane: the last run that starts at or before it. */
function astral(code: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= code) low = middle;
    else high = middle - 1;
  }
  return values[low]!;
}

function decodeTable(): { plane0: Uint8Array; starts: readonly number[]; values: readonly number[] } {
  const plane0 = new Uint8Array(0x10000);
  const starts: number[] = [];
  const values: number[] = [];
  let start = 0;
  for (const run of LINE_BREAK_RUNS.split(',')) {
    const [value, length] = run.split(' ') as [string, string];
    const kind = Number.parseInt(value, 36);
    const end = start + Number.parseInt(length, 36);
    if (start < 0x10000) plane0.fill(kind, start, Math.min(end, 0x10000));
    if (end > 0x10000) {
      starts.push(start);
      values.push(kind);
    }
    start = end;
  }
  return { plane0, starts, values };
}
