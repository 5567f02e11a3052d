import { describe, expect, it } from 'vitest';
import { modelTable } from '../../../src/figures/tables/model-table';
import { narrowProfiles, profileTable } from '../../../src/figures/tables/profile-table';
import { messagesIn } from '../../../src/i18n';
import { DEFAULT_MODELS, UNATTENDED } from '../../../src/model';
import { distanceKm } from '../../../src/geo';
import { reportHtml } from '../../../src/report';
import { readStudyFile, writeStudyFile } from '../../../src/study';
import { availableTerms, modelColumns } from '../../../src/study/questions/model-columns';
import { nearestWeights } from '../../../src/study/comparison/space-weights';
import { createRandom } from '../../../src/stats/random';
import { firmsCsv, prepare } from '../made';
import { COUNTS, surveyed } from '../surveyed';

describe('a study’s regressions', () => {
  it('are made of what the findings hold', async () => {
    const { findings } = await surveyed(COUNTS);
    const columns = modelColumns(findings);
    const { links, proximity, membership, firms } = findings;
    for (let firm = 0; firm < firms.count; firm++) {
      let contacts = 0;
      links.firm.forEach((row, tie) => {
        if (row === firm) contacts += links.contactFrequency[tie];
      });
      expect((columns.frequency as Float64Array)[firm]).toBe(Math.log1p(contacts));
      expect(columns.proximity[firm]).toBe(Math.log(Math.max(0.1, proximity.nearestKm[firm])));
      expect(columns.inside[firm]).toBe(membership.clusterOf[firm] >= 0 ? 1 : 0);
      expect(columns.size[firm]).toBe(Math.log(firms.employees[firm]));
    }
    expect(availableTerms(findings)).toContain('interaction');
  });

  it('stand on the same firms, without and with information flow and with the interaction', async () => {
    const terms = [...DEFAULT_MODELS.terms, 'interaction'] as const;
    const { session } = await surveyed(COUNTS, { family: 'ols', terms });
    const found = await session.ask('models', {}, UNATTENDED);
    expect(found?.models.map(({ key }) => key)).toEqual(['without', 'with', 'interaction']);
    const fitted = found!.models.map(({ result }) => {
      if (!result.ok) throw new Error(result.problem.code);
      return result.value;
    });
    expect(new Set(fitted.map(({ n }) => n))).toEqual(new Set([90]));
    expect(fitted[2].terms.map(({ name }) => name)).toContain('frequency:proximity');
    expect(fitted[0].terms.map(({ name }) => name)).not.toContain('frequency');
    expect(found?.leftOut).toEqual({ excluded: 0, missing: 0 });
    // What is as long as the firms does not travel.
    expect(fitted[0]).not.toHaveProperty('design');
    expect(await session.ask('models', {}, UNATTENDED)).toBe(found);
  });

  it('take the suggested family, leave out what the data lack and say so', async () => {
    const { session, study } = await prepare([
      { kind: 'firms', name: 'f.csv', text: firmsCsv(40, 20) },
    ]);
    await session.run(study, UNATTENDED);
    const found = await session.ask('models', {}, UNATTENDED);
    expect(found).toMatchObject({ automatic: true, family: found?.suggestion?.family });
    expect(found?.terms.unavailable).toEqual(['frequency']);
    expect(found?.leftOut.excluded).toBe(1);
    const explanation = await session.ask('explanation', {}, UNATTENDED);
    expect(explanation?.ok).toBeDefined();
  });

  it('draw single firms anew where all lie in one municipality, and say so', async () => {
    const { session, findings } = await surveyed(
      { ...COUNTS, oneTown: true },
      { family: 'ols', terms: ['frequency'], groups: 'municipality' },
    );
    expect(new Set(findings.firmPlaces.municipalityCode).size).toBe(1);
    const found = await session.ask('explanation', {}, UNATTENDED);
    if (!found?.ok) throw new Error('refused');
    expect(found.value.bootstrap).toMatchObject({ unit: 'firms', units: 90 });
    expect(found.value.ciHigh).toBeGreaterThan(found.value.ciLow);
  });

  it('refuse in words what can’t be estimated, and the study stands', async () => {
    const { session } = await surveyed(
      { outcome: ({ inside }) => (inside ? 1 : 0) },
      { family: 'logit', terms: ['size'] },
    );
    const found = await session.ask('models', {}, UNATTENDED);
    expect(found?.models[0].result).toMatchObject({ ok: false, problem: { code: 'separation' } });
    expect(await session.ask('explanation', {}, UNATTENDED)).toBeNull();
  });

  it('have a zero part of the terms that were chosen for it, as far as each model has them', async () => {
    const models = {
      family: 'hurdle-poisson',
      terms: ['frequency', 'size'],
      zeroTerms: ['frequency', 'inside'],
    } as const;
    const { session } = await surveyed(
      {
        outcome: ({ contacts, chance }) =>
          chance < 0.4 ? 0 : 1 + Math.floor(chance * 4 + contacts * 0.2),
      },
      models,
    );
    const found = (await session.ask('models', {}, UNATTENDED))!;
    expect(found.zeroMeans).toBe('any');
    const zero = found.models.map(({ result }) => {
      if (!result.ok) throw new Error(result.problem.code);
      return result.value.zeroTerms.map(({ name }) => name);
    });
    expect(zero).toEqual([
      ['(intercept)', 'inside'],
      ['(intercept)', 'inside', 'frequency'],
    ]);
    const table = modelTable(found, messagesIn('en'));
    expect(table.estimates.map(({ name }) => name)).toContain('Having any: Contact frequency');
    const facts = (await session.ask('reportFacts', {}))!;
    expect(reportHtml(facts, [], 'en')).toContain(
      messagesIn('en').models.zero.method('any', ['Inside a cluster', 'Contact frequency']),
    );
    const explained = await session.ask('explanation', {}, UNATTENDED);
    expect(explained).toMatchObject({ ok: true });
    const read = readStudyFile('s', writeStudyFile(facts.study));
    expect(read.ok && read.value.settings.models?.zeroTerms).toEqual(['inside', 'frequency']);
  });

  it('are Firth’s where the ordinary logit has no estimate, with profiles in table, file and report', async () => {
    const { session } = await surveyed(
      { outcome: ({ inside }) => (inside ? 1 : 0) },
      { family: 'automatic', terms: ['size'] },
    );
    const found = (await session.ask('models', {}, UNATTENDED))!;
    expect(found.suggestion).toEqual({ family: 'firth-logit', because: 'separated-yes-no' });
    expect(found.family).toBe('firth-logit');
    const model = found.models[0].result;
    if (!model.ok) throw new Error(model.problem.code);
    const { profile } = model.value.terms.find(({ name }) => name === 'inside')!;
    expect(profile!.ciLow).toBeGreaterThan(0);
    expect(profile!.ciHigh).toBeLessThan(Infinity);
    for (const language of ['ja', 'en'] as const) {
      const table = profileTable(found, messagesIn(language))!;
      expect(table.rows.map(([name]) => name)).toHaveLength(2);
      expect(table.rows.flat().join()).not.toMatch(/NaN|undefined/);
      const narrow = narrowProfiles(table);
      for (const row of [narrow.head, ...narrow.rows]) expect(row).toHaveLength(4);
      expect(narrow.rows[0][2]).toBe(`${table.rows[0][3]} (${table.rows[0][4]})`);
    }
    const written = JSON.parse((await session.ask('export', { name: 'findings.json' }))!.join(''));
    const [first] = written.regressions.models;
    expect(written.regressions).toMatchObject({
      family: 'firth-logit',
      because: 'separated-yes-no',
    });
    expect(first.terms[1].name).toBe('inside');
    expect(first.terms[1].profile_ci_low).toBeCloseTo(profile!.ciLow, 8);
    expect(first.penalised_likelihood_ratio.df).toBe(2);
  });

  it('are chosen in study.json, which refuses unknown words and keeps the order', () => {
    const text = (models: unknown) =>
      JSON.stringify({
        shuseki_study: 1,
        inputs: { firms: { name: 'f', path: 'f', sha256: 'a', roles: {} } },
        settings: { models },
        tried: 7,
      });
    const read = (models: unknown) => {
      const result = readStudyFile('study.json', text(models));
      if (!result.ok) throw new Error(result.problem.code);
      return result.value;
    };
    const study = read({ family: 'probit', terms: ['size', 'proximity'] });
    expect(study.settings.models).toEqual({ family: 'probit', terms: ['proximity', 'size'] });
    expect(study.tried).toBe(7);
    expect(readStudyFile('s', writeStudyFile(study))).toMatchObject({ ok: true, value: study });
    expect(read({}).settings.models).toEqual(DEFAULT_MODELS);
    expect(() => read({ family: 'magic' })).toThrow('parameter-unknown');
    expect(() => read({ terms: ['nonsense'] })).toThrow('parameter-unknown');
    expect(read(undefined).settings).not.toHaveProperty('models');
    expect(writeStudyFile(read(undefined))).not.toContain('"models"');
  });
});

