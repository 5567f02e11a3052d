import type { LinkEndName, ReviewedEnd } from '../../model';
import { formatCount, formatKm, formatShare } from '../numbers';

const rows = (n: number): string => (n === 1 ? '1 row' : `${formatCount(n)} rows`);

const tiesText = (n: number): string => (n === 1 ? '1 tie' : `${formatCount(n)} ties`);

const ends: Readonly<Record<LinkEndName, string>> = { firm: 'Firm', institution: 'Institution' };

const states: Readonly<Record<ReviewedEnd['state'], string>> = {
  unknown: 'Not in the list',
  ambiguous: 'Several of this name',
  chosen: 'Chosen',
  part: 'Found by the name of a part',
  'left-out': 'Left out',
};

/** The review of ties, years and kinds of contact, and parent firms. */
export const ties = {
  review: {
    title: 'Review of ties',
    open: 'Review ties',
    waiting: (n: number) =>
      n === 0 ? 'Every tie has found its ends' : `${rows(n)} of ties without a match`,
    intro:
      'These texts name nobody of the lists, or several, or only a part of somebody. Choose who is meant, or leave the ties out. Choices are kept in the study.',
    counts: (open: number, chosen: number, left: number) =>
      `${rows(open)} open, ${rows(chosen)} matched by choice, ${rows(left)} left out.`,
    ties: (count: number) => `${tiesText(count)} in use`,
    head: { text: 'As written', rows: 'Rows', meaning: 'Who is meant' },
    ends,
    states,
    undecided: 'Not decided',
    leaveOut: 'Leave out',
    meaningOf: (text: string) => `Who is meant by “${text}”`,
    like: (likeness: number) => `${formatShare(likeness)} alike`,
    other: 'Another: id or name',
    otherFor: (text: string) => `Another for “${text}”`,
    notFound: 'Nobody, or several, have this id or name.',
    empty: '(empty)',
    further: (n: number) =>
      `Settle these and open the review again: ${formatCount(n)} more texts follow.`,
    none: 'Nothing to review: every row of the ties has found its firm and its institution.',
  },
  yearsTo: 'to',
  yearsHint:
    'Only ties of these years count for strength, flows and the gravity model; those of unknown year then do not. Regressions use all ties.',
  yearsLeft: (n: number) => `Not counted, of other or unknown years: ${tiesText(n)}.`,
  noTopic: 'Not stated',
  parents: {
    layer: 'Lines to parent firms',
    legend: 'To the parent firm',
    card: 'Parent firm',
    unplaced: 'no place found',
    km: (km: number) => `${formatKm(km)} km`,
  },
  salesShare: (share: number) => `${formatShare(share)} of sales`,
};
export type TieMessages = typeof ties;
