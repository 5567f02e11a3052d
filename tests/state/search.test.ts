import { beforeAll, describe, expect, it } from 'vitest';
import type { Findings, Municipality } from '../../src/model';
import { search } from '../../src/state/search';
import { shippedMunicipalities, smallStudy } from './small-study';

let findings: Findings;
let municipalities: readonly Municipality[];
beforeAll(async () => {
  ({ findings } = await smallStudy());
  municipalities = await shippedMunicipalities();
});

const names = (query: string, english = false) =>
  search(query, findings, municipalities, english).map(({ kind, name }) => `${kind} ${name}`);

describe('search', () => {
  it('finds nothing for nothing', () => {
    expect(names('')).toEqual([]);
    expect(names('  　')).toEqual([]);
    expect(names('no such thing')).toEqual([]);
  });

  it('finds all kinds of things by part of their name, clusters first', () => {
    const found = names('鯖江');
    expect(found[0]).toBe('cluster 鯖江市');
    expect(found).toContain('municipality 鯖江市');
    expect(names('試験1')).toContain('firm 試験1');
  });

  it('folds widths and case, and passes over spaces', () => {
    expect(names('far工業')).toEqual(['firm Ｆａｒ工業']);
    expect(names('ＦＡＲ 工業')).toEqual(['firm Ｆａｒ工業']);
  });

  it('finds a municipality by its kana, its prefecture and its romanised name', () => {
    for (const query of ['サバエシ', 'ｻﾊﾞｴｼ', '福井県鯖江市', 'sabae'])
      expect(names(query), query).toContain('municipality 鯖江市');
    expect(names('sabae', true)).toContain('municipality Sabae-shi');
    expect(names('鯖江市', true)).toContain('municipality Sabae-shi');
  });

  it('finds an institution by a former name, under the name that it has now', () => {
    const institutions = {
      ...{ count: 2, nameJa: ['新大学', '別大学'], nameEn: ['New University', ''] },
      formerNames: ['旧工業大学|旧医科大学', ''],
    };
    const hits = search(
      '旧医科',
      { ...findings, institutions: { ...findings.institutions, ...institutions } },
      [],
      false,
    );
    expect(hits).toEqual([{ kind: 'institution', index: 0, name: '新大学' }]);
  });

  it('finds firms by their id', () => {
    expect(names('F24')).toContain('firm Ｆａｒ工業');
  });

  it('puts names that begin with the text before others, at most six of a kind', () => {
    const firms = names('試験').filter((hit) => hit.startsWith('firm'));
    expect(firms).toHaveLength(6);
    const ota = search('大田', null, municipalities, false);
    const places = ota.map(({ name }) => name.indexOf('大田'));
    expect(places.indexOf(0)).toBe(0);
    expect([...places].sort((a, b) => Number(a > 0) - Number(b > 0))).toEqual(places);
  });

  it('needs no study', () => {
    expect(search('鯖江', null, municipalities, false)).toHaveLength(1);
  });
});
