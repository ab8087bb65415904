// In: a booklet's sides and settings. Out: the text of its notice, for the template `notice-livret`: what to press, how to fold, a dummy.
import { writeYaml } from '../../editorial/content/yaml.ts';
import { paperName } from '../../typesetter/sheets/paper.ts';
import type { Sheet } from '../../typesetter/sheets/types.ts';
import type { BookletSettings } from './booklet-options.ts';

export interface NoticeFacts {
  readonly title: string;
  readonly date: unknown;
  /** Names without folders. */
  readonly files: readonly string[];
  readonly pages: number;
  readonly blanks: number;
  readonly grammage: number;
  readonly colour: boolean;
  readonly run: number | undefined;
  /** Weight and cost, as people read them. */
  readonly more: readonly { readonly nom: string; readonly valeur: string }[];
}

const DUPLEX = { 'short-edge': 'bord-court', 'long-edge': 'bord-long', manual: 'manuel' } as const;
const FOLD = { roll: 'roule', z: 'z' } as const;
const BLANKS = {
  end: 'à la fin',
  'before-last': 'avant la dernière page',
  'after-first': 'après la couverture',
} as const;

/** `sides` upright, recto and verso in turn, before anything is turned for a machine. */
export function noticeText(sides: readonly Sheet[], { fold, blanks, duplex }: BookletSettings, facts: NoticeFacts) {
  const panels = fold ? 3 : 2;
  const [first] = sides;
  const middle = numbersOn(sides.at(-1)!, panels);
  return `---\n${writeYaml({
    gabarit: 'notice-livret',
    titre: facts.title,
    ...(typeof facts.date === 'string' && { parution: facts.date }),
    fichiers: facts.files,
    'nombre-de-pages': facts.pages,
    ...(facts.blanks > 0 && { blanches: facts.blanks, 'ou-blanches': BLANKS[blanks] }),
    feuilles: sides.length / 2,
    ...(first && { format: paperName(first) }),
    grammage: facts.grammage,
    'recto-verso': DUPLEX[duplex],
    pli: fold ? FOLD[fold] : 'livret',
    ...(!fold && middle.every((number) => number > 0) && { milieu: middle.join(' et ') }),
    couleur: facts.colour,
    ...(facts.run !== undefined && {
      tirage: facts.run,
      'feuilles-en-tout': (facts.run * sides.length) / 2,
    }),
    ...(facts.more.length > 0 && { faits: facts.more }),
    maquette: Array.from({ length: sides.length / 2 }, (_, i) => ({
      recto: numbersOn(sides[2 * i]!, panels),
      verso: numbersOn(sides[2 * i + 1]!, panels),
    })),
  })}---\n`;
}

/** Page numbers from left to right; 0 where the paper stays blank. */
export function numbersOn({ pages, width }: Sheet, panels: number): readonly number[] {
  return Array.from({ length: panels }, (_, panel) => {
    const [from, to] = [(panel * width) / panels, ((panel + 1) * width) / panels];
    const middle = ({ page, at }: Sheet['pages'][number]) => at[4] + page.trim.width / 2;
    return pages.find((placed) => middle(placed) >= from && middle(placed) < to)?.page.number ?? 0;
  });
}
