import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../../src/i18n';
import { UNATTENDED, type Municipality } from '../../../src/model';
import { distanceKm } from '../../../src/geo';
import { sitingFacts, sitingTable } from '../../../src/figures/tables/siting-table';
import { studySiting } from '../../../src/study/questions/siting';
import { COUNTS, surveyed } from '../surveyed';

const at = (name: string, lng: number, lat: number, kind: Municipality['kind'] = 'city') =>
  ({ code: name, prefecture: '県', name, labelEn: name, kind, lng, lat }) as Municipality;

describe('sites for a study’s firms', () => {
  it('are the municipality from which most firms out of reach are reached, by hand', async () => {
    const { findings } = await surveyed(COUNTS);
    const { firmPlaces: firms, institutionPlaces: institutions } = findings;
    const candidates = [
      at('whole', firms.lng[0], firms.lat[0], 'designated_city'),
      ...[0, 30, 60, 85].map((i) => at(`near${i}`, firms.lng[i], firms.lat[i])),
    ];
    const km = 5;
    const reaches = (lng: number, lat: number, i: number) =>
      distanceKm(firms.lng[i], firms.lat[i], lng, lat) <= km;
    const out = Array.from(firms.lng.keys()).filter(
      (i) => !Array.from(institutions.lng).some((lng, j) => reaches(lng, institutions.lat[j], i)),
    );
    const gains = candidates.map(({ lng, lat, kind }) =>
      kind === 'designated_city' ? -1 : out.filter((i) => reaches(lng, lat, i)).length,
    );
    const answer = await studySiting(
      findings,
      candidates,
      { method: 'cover', sites: 1, coverKm: km },
      UNATTENDED,
    );
    if (!answer.ok) throw new Error(answer.refused);
    const { value } = answer;
    expect(value.before).toBe(out.length);
    expect(value.chosen).toEqual([
      { municipality: gains.indexOf(Math.max(...gains)), gain: Math.max(...gains) },
    ]);
    expect(value.before - value.after).toBe(Math.max(...gains));
    expect(value.bound).toBeLessThanOrEqual(value.after);
    for (const language of ['ja', 'en'] as const) {
      const m = messagesIn(language);
      const { head, rows } = sitingTable(value, candidates, language, m);
      expect(head).toHaveLength(2);
      expect(rows[0][0]).toContain(candidates[value.chosen[0].municipality].name);
      const [sentence] = sitingFacts(value, m);
      expect(sentence).toContain(String(out.length));
    }
  });

  it('are refused without a place, or with more firms than memory holds', async () => {
    const { findings } = await surveyed(COUNTS);
    const question = { method: 'median', sites: 1, coverKm: 1 } as const;
    const nowhere = new Float64Array(findings.firms.count).fill(NaN);
    const lost = { ...findings, firmPlaces: { ...findings.firmPlaces, lng: nowhere } };
    expect(await studySiting(lost, [at('a', 136, 36)], question, UNATTENDED)).toEqual({
      ok: false,
      refused: 'no-firms',
    });
    const many = Array.from({ length: 600_000 }, (_, i) => at(String(i), 136, 36));
    expect(await studySiting(findings, many, question, UNATTENDED)).toEqual({
      ok: false,
      refused: 'too-many-firms',
    });
  });
});
