// In: names of elements. Out: what a start tag closes and opens by itself, what an end tag may reach (HTML 13.2.6, 13.1.2.4).

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

export const VOID = set('area base basefont br col embed frame hr img input keygen link meta param source track wbr');
export const IN_HEAD = set('title meta link style base');
/** Never printed, with all they hold. */
export const DROPPED = set('script template iframe noembed noframes');
/** Elements whose end tag the author may leave out. */
export const OPTIONAL_END = set(
  'html body head p li dt dd option optgroup rt rp thead tbody tfoot tr td th caption colgroup',
);

/** No tag inside one of these closes an element outside it. */
const SCOPE = set('html body table td th caption object svg');
const TABLE_SCOPE = set('html body table');
const TABLE_PARTS = set('table caption colgroup thead tbody tfoot tr td th');

/** How far up an end tag may look for its start tag. */
export const endScope = (name: string): ReadonlySet<string> => (TABLE_PARTS.has(name) ? TABLE_SCOPE : SCOPE);

interface Closing {
  readonly closes: ReadonlySet<string>;
  readonly until: ReadonlySet<string>;
}

const paragraph: Closing = { closes: set('p'), until: new Set([...SCOPE, 'button']) };
const section: Closing = { closes: set('caption colgroup thead tbody tfoot tr td th'), until: TABLE_SCOPE };
const rowUntil = new Set([...TABLE_SCOPE, 'thead', 'tbody', 'tfoot']);
const ruby: Closing = { closes: set('rt rp'), until: new Set([...SCOPE, 'ruby']) };

/** A start tag closes the outermost of `closes` that stands above (inside) the nearest of `until`. */
export const CLOSING: ReadonlyMap<string, readonly Closing[]> = new Map<string, readonly Closing[]>([
  ...[
    ...set(
      'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section summary table ul',
    ),
  ].map((name) => [name, [paragraph]] as const),
  ['li', [{ closes: set('li'), until: new Set([...SCOPE, 'ul', 'ol', 'menu']) }, paragraph]],
  ...['dt', 'dd'].map(
    (name) => [name, [{ closes: set('dt dd'), until: new Set([...SCOPE, 'dl']) }, paragraph]] as const,
  ),
  ['option', [{ closes: set('option'), until: set('select datalist optgroup html body') }]],
  ['optgroup', [{ closes: set('option optgroup'), until: set('select html body') }]],
  ['rt', [ruby]],
  ['rp', [ruby]],
  ['a', [{ closes: set('a'), until: SCOPE }]],
  ...['caption', 'colgroup', 'thead', 'tbody', 'tfoot'].map((name) => [name, [section]] as const),
  ['tr', [{ closes: set('caption colgroup tr td th'), until: rowUntil }]],
  ...['td', 'th'].map((name) => [name, [{ closes: set('td th'), until: new Set([...rowUntil, 'tr']) }]] as const),
  ['col', [{ closes: set('caption'), until: TABLE_SCOPE }]],
]);

/** The parents that a tag asks for when it stands right inside `parent`: `tr` in `table` asks for `tbody`. */
export function impliedParents(name: string, parent: string): readonly string[] {
  const inGroup = parent === 'thead' || parent === 'tbody' || parent === 'tfoot';
  if (name === 'tr') return parent === 'table' ? ['tbody'] : [];
  if (name === 'td' || name === 'th') return parent === 'table' ? ['tbody', 'tr'] : inGroup ? ['tr'] : [];
  return name === 'col' && parent === 'table' ? ['colgroup'] : [];
}
