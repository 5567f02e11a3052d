import type { ProblemFacts } from '../../model/problem';
import { formatCount } from '../numbers';
import { filters } from './filters';

type Code = 'events-undated' | 'events-dated' | 'events-period' | 'event-date-unread';
export type EventProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

const rows = (n: number): string => (n === 1 ? '1 row' : `${formatCount(n)} rows`);

/** Sentences for when events happened. */
export const eventProblems: EventProblemSentences = {
  'events-undated': (f) =>
    `The study counts events of a period (${filters.days(f.from, f.to)}), but no column of these events has their dates: mark it, or take the period away. Nothing is counted.`,
  'events-dated': (f) =>
    f.rows === 0
      ? 'No event has a date that can be read.'
      : `${rows(f.rows)} have a date, from ${f.from} to ${f.to}; all events count unless a period is set.`,
  'events-period': (f) =>
    `Events count of ${filters.days(f.from, f.to)}: ${rows(f.rows)}; ${rows(f.outside)} lie outside, ${rows(f.undated)} without a date are left out.`,
  'event-date-unread': (f) => `${rows(f.rows)} say no date (“${f.example}”).`,
};
