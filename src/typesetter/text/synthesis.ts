// In: text whose style asks for small capitals, superiors or inferiors. Out: it shaped with the face's own, or with its other glyphs made smaller (CSS Fonts 4, 6.5, 6.6, 9.2).
import type { Face, Form, Glyph, Shaped } from './types.ts';

/** Shapes in one face, with these features over those of the style. */
export type ShapeWith = (text: string, features: Readonly<Record<string, boolean>>) => Shaped;
export type Forms = Readonly<Record<string, number>>;

/** Of the size: what superiors are drawn at where a face has none of its own. */
const SUPERIOR = 0.62;
/** Thousandths of an em below the baseline. */
const INFERIOR_DROP = 140;
/** Features that make small capitals of small letters, the nearest first. */
const SMALL = ['pcap', 'smcp'];
const CAPITALS = ['c2pc', 'c2sc'];

/** The parts of a text of one face, in its order. `forms` are the features that may be imitated. */
export function shapeForms(text: string, face: Face, forms: Forms, lang: string, shape: ShapeWith): readonly Shaped[] {
  const position = forms.sups ? 'sups' : forms.subs ? 'subs' : undefined;
  if (position === undefined) return shapeCapitals(text, face, forms, lang, shape);
  const own = shape(text, { [position]: true });
  const plain = shape(text, { [position]: false });
  if (allDiffer(own, plain)) return [own];
  const rise =
    position === 'sups'
      ? ((face.capHeight - SUPERIOR * Math.min(face.xHeight, face.capHeight)) * 1000) / face.unitsPerEm
      : -INFERIOR_DROP;
  return [drawnAs(plain, { size: SUPERIOR, rise })];
}

function shapeCapitals(text: string, face: Face, forms: Forms, lang: string, shape: ShapeWith): readonly Shaped[] {
  const ofSmall = SMALL.slice(forms.pcap ? 0 : 1);
  const ofCapitals = CAPITALS.slice(forms.c2pc ? 0 : 1);
  const wanted = {
    small: Boolean(forms.smcp || forms.pcap),
    capital: Boolean(forms.c2sc || forms.c2pc || forms.unic),
    other: false,
  };
  const off = Object.fromEntries([...SMALL, ...CAPITALS, 'unic'].map((tag) => [tag, false]));
  const parts = cutByCase(text, lang);
  const on = {
    ...off,
    ...(wanted.small && firstWorking(ofSmall, 'small', parts, off, shape)),
    ...(wanted.capital && firstWorking(ofCapitals, 'capital', parts, off, shape)),
  };
  const lacks = (kind: Part['kind']) =>
    wanted[kind] && !(kind === 'small' ? SMALL : CAPITALS).some((tag) => on[tag]) && parts.some((p) => p.kind === kind);
  if (!lacks('small') && !lacks('capital')) return [shape(text, on)];
  const ratio = (1.06 * face.xHeight) / face.capHeight;
  const form: Form = { size: Math.min(0.85, Math.max(0.68, ratio)), rise: 0 };
  const runs: Shaped[] = [];
  let kept = '';
  const flush = () => {
    if (kept !== '') runs.push(shape(kept, on));
    kept = '';
  };
  for (const part of parts) {
    if (!lacks(part.kind)) {
      kept += part.text;
      continue;
    }
    flush();
    const capitals = part.letters.map(({ upper }) => upper).join('');
    runs.push(drawnAs(named(shape(capitals, on), part.letters), form));
  }
  flush();
  return runs;
}

/** The first feature that gives every part of a kind other glyphs. */
function firstWorking(
  tags: readonly string[],
  kind: Part['kind'],
  parts: readonly Part[],
  off: Readonly<Record<string, boolean>>,
  shape: ShapeWith,
): Readonly<Record<string, boolean>> {
  for (const tag of tags) {
    const works = parts.every(
      (part) => part.kind !== kind || allDiffer(shape(part.text, { ...off, [tag]: true }), shape(part.text, off)),
    );
    if (works) return { [tag]: true };
  }
  return {};
}

interface Part {
  readonly kind: 'small' | 'capital' | 'other';
  text: string;
  readonly letters: { readonly own: string; readonly upper: string }[];
}

/** Stretches of small letters, of capitals, of what has no case; marks go with their letter. */
function cutByCase(text: string, lang: string): readonly Part[] {
  const parts: Part[] = [];
  for (const own of text) {
    const upper = upperCase(own, lang);
    const kind = upper !== own ? 'small' : own.toLowerCase() !== own ? 'capital' : 'other';
    const last = parts.at(-1);
    if (last && (last.kind === kind || /^\p{M}$/u.test(own))) {
      last.text += own;
      last.letters.push({ own, upper });
    } else parts.push({ kind, text: own, letters: [{ own, upper }] });
  }
  return parts;
}

function upperCase(text: string, lang: string): string {
  return text === 'i' && /^(?:tr|az)(?:-|$)/i.test(lang) ? 'İ' : text.toUpperCase();
}

/** The glyphs of capitals with the small letters that they stand for. */
function named(shaped: Shaped, letters: Part['letters']): Shaped {
  // What each unit of the capitals stands for: ß is written SS, and said once.
  const owners: string[] = [];
  for (const { own, upper } of letters)
    for (let unit = 0; unit < upper.length; unit++) owners.push(unit === 0 ? own : '');
  const logical = shaped.rtl ? [...shaped.glyphs].reverse() : shaped.glyphs;
  let at = 0;
  const glyphs = logical.map((glyph): Glyph => {
    const from = at;
    at += glyph.text.length;
    return { ...glyph, text: owners.slice(from, at).join('') };
  });
  return { ...shaped, glyphs: shaped.rtl ? glyphs.reverse() : glyphs };
}

function drawnAs(shaped: Shaped, form: Form): Shaped {
  return { ...shaped, advance: shaped.advance * form.size, form };
}

/** No glyph of the one is a glyph of the other; spaces do not count. */
function allDiffer(one: Shaped, other: Shaped): boolean {
  const plain = new Set(other.glyphs.filter(({ text }) => /\S/.test(text)).map(({ id }) => id));
  return one.glyphs.every(({ id }) => !plain.has(id));
}
