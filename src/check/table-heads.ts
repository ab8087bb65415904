// In: the tag tree. Out: tables in which no cell is a head (PDF/UA-1, 7.5).
import type { Tag } from '../typesetter/boxes/types.ts';
import { tableWithoutHeads } from './rules.ts';
import { tagsOf } from './tags.ts';
import type { AccessCheck } from './types.ts';

export const tableHeads: AccessCheck = (laidOut, report) => {
  for (const tag of tagsOf(laidOut.tags))
    if (tag.role === 'Table' && hasRows(tag) && !hasHead(tag)) report(tableWithoutHeads, {}, { place: tag.place });
};

const hasRows = ({ children }: Tag): boolean =>
  children.some(
    (child) => child.type === 'tag' && (child.role === 'TR' || (child.role !== 'Caption' && hasRows(child))),
  );

/** Of this table, and not of one inside a cell. */
const hasHead = ({ children }: Tag): boolean =>
  children.some((child) => child.type === 'tag' && (child.role === 'TH' || (child.role !== 'TD' && hasHead(child))));
