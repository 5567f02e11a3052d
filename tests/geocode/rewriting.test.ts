import { beforeAll, describe, expect, it } from 'vitest';
import type { Municipality } from '../../src/model/geodata';
import type { Gazetteer, Geocoder } from '../../src/geocode';
import { foldKey } from '../../src/geocode/fold';
import { HAS_SHARED, inventedGeocoder, realGeocoder } from './gazetteers';
import { JAPAN_IN_SMALL } from './japan-in-small';
import { plain, rewrites, type Parts, type Rewrite } from './rewrites';

/** Draws that need no seedable library: a linear congruential generator (Knuth's MMIX constants cut to 32 bits). */
function draws(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Sample {
  readonly parts: Parts;
  readonly code: string;
  readonly town: string;
}

interface Corpus {
  readonly samples: readonly Sample[];
  readonly isTown: (m: Municipality, town: string) => boolean;
}

/** Addresses made from every town of the gazetteer that are found as they stand, in a random order. */
function corpusOf(geocoder: Geocoder, gazetteer: Gazetteer): Corpus {
  const byName = new Map(
    geocoder.municipalities.map((m) => [m.prefecture + m.district + m.name, m]),
  );
  const towns = new Set<string>();
  const samples: Sample[] = [];
  const next = draws(20240101);
  gazetteer.places.forEach((place, index) => {
    const municipality = byName.get(place.prefecture + place.name);
    const rows = gazetteer.rows(index);
    if (!municipality || !rows) return;
    for (let i = 0; i < rows.count; i++) {
      const town = rows.oaza[i] + rows.chome[i] + rows.koaza[i];
      for (const name of [rows.oaza[i], rows.oaza[i] + rows.koaza[i], town]) {
        towns.add(municipality.code + foldKey(name));
      }
      if (town.includes('（')) continue;
      const first = 1 + Math.floor(next() * 40);
      const second = 1 + Math.floor(next() * 20);
      const lot = rows.chome[i] === '' ? `${first}番地${second}` : `${first}番${second}号`;
      samples.push({ parts: { municipality, town, lot }, code: municipality.code, town });
    }
  });
  for (let i = samples.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [samples[i], samples[j]] = [samples[j], samples[i]];
  }
  return { samples, isTown: (m, town) => towns.has(m.code + foldKey(town)) };
}

/** Of up to `count` rewritten addresses, those that are no longer found in the same town. */
function failures(corpus: Corpus, geocoder: Geocoder, rule: Rewrite, count: number) {
  const lost: string[] = [];
  let tried = 0;
  for (const sample of corpus.samples) {
    if (tried === count) break;
    const text = rule.of(sample.parts);
    if (text === null) continue;
    const before = geocoder.locate(plain(sample.parts));
    if (before.town !== sample.town || before.municipalityCode !== sample.code) continue;
    tried++;
    const after = geocoder.locate(text);
    if (after.municipalityCode !== sample.code || after.town !== sample.town) {
      lost.push(`${text} | ${sample.town} | ${after.municipality}${after.town} ${after.note}`);
    }
  }
  return { tried, lost };
}

const RULES = rewrites(() => false).map((rule) => rule.name);
/** Without prefecture or ward several places may fit: then the answer is that they do. */
const MAY_BE_AMBIGUOUS = new Set(['no prefecture', 'city without its ward']);

function unexplained(rule: string, lost: readonly string[]): string[] {
  return lost.filter((line) => !(MAY_BE_AMBIGUOUS.has(rule) && line.includes('ambiguous:')));
}

describe.skipIf(!HAS_SHARED)('rewriting real addresses (needs ../shared/gazetteer)', () => {
  let corpus: Corpus;
  let geocoder: Geocoder;
  beforeAll(async () => {
    const real = await realGeocoder();
    geocoder = real.geocoder;
    corpus = corpusOf(geocoder, real.gazetteer);
  });

  it.each(RULES)('%s: the same town for 995 of 1000', (name) => {
    const rule = rewrites(corpus.isTown).find((known) => known.name === name) as Rewrite;
    const { tried, lost } = failures(corpus, geocoder, rule, 500);
    expect(tried).toBeGreaterThan(10);
    const wrong = unexplained(name, lost);
    expect(wrong.length / tried, wrong.join('\n')).toBeLessThanOrEqual(0.005);
  });
});

describe('rewriting invented addresses', () => {
  let corpus: Corpus;
  let geocoder: Geocoder;
  beforeAll(async () => {
    const small = await inventedGeocoder(JAPAN_IN_SMALL);
    geocoder = small.geocoder;
    corpus = corpusOf(geocoder, small.gazetteer);
  });

  it('finds every town as the gazetteer writes it', () => {
    const lost = corpus.samples.filter(
      (sample) => geocoder.locate(plain(sample.parts)).town !== sample.town,
    );
    expect(lost.map((sample) => plain(sample.parts))).toEqual([]);
  });

  it.each(RULES)('%s', (name) => {
    const rule = rewrites(corpus.isTown).find((known) => known.name === name) as Rewrite;
    const { tried, lost } = failures(corpus, geocoder, rule, 500);
    expect(tried).toBeGreaterThan(0);
    expect(unexplained(name, lost).join('\n')).toBe('');
  });
});
