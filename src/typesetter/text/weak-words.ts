// In: a language. Out: its short words that should not end a ragged line.

const FRENCH =
  'à a ai au aux as c ce ces cet cette d dans de des du elle en es est et eu eux il ils j je l la le les leur leurs m ma mais me mes mon n ne ni nos notre nous on ont or ou où ô par pas pour qu que qui s sa sans se ses si son sont sous sur t ta te tes ton très tu un une vers via vos votre vous y';
const ENGLISH =
  'a an and as at be but by for from he her his i if in is it its my no nor of on or our per she so than that the their they this to was we were which who with you your';

const WEAK_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(FRENCH.split(' ')),
  en: new Set(ENGLISH.split(' ')),
};
const NONE: ReadonlySet<string> = new Set();

/** Words in lower case, without punctuation. Empty for a language without a list. */
export function weakWords(lang: string): ReadonlySet<string> {
  return WEAK_WORDS[lang.slice(0, 2).toLowerCase()] ?? NONE;
}
