import { describe, expect, it } from 'vitest';
import type { EventPeriod, Roles } from '../../../src/model';
import { countEvents, EVENTS_KEY } from '../../../src/study/ties/events';
import { readFirms } from '../../../src/study/firms/firms';
import { suggestRoles } from '../../../src/tables';
import { tableOf } from '../../tables/support';

const FIRMS = tableOf([
  ['企業名', '住所'],
  ['甲', '福井県鯖江市'],
  ['乙', '福井県鯖江市'],
]);
const EVENTS = tableOf([
  ['出願人', '出願日'],
  ['甲', '2014-12-31'],
  ['甲', '平成27年4月'],
  ['甲', '2015'],
  ['乙', '令和元年5月1日'],
  ['乙', '未定'],
  ['乙', ''],
]);

function count(period?: EventPeriod, roles: Roles<'key' | 'date'> = { key: [0], date: [1] }) {
  const { firms } = readFirms(FIRMS, { name: [0], address: [1] });
  const { firms: counted, problems } = countEvents(firms, EVENTS, roles, period);
  const of = (code: string) => problems.find((each) => each.code === code)?.facts;
  return { values: counted.outcomes.find(({ key }) => key === EVENTS_KEY)?.values, of };
}
const values = (period?: EventPeriod) => [...(count(period).values ?? [])];

describe('dates of events', () => {
  it('are told, and limit nothing without a period', () => {
    expect(values()).toEqual([3, 3]);
    expect(count().of('events-dated')).toEqual({ rows: 4, from: '2014-12-31', to: '2019-05-01' });
    expect(count().of('event-date-unread')).toEqual({ rows: 1, example: '未定' });
  });

  it.each([
    ['2015', '2015', [2, 0]],
    ['2015-04', '2015-04', [1, 0]],
    ['', '2014', [1, 0]],
    ['平成27年', '', [2, 1]],
    ['2015-01', '2015-06', [1, 0]],
    ['2030', '', [0, 0]],
  ])('count from %j to %j: a date that says less must lie in it whole', (from, to, expected) => {
    expect(values({ from, to })).toEqual(expected);
  });

  it('outside and missing are told, and neither is counted as one that matched nobody', () => {
    const { of } = count({ from: '2015', to: '' });
    expect(of('events-period')).toMatchObject({ rows: 3, outside: 1, undated: 2 });
    expect(of('events-joined')).toMatchObject({ rows: 3, matched: 3, firms: 2 });
  });

  it('are needed for a period: nothing is counted as if it were of it', () => {
    const undated = count({ from: '2015', to: '' }, { key: [0] });
    expect(undated.values).toBeUndefined();
    expect(undated.of('events-undated')).toEqual({ from: '2015', to: '' });
    const unreadable = count({ from: '昨年', to: '' });
    expect(unreadable.values).toBeUndefined();
    expect(unreadable.of('parameter-unreadable')).toMatchObject({ name: 'eventPeriod' });
  });

  it.each([
    [['出願人', '出願日', '満了日'], [1]],
    [['company', 'title', 'date'], [2]],
    [['企業名', '採択年度', '事業名'], [1]],
    [['企業名', '発売年', '更新日'], [1]],
  ])('are found in %j', (header, date) => {
    const rows = ['甲', '2015', '2016'].map((_, i) =>
      header.map((name) => (/日|年|date/.test(name) ? `201${i}` : `甲${i}`)),
    );
    expect(suggestRoles('outcomes', tableOf([header, ...rows])).date).toEqual(date);
  });
});
