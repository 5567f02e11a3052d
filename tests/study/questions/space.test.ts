import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../../src/i18n';
import {
  DEFAULT_ERROR_PARAMETERS,
  DEFAULT_MODELS,
  UNATTENDED,
  type ErrorParameters,
  type ModelErrors,
  type SpaceWeights,
} from '../../../src/model';
import { reachTable, spaceTable } from '../../../src/figures/tables/space-table';
import { distanceKm } from '../../../src/geo/earth';
import { readStudyFile, writeStudyFile } from '../../../src/study';
import { studySpace } from '../../../src/study/questions/space';
import { expectClose } from '../../evidence/close';
import { COUNTS, surveyed } from '../surveyed';

async function space(weights?: SpaceWeights) {
  const { study, findings } = await surveyed(COUNTS);
  const chosen = weights ? { ...study, settings: { ...study.settings, weights } } : study;
  return { findings, study: chosen, space: (await studySpace(chosen, findings, UNATTENDED))! };
}

describe('the weights of the tests for likeness', () => {
  it('are the eight nearest unless chosen', async () => {
    const { space: plain } = await space();
    expect(plain.chosen).toEqual({ kind: 'nearest', neighbours: 8 });
    const { space: same } = await space({ kind: 'nearest', neighbours: 8 });
    expect(same).toEqual(plain);
    const { space: other } = await space({ kind: 'nearest', neighbours: 3 });
    expect(other.outcome).not.toEqual(plain.outcome);
  });

  it('of a band hold all firms within the distance, and isolated firms are counted', async () => {
    const km = 4.6;
    const { space: band, findings } = await space({ kind: 'band', km });
    const { lng, lat } = findings.firmPlaces;
    const values = findings.firms.outcomes[0].values;
    const n = values.length;
    const near = (i: number, j: number) =>
      i !== j && distanceKm(lng[i], lat[i], lng[j], lat[j]) <= km;
    const rows = [...values.keys()];
    const lists = rows.map((i) => rows.filter((j) => near(i, j)));
    const isolated = lists.filter((list) => list.length === 0).length;
    expect(isolated).toBeGreaterThan(0);
    expect(band.isolated).toBe(isolated);

    // Moran's I by its definition, over the firms that have neighbours.
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    let cross = 0;
    rows.forEach((i) =>
      lists[i].forEach(
        (j) => (cross += ((values[i] - mean) * (values[j] - mean)) / lists[i].length),
      ),
    );
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    if (!band.outcome.ok) throw new Error(band.outcome.problem.code);
    expectClose(band.outcome.value.statistic, cross / spread, 1e-9, 'I');
    expect(band.outcome.notes).toContainEqual({ code: 'isolated', facts: { firms: isolated } });
    for (const language of ['ja', 'en'] as const) {
      const { hint, neighbours } = messagesIn(language).models.space;
      expect(hint(neighbours(band.chosen), band.isolated)).toContain(String(isolated));
    }
  });

  it('are kept in study.json, left out where they are the usual ones, and refused where they are none', async () => {
    const { study } = await space({ kind: 'band', km: 12.5 });
    const read = readStudyFile('study.json', writeStudyFile(study));
    expect(read.ok && read.value.settings.weights).toEqual({ kind: 'band', km: 12.5 });
    const { study: plain } = await space();
    expect(writeStudyFile(plain)).not.toContain('"weights"');
    for (const wrong of [{ kind: 'band', km: -1 }, { kind: 'nearest', neighbours: 2.5 }, 'near']) {
      const text = writeStudyFile(study).replace(
        /"weights": \{[^}]*\}/,
        `"weights": ${JSON.stringify(wrong)}`,
      );
      expect(readStudyFile('study.json', text).ok).toBe(false);
    }
  });
});

describe('how far what a model leaves is alike', () => {
  it('is measured over all pairs of its firms, and points to squares that hold them together', async () => {
    const { space: plain, study, findings } = await space();
    const { reach } = plain;
    expect(reach?.firms).toBe(90);
    const far = study.settings.models ?? DEFAULT_MODELS;
    // The two dense places differ, and the firms of each are alike.
    const driftAt = (lng: number) => (lng < 137.1 ? 10 : lng < 137.25 ? -10 : 0);
    const drifting = {
      ...findings,
      firms: {
        ...findings.firms,
        outcomes: findings.firms.outcomes.map((outcome) => ({
          ...outcome,
          values: outcome.values.map((value, i) => value + driftAt(findings.firmPlaces.lng[i])),
        })),
      },
    };
    const models = { ...far, family: 'ols' as const, terms: [] };
    const chosen = { ...study, settings: { ...study.settings, models } };
    const found = (await studySpace(chosen, drifting, UNATTENDED))!;
    expect(found.reach!.km).toBeGreaterThan(0);
    const { squaresKm } = found.reach!;
    expect(squaresKm).toBeGreaterThan(0);
    const m = messagesIn('en');
    const sentenceUnder = (errors: Partial<ErrorParameters>, by: ModelErrors = 'clustered') =>
      spaceTable(found, m, {
        errors: by,
        chosenErrors: by,
        errorParameters: { ...DEFAULT_ERROR_PARAMETERS, ...errors },
      }).verdict;
    expect(sentenceUnder({})).toBe(m.models.space.dependent(squaresKm));
    expect(sentenceUnder({ groups: 'grid', gridKm: squaresKm! / 2 })).toBe(sentenceUnder({}));
    expect(sentenceUnder({ groups: 'grid', gridKm: squaresKm! })).toBe(
      m.models.space.dependentAllowed,
    );
    expect(sentenceUnder({ conleyKm: squaresKm! }, 'conley')).toBe(m.models.space.dependentAllowed);
    expect(reachTable(found.reach!, m).sentence).toContain(`squares of ${squaresKm} km`);
  });
});
