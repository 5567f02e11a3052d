import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../../src/i18n';
import { modelTable } from '../../../src/figures/tables/model-table';
import { DEFAULT_SETTINGS, UNATTENDED, type StudyFile } from '../../../src/model';
import { readStudyFile, StudySession } from '../../../src/study';
import { contactsOf } from '../../../src/study/ties/contacts';
import { modelColumns } from '../../../src/study/questions/model-columns';
import { createRandom } from '../../../src/stats/random';
import { INSTITUTIONS, MUNICIPALITIES, prepare } from '../made';
import { COUNTS, surveyTables } from '../surveyed';

const SCALE = '問3_交流頻度';
const LEVELS = ['1', '2', '3', '4', '5'];
const CODED: StudyFile['codes'] = [
  {
    column: SCALE,
    codes: [
      ...LEVELS.map((value) => ({ value, means: 'level' as const })),
      { value: '9', means: 'missing' },
    ],
  },
];

/** The made survey with an answer of each firm in the place of ties. */
async function answered(column: string, cells: readonly string[], change: Partial<StudyFile> = {}) {
  const [firms] = surveyTables({ ...COUNTS, more: { [column]: cells } });
  const { session, study } = await prepare([firms], {
    settings: {
      ...DEFAULT_SETTINGS,
      clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 8 },
    },
    ...change,
  });
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(JSON.stringify(run.problem));
  return { session, study, findings: run.value };
}

const random = createRandom(5);
const scale = Array.from({ length: 90 }, (_, n) =>
  n === 4 ? '9' : n === 7 ? '' : LEVELS[random.below(5)],
);
const counts = Array.from({ length: 90 }, (_, n) => (n === 4 ? '-2' : String(random.below(30))));

describe('how often firms say they communicate, without naming the institution', () => {
  it('is asked about where it looks like codes, and nothing is known before', async () => {
    const { findings, study } = await answered(SCALE, scale);
    expect(study.inputs.firms.roles.main_frequency).toBeDefined();
    expect(findings.firms.asked?.map(({ column }) => column)).toContain(SCALE);
    expect([...findings.firms.contacts!.values].every(Number.isNaN)).toBe(true);
  });

  it('may be said in words, which are contacts a year', async () => {
    const words = scale.map((_, n) => ['月1回', '年数回', 'ほとんどない', '', '毎日'][n % 5]);
    const { findings } = await answered('交流頻度', words);
    expect(findings.firms.asked).toBeUndefined();
    expect(findings.firms.contacts).toMatchObject({ column: '交流頻度', unit: 'per-year' });
    expect([...findings.firms.contacts!.values.slice(0, 5)]).toEqual([12, 3, 0.5, NaN, 250]);
    expect(findings.problems.map(({ code }) => code)).toContain('frequency-words');
  });

  it('is a term of the regressions, its levels as they are', async () => {
    const { session, findings } = await answered(SCALE, scale, { codes: CODED });
    const wanted = scale.map((cell) => (cell === '9' || cell === '' ? NaN : Number(cell)));
    expect(findings.firms.contacts).toMatchObject({ column: SCALE, unit: 'level' });
    expect([...modelColumns(findings).frequency]).toEqual(wanted);
    const found = await session.ask('models', {}, UNATTENDED);
    expect(found!.terms.proxies).toContainEqual(['frequency']);
    expect(found!.terms.unavailable).not.toContain('frequency');
    for (const language of ['ja', 'en'] as const)
      expect(modelTable(found!, messagesIn(language)).note).toContain(SCALE);
    const { note } = modelTable(found!, messagesIn('ja'));
    expect(note).toContain('段階');
  });

  it('is contacts a year where it is numbers; negative ones are missing and told', async () => {
    const { session, findings } = await answered('年間相談回数', counts);
    const wanted = counts.map((cell) => (cell === '-2' ? NaN : Math.log1p(Number(cell))));
    expect([...modelColumns(findings).frequency]).toEqual(wanted);
    expect(findings.problems).toContainEqual(
      expect.objectContaining({ code: 'frequency-negative', facts: { rows: 1, example: '-2' } }),
    );
    const found = await session.ask('models', {}, UNATTENDED);
    const { note } = modelTable(found!, messagesIn('en'));
    expect(note).toContain('log of 1 + contacts a year');
  });

  it('gives way to ties', () => {
    const firms = {
      count: 2,
      contacts: { column: SCALE, unit: 'level' as const, values: Float64Array.of(4, 5) },
    };
    const links = {
      count: 1,
      firm: Int32Array.of(1),
      contactFrequency: Float64Array.of(12),
    };
    expect(contactsOf({ firms, links })).toEqual({
      column: null,
      unit: 'per-year',
      values: Float64Array.of(0, 12),
    });
    expect(contactsOf({ firms, links: { ...links, count: 0 } })?.unit).toBe('level');
    expect(contactsOf({ firms: { count: 2 }, links: { ...links, count: 0 } })).toBeNull();
  });

  it.each([
    [SCALE, scale, CODED],
    ['年間相談回数', counts, undefined],
  ] as const)('is shared, and read again as the same: %s', async (column, cells, codes) => {
    const { session, findings } = await answered(column, cells, codes ? { codes } : {});
    const shared = await session.ask('share', { grid: 'half', exactEmployees: true }, UNATTENDED);
    const [{ text }, table] = shared!.files;
    const read = readStudyFile('study.json', text);
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const other = new StudySession({
      municipalities: MUNICIPALITIES,
      institutions: INSTITUTIONS,
    });
    const bytes = new TextEncoder().encode(table.text);
    const opened = await other.readInput(
      'firms',
      table.name,
      bytes,
      { encoding: 'utf-8' },
      UNATTENDED,
    );
    if (!opened.ok) throw new Error(opened.problem.code);
    const again = await other.run(read.value, UNATTENDED);
    if (!again.ok) throw new Error(JSON.stringify(again.problem));
    const { contacts } = again.value.firms;
    expect(again.value.firms.asked).toBeUndefined();
    expect(contacts?.unit).toBe(findings.firms.contacts?.unit);
    const sorted = (values: Float64Array) => [...values].map(String).sort();
    expect(sorted(contacts!.values)).toEqual(sorted(findings.firms.contacts!.values));
  });
});
