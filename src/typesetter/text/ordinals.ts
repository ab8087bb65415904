// In: French text. Out: where the letters of its ordinals stand (1er, 2e, XXe), which print raises.

/** The suffix itself, found from its number: the number's last sign, then the letters, then no more letters. */
const ORDINAL =
  /(?<=(?<![\p{L}\p{N}.,_/#@-])(?:(?:1|I)(?=(?:ers?|res?)(?![\p{L}\p{N}]))|2(?=n?des?(?![\p{L}\p{N}])|nds?(?![\p{L}\p{N}]))|(?:\d{1,4}|[IVXLC]{2,9})(?=es?(?![\p{L}\p{N}]))|[VX](?=e[ \u00a0][\p{L}])))(?:ers?|res?|n?des?|nds?|es?)(?![\p{L}\p{N}]|-\d)/gu;

/** Pairs of start and end, in order. `text` has gone through applyTypography. */
export function ordinalsOf(text: string): readonly number[] {
  if (!MAY_HOLD.test(text)) return [];
  const found: number[] = [];
  ORDINAL.lastIndex = 0;
  for (let match = ORDINAL.exec(text); match; match = ORDINAL.exec(text))
    found.push(match.index, match.index + match[0].length);
  return found;
}

const MAY_HOLD = /[\dIVXLC][ern]/;
