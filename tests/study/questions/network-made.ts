import { distanceKm } from '../../../src/geo';
import type { Cluster, Findings, InstitutionKind, Municipality } from '../../../src/model';
import { createRandom } from '../../../src/stats/random';

const KINDS: readonly InstitutionKind[] = [
  'public_technology_centre',
  'public_technology_centre',
  'national_university',
  'kosen',
];

export interface Network {
  readonly clusters?: number;
  readonly institutions?: number;
  readonly ties?: number;
  /** Kind of the institutions that nobody has a tie with; none unless given. */
  readonly unloved?: InstitutionKind;
}

/** Findings as far as flows and gravity look at them: clusters of seven firms on a grid, three firms outside, ties rarer with distance. */
export function networkFindings({
  clusters = 9,
  institutions = 12,
  ties = 300,
  unloved,
}: Network = {}): { findings: Findings; municipalities: Municipality[] } {
  const random = createRandom(77);
  const perCluster = 7;
  const firmCount = clusters * perCluster + 3;
  const lng = new Float64Array(firmCount);
  const lat = new Float64Array(firmCount);
  const clusterOf = new Int32Array(firmCount).fill(-1);
  const centres = Array.from({ length: clusters }, (_, c) => ({
    lng: 136 + (c % 3) * 0.6,
    lat: 35 + Math.floor(c / 3) * 0.5,
  }));
  for (let firm = 0; firm < firmCount; firm++) {
    const cluster = firm < clusters * perCluster ? firm % clusters : -1;
    clusterOf[firm] = cluster;
    lng[firm] = cluster < 0 ? 140 + random.uniform() : centres[cluster].lng + random.uniform() / 50;
    lat[firm] = cluster < 0 ? 38 + random.uniform() : centres[cluster].lat + random.uniform() / 50;
  }
  const kind = Array.from({ length: institutions }, (_, i) => KINDS[i % KINDS.length]);
  const at = {
    lng: Float64Array.from(kind, () => 136 + random.uniform() * 1.4),
    lat: Float64Array.from(kind, () => 35 + random.uniform() * 1.2),
    prefecture: kind.map(() => '福井県'),
  };
  const links = { firm: [] as number[], institution: [] as number[], frequency: [] as number[] };
  while (links.firm.length < ties) {
    const firm = random.below(firmCount);
    const institution = random.below(institutions);
    const km = distanceKm(lng[firm], lat[firm], at.lng[institution], at.lat[institution]);
    if (kind[institution] === unloved || random.uniform() > 8 / (8 + km)) continue;
    links.firm.push(firm);
    links.institution.push(institution);
    links.frequency.push(random.below(20) === 0 ? NaN : 1 + random.below(9));
  }
  const municipalities = ['18901', '18902'].map(
    (code, m): Municipality =>
      ({
        code,
        prefecture: '福井県',
        district: '',
        name: m === 0 ? '松川市' : '竹原市',
        kind: 'city',
        kana: '',
        romaji: '',
        labelEn: m === 0 ? 'Matsukawa' : 'Takehara',
        lng: 136.1 + m,
        lat: 35.1,
        errorKm: 6,
        estimated: false,
      }) as Municipality,
  );
  const described = centres.map((_, index) => {
    const own = Array.from(clusterOf.keys()).filter((firm) => clusterOf[firm] === index);
    const mean = (values: Float64Array) => own.reduce((sum, i) => sum + values[i], 0) / own.length;
    return {
      index,
      nameJa: `集積${index}`,
      nameEn: `Cluster ${index}`,
      // Not all alike, so that the number of firms says something.
      firms: own.length + (index % 3),
      lng: mean(lng),
      lat: mean(lat),
      boundary: [],
      industries: [{ name: index % 2 ? '金属' : '繊維', count: own.length }],
    } as unknown as Cluster;
  });
  const findings = {
    simulated: true,
    firms: {
      count: firmCount,
      id: Array.from(lng, (_, i) => `F${i}`),
      name: Array.from(lng, (_, i) => `企業${i}`),
      industry: Array.from(clusterOf, (c) => (c < 0 ? '' : c % 2 ? '金属' : '繊維')),
      outcomes: [],
    },
    firmPlaces: {
      count: firmCount,
      lng,
      lat,
      prefecture: Array.from(lng, () => '福井県'),
      municipalityCode: Array.from(clusterOf, (c) => (c < 0 ? '' : c < 4 ? '18901' : '18902')),
    },
    institutions: {
      count: institutions,
      id: kind.map((_, i) => `I${i}`),
      nameJa: kind.map((_, i) => `機関${i}`),
      nameEn: kind.map((_, i) => `Institution ${i}`),
      kind,
    },
    institutionPlaces: at,
    membership: { clusterCount: clusters, clusterOf },
    clusters: described,
    links: {
      count: links.firm.length,
      firm: Int32Array.from(links.firm),
      institution: Int32Array.from(links.institution),
      contactFrequency: Float64Array.from(links.frequency),
      topic: links.firm.map(() => ''),
      distanceKm: Float64Array.from(links.firm, (firm, tie) => {
        const i = links.institution[tie];
        return distanceKm(lng[firm], lat[firm], at.lng[i], at.lat[i]);
      }),
    },
  } as unknown as Findings;
  return { findings, municipalities };
}
