import type { EventProblemSentences } from '../en/event-problems';
import { formatCount } from '../numbers';
import { filters } from './filters';

const rows = (n: number): string => `${formatCount(n)}行`;

export const eventProblems: EventProblemSentences = {
  'events-undated': (f) =>
    `期間（${filters.days(f.from, f.to)}）のイベントを数える分析ですが、日付の列がありません。列を選ぶか、期間を外してください。件数は数えません。`,
  'events-dated': (f) =>
    f.rows === 0
      ? '日付を読めるイベントがありません。'
      : `日付のあるイベントが${rows(f.rows)}あります（${f.from}～${f.to}）。期間を限らなければ、すべて数えます。`,
  'events-period': (f) =>
    `${filters.days(f.from, f.to)}のイベント${rows(f.rows)}を数えます。期間外の${rows(f.outside)}と日付のない${rows(f.undated)}は数えません。`,
  'event-date-unread': (f) => `日付と読めない行が${rows(f.rows)}あります（「${f.example}」）。`,
};
