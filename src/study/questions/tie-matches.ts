import { SimilarNames, spellingsOf, type SimilarName } from '../../linkage';
import type { Findings, FirmColumns, LinkEndName, ReviewedEnd, Run } from '../../model';
import { foldName } from '../../model/text';

/** Who may be meant by the texts of the review of ties. */
export interface TieMatches {
  /** One entry per reviewed text, open ones first; only for the first MOST_REVIEWED. */
  readonly matches: readonly TieMatch[];
  /** Texts that come later, for which nobody was looked for. */
  readonly further: number;
}

export interface TieMatch {
  readonly end: LinkEndName;
  readonly text: string;
  /** Rows of firms or institutions, the most similar first. */
  readonly similar: readonly SimilarName[];
}

/** More than a person looks over at one sitting; those after them come up when these are settled. */
export const MOST_REVIEWED = 300;
const MOST_OFFERED = 6;

/** What is still unknown or ambiguous before what is settled, each in the order of the table. */
export function openFirst(entries: readonly ReviewedEnd[]): readonly ReviewedEnd[] {
  const isOpen = ({ state }: ReviewedEnd) => state === 'unknown' || state === 'ambiguous';
  return [...entries.filter(isOpen), ...entries.filter((entry) => !isOpen(entry))];
}

/** Each row once, at its best, the most similar first. */
function best(found: readonly SimilarName[]): readonly SimilarName[] {
  const rows = new Map<number, SimilarName>();
  for (const each of found)
    if (each.likeness > (rows.get(each.row)?.likeness ?? -1)) rows.set(each.row, each);
  return [...rows.values()]
    .sort((a, b) => b.likeness - a.likeness || a.row - b.row)
    .slice(0, MOST_OFFERED);
}

/** The firms and institutions whose names or ids are most like the texts that have to be looked over. */
export async function tieMatches(
  {
    tieReview = [],
    firms,
    institutions,
  }: Pick<Findings, 'tieReview' | 'institutions'> & {
    readonly firms: Pick<FirmColumns, 'id' | 'name'>;
  },
  run: Run,
): Promise<TieMatches> {
  const made = new Map<LinkEndName, SimilarNames>();
  const namesOf = (end: LinkEndName): SimilarNames => {
    const known = made.get(end);
    if (known) return known;
    const names =
      end === 'firm'
        ? new SimilarNames(firms.name, firms.id)
        : new SimilarNames(institutions.nameJa, institutions.nameEn, institutions.id);
    made.set(end, names);
    return names;
  };
  const listed = openFirst(tieReview).slice(0, MOST_REVIEWED);
  const matches: TieMatch[] = [];
  for (const [i, { end, text }] of listed.entries()) {
    const names = namesOf(end);
    const spelled = end === 'firm' ? [] : spellingsOf(foldName(text)).slice(1);
    const similar = best([text, ...spelled].flatMap((each) => names.find(each, MOST_OFFERED)));
    matches.push({ end, text, similar });
    run.progress(i / listed.length);
    const pause = run.checkpoint();
    if (pause) await pause;
  }
  return { matches, further: tieReview.length - listed.length };
}
