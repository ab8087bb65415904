// In: a language. Out: its short words that lean on the next and should not end a ragged line.

/**
 * Articles, prepositions, conjunctions, pronouns before a verb, possessives, negations, auxiliaries of one or two letters;
 * elided forms without their apostrophe. In lower case. None is longer than seven letters (`leaningCost`).
 */
const WORDS: Readonly<Record<string, string>> = {
  fr: `à a ai as au aux avec c ce ces cet cette chaque chez comme d dans de dès des donc dont du elle elles en entre es
    est et eu eux hors il ils j je jusqu l la le les leur leurs lorsqu lui m ma mais me même mes mon n ne ni nos notre
    nous ô on ont or ou où par parmi pas plus pour puis puisqu qu quand que quel quelle quels qui quoi s sa sans sauf se
    selon ses si soit son sont sous sur t ta te tes ton tous tout toute toutes très tu un une vers via vos votre vous y
    mr mme m. mme. no n°`,
  en: `a about after all am an and are as at be been before but by can down each every for from had has have he her his
    how i if in into is it its it's like may my near no nor not of off on one onto or our out over per she since so some
    than that the their then there these they this those though through till to too under until up upon us was we were
    what when where which while who whom whose will with would you your mr mrs ms dr st`,
  de: `ab als am an ans auf aus bei beim bis da das daß dass dein dem den der des die dir doch du durch ein eine einem
    einen einer eines er es euch euer für gegen hat ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist je kein keine
    man mein mir mit nach nicht noch nur ob oder ohne sehr sein seine seit sich sie sind so über um und uns unser unter
    vom von vor war was weil wenn wer wie wir wird wo zu zum zur zwei dr. herr frau`,
  es: `a al ante aquel bajo cada casi como con cual cuando cuya cuyo de del desde donde durante e el ella ellas ellos en
    entre era es esa ese eso esta está este esto fue ha hacia han hasta hay he la las le les lo los más me mi mis muy ni
    no nos o os para pero por porque pues que qué quien se según ser si sí sin sino sobre son su sus tal tan te tras tu
    tus u un una unas unos y ya yo`,
  it: `a ad agli ai al all alla alle allo anche c che chi ci co coi col come con cui d da dagli dai dal dall dalla dalle
    dallo dei degli del dell della delle dello di dove e è ed era fino fra gli ha hai hanno ho i il in io l la le lei li
    lo loro lui ma me mi mia mie mio ne né nei negli nel nell nella nelle nello no noi non o ogni per però più poi quale
    quando qui se sei senza si sia sono sopra sotto su sua sue sugli sui sul sull sulla sulle sullo suo tra tu tua tuo
    un una uno verso vi voi`,
  pt: `a à ante ao aos após as às até cada com como contra cuja cujo da das de dela dele desde do dos duas e é ela elas
    ele eles em entre era essa esse esta está este eu foi há já lhe lhes mais mas me meu minha muito na nas não nem no
    nos nós num numa o onde os ou para pela pelas pelo pelos per por porque qual quando que quem se sem ser seu seus si
    sob sobre sua suas são tal também te tem têm tu um uma umas uns você`,
  nl: `aan achter al als bij dan dat de der des deze die dit doen door dus een één en er ge geen had hare heeft het hij
    hoe hun ik in is je kan langs maar me men met mijn na naar naast niet nog nu of om omdat ons onze ook op over per
    sinds te tegen ten ter toen tot tussen u uit uw van vanaf via vóór voor want was wat we wel werd wie wij worden
    wordt ze zelf zich zij zijn zo zoals zonder 't 's`,
};

const SETS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(WORDS).map(([lang, words]) => [lang, new Set(words.split(/\s+/))]),
);
const NONE: ReadonlySet<string> = new Set();

/** Words in lower case, without punctuation around them. Empty for a language without a list. */
export function weakWords(lang: string): ReadonlySet<string> {
  const end = lang.search(/[-_]/);
  return SETS.get((end < 0 ? lang : lang.slice(0, end)).toLowerCase()) ?? NONE;
}