describe('neighbours in the tests for likeness', () => {
  it('are the nearest firms', () => {
    const random = createRandom(8);
    const lng = Float64Array.from({ length: 60 }, () => 135 + random.uniform());
    const lat = Float64Array.from({ length: 60 }, () => 35 + random.uniform());
    const rows = Int32Array.from({ length: 50 }, (_, i) => i + 10);
    const { start, neighbour, weight } = nearestWeights(lng, lat, rows, 4);
    for (let i = 0; i < rows.length; i++) {
      const km = (j: number) => distanceKm(lng[rows[i]], lat[rows[i]], lng[rows[j]], lat[rows[j]]);
      const nearest = [...rows.keys()]
        .filter((j) => j !== i)
        .sort((a, b) => km(a) - km(b))
        .slice(0, 4);
      const got = [...neighbour.subarray(start[i], start[i + 1])];
      expect(got.sort((a, b) => a - b)).toEqual(nearest.sort((a, b) => a - b));
    }
    expect(new Set(weight)).toEqual(new Set([0.25]));
    const few = nearestWeights(lng, lat, Int32Array.of(0, 1, 2), 8);
    expect(few.start[3]).toBe(6);
  });
});

describe('what depends on the definition', () => {
  it('has the study’s own definition among all, with the comparison’s difference', async () => {
    const { session } = await surveyed(COUNTS);
    const evidence = await session.ask('evidence', {});
    const found = await session.ask('specifications', {}, UNATTENDED);
    if (!found?.curve.ok || !evidence?.comparison.ok) throw new Error('refused');
    const { definitions, curve, outcomes, controls } = found;
    expect(outcomes).toEqual(['as-given', 'above-zero']);
    expect(controls).toEqual([[], ['size', 'industry']]);
    expect(definitions.filter(({ adopted }) => adopted)).toHaveLength(1);
    const own = curve.value.specifications.find(
      (one) => definitions[one.definition].adopted && one.outcome === 0 && one.control === 0,
    );
    const { difference, sample, clustered } = evidence.comparison.value;
    const mean = sample.values.reduce((sum, value) => sum + value, 0) / sample.values.length;
    const sd = Math.sqrt(
      sample.values.reduce((sum, value) => sum + (value - mean) ** 2, 0) /
        (sample.values.length - 1),
    );
    expect(own!.estimate).toBeCloseTo(difference / sd, 10);
    // By the same groups and factor; the comparison's own interval is corrected further for their number.
    expect(own!.stdError).toBeCloseTo(clustered!.stdError / sd, 10);
  });
});
