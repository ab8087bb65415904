// In: the languages of a document and of its tags. Out: none at all, or codes that mean nothing (BCP 47, ISO 639-1).
import type { Place } from '../base/place.ts';
import { languageMalformed, languageMissing, languageUnknown } from './rules.ts';
import { tagsOf } from './tags.ts';
import type { AccessCheck } from './types.ts';

export const languages: AccessCheck = (laidOut, report) => {
  const { tags, lang } = laidOut;
  if (lang === '') report(languageMissing, {}, { place: tags.place });
  const told = new Set<string>();
  const check = (code: string, place: Place): void => {
    if (told.has(code)) return;
    told.add(code);
    if (!WELL_FORMED.test(code)) report(languageMalformed, { lang: code }, { place });
    else if (!isKnown(code)) report(languageUnknown, { lang: code, meant: MEANT.get(primary(code)) }, { place });
  };
  if (lang !== '') check(lang, tags.place);
  for (const tag of tagsOf(tags)) if (tag.lang !== undefined && tag.lang !== '') check(tag.lang, tag.place);
};

/** As PDF/A and PDF/UA read a language identifier: subtags of one to eight letters, digits from the second on. */
const WELL_FORMED = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i;

const primary = (code: string) => code.toLowerCase().split('-')[0]!;

/** Codes of three letters are too many to list: taken for what they say they are. */
function isKnown(code: string): boolean {
  const first = primary(code);
  return first.length === 3 || first === 'x' || first === 'i' || (first.length === 2 && ISO_639_1.has(first));
}

/** Codes of countries that are taken for those of their language. */
const MEANT: ReadonlyMap<string, string> = new Map(
  'gb en|us en|ua uk|cn zh|jp ja|cz cs|dk da|gr el|al sq|kp ko|rs sr|ma ar|dz ar|tn ar|ir fa|in hi|vn vi|mx es|at de'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** All codes of two letters. */
const ISO_639_1: ReadonlySet<string> = new Set(
  (
    'aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo ' +
    'es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ' +
    'ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn ' +
    'no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta ' +
    'te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
  ).split(' '),
);
