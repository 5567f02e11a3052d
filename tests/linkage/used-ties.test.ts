import { describe, expect, it } from 'vitest';
import { selectTies, usedTies } from '../../src/linkage';
import { DEFAULT_FLOWS, DEFAULT_LINKAGE, type Findings } from '../../src/model';
import { measureLinkage, tiesOf } from '../../src/study';
import { studyFlows, topicsOf } from '../../src/study/questions/flows';
import { studyGravity } from '../../src/study/questions/gravity';
import { networkFindings } from '../study/questions/network-made';

const { findings: made, municipalities } = networkFindings();
const { links } = made;
const year = Float64Array.from(links.firm, (_, tie) => (tie % 7 === 0 ? NaN : 2001 + (tie % 5)));
const topic = links.topic.map((_, tie) =>
  tie % 3 === 0 ? ' 共同研究' : tie % 3 === 1 ? '相談' : '',
);
const findings: Findings = { ...made, links: { ...links, year, topic } };
const inYears = (tie: number) => year[tie] >= 2002 && year[tie] <= 2003;
const years = [2002, 2003] as const;

describe('ties that take part', () => {
  it('are all of them without a filter', () => {
    expect(usedTies(findings.links, {})).toBeNull();
  });

  it('are those of the years, never those of unknown year', () => {
    const used = usedTies(findings.links, { years })!;
    expect([...used]).toEqual(Array.from(links.firm, (_, tie) => (inYears(tie) ? 1 : 0)));
    const chosen = selectTies(findings.links, used);
    expect(chosen.count).toBe([...links.firm].filter((_, tie) => inYears(tie)).length);
    expect(chosen.year!.every((each) => each === 2002 || each === 2003)).toBe(true);
  });

  it('are none of a table without years', () => {
    expect(usedTies(links, { years })!.includes(1)).toBe(false);
  });

  it('are those of the kinds of contact, spaces aside', () => {
    const used = usedTies(findings.links, { topics: ['共同研究', ''] })!;
    expect([...used]).toEqual(topic.map((each) => (each === '相談' ? 0 : 1)));
  });
});

describe('strength of the ties of some years', () => {
  const all = measureLinkage(findings, {});
  const some = measureLinkage(findings, { linkage: { ...DEFAULT_LINKAGE, years } });

  it('adds up their ties alone, in the rows of all ties', () => {
    expect(some.ties.strength).toHaveLength(links.count);
    some.ties.strength.forEach((value, tie) =>
      expect(value).toEqual(inYears(tie) ? all.ties.strength[tie] : NaN),
    );
    const count = [...links.firm].filter((_, tie) => inYears(tie)).length;
    expect(some.network.ties).toBe(count);
    expect(some.pairs.ties.reduce((a, b) => a + b, 0)).toBe(count);
  });

  it('lists no other tie of a firm', () => {
    for (let firm = 0; firm < findings.firms.count; firm++)
      expect(tiesOf(some, findings.links, 'firm', firm).every(({ tie }) => inYears(tie))).toBe(
        true,
      );
  });

  it('counts no other tie in the gravity model', () => {
    const gravity = studyGravity(findings, { linkage: { ...DEFAULT_LINKAGE, years } });
    if (!gravity.ok) throw new Error(gravity.refused);
    const { pairs, restTies, unknownTies } = gravity.value;
    const inPairs = pairs.ties.reduce((a, b) => a + b, 0);
    expect(inPairs + restTies + unknownTies).toBeLessThanOrEqual(some.network.ties + unknownTies);
    expect(inPairs).toBeLessThan(all.network.ties / 2);
  });
});

describe('flows of some kinds of contact', () => {
  it('name the kinds there are, the most frequent first', () => {
    expect([...topicsOf(findings)].sort()).toEqual(['', '共同研究', '相談']);
  });

  it('are of those ties alone', () => {
    const flows = { ...DEFAULT_FLOWS, grouping: 'firms' as const };
    const count = (topics?: readonly string[]) => {
      const answer = studyFlows(
        findings,
        { flows: { ...flows, ...(topics ? { topics } : {}) } },
        municipalities,
      );
      const [level] = answer!.levels;
      return level.ties.reduce((a, b) => a + b, 0);
    };
    expect(count(['相談']) + count(['共同研究', ''])).toBe(count());
    expect(count([])).toBe(0);
  });
});
