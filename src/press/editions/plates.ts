// In: what a printer asks for. Out: the files to make for him, each with its plates: one in four inks, or one an ink.
import { createHash } from 'node:crypto';
import type { Report } from '../../base/diagnostic.ts';
import type { NamedInk, PrinterProfile } from '../../editorial/templates/printers.ts';
import { readIcc } from '../../typesetter/paint/icc.ts';
import type { InkJob, Plates, SpotInk } from '../../typesetter/paint/plates.ts';
import { unreadableIcc } from '../rules.ts';

export interface PressFile {
  /** `.noir`, `.rouge`; nothing where one file has all inks. */
  readonly suffix: string;
  /** Its inks, as they are said to a printer. */
  readonly inks: string;
  readonly plates: Plates;
}

export function pressFiles(profile: PrinterProfile, report: Report): readonly PressFile[] {
  const { icc: file, mostInk, condition, secondInk, together } = profile;
  const icc = file && readIcc(file.bytes);
  if (file && !icc) report(unreadableIcc, { path: file.path }, { place: file.place });
  const fingerprint = file === undefined ? '' : createHash('sha256').update(file.bytes).digest('hex');
  const platesOf = (spots: readonly SpotInk[], job?: InkJob): Plates => ({
    key: JSON.stringify([mostInk, condition, fingerprint, spots, job]),
    mostInk,
    condition,
    spots,
    ...(icc && { icc }),
    ...(job && { job }),
  });
  if (profile.colour === 'quadri') {
    const names = ['cyan', 'magenta', 'jaune', 'noir', ...profile.spots.map(({ name }) => name)];
    return [{ suffix: '', inks: names.join(', '), plates: platesOf(profile.spots.map(spotOf)) }];
  }
  const second = profile.colour === 'deux-encres' && secondInk ? spotOf(secondInk) : undefined;
  if (second === undefined) return [{ suffix: '.noir', inks: 'noir', plates: platesOf([], { second }) }];
  if (together) return [{ suffix: '', inks: `noir, ${second.name}`, plates: platesOf([], { second }) }];
  return [
    { suffix: '.noir', inks: 'noir', plates: platesOf([], { second, plate: 'black' }) },
    { suffix: `.${fileName(second.name)}`, inks: second.name, plates: platesOf([], { second, plate: 'second' }) },
  ];
}

function spotOf({ name, colour }: NamedInk): SpotInk {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  return { name, r, g, b };
}

/** `PANTONE 1805 C` → `pantone-1805-c`. */
function fileName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'encre';
}
