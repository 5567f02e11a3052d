import type { Random } from '../../../src/stats/random';
import { drawIndex, drawNegativeBinomial, streamFor } from './draws';
import type { SampleFirm } from './firms';
import { MODEL } from './model';
import { plainExp, plainLog } from '../../../src/stats/plain-math';
import { plainDistanceKm } from './plain-distance';

/** An institution as the sample needs it. */
export interface SampleInstitution {
  readonly id: string;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
}

export interface SampleLink {
  /** Index of the firm. */
  readonly firm: number;
  readonly institutionId: string;
  readonly contactsPerYear: number;
  readonly topic: string;
}

export interface FirmContacts {
  readonly nearestKm: number;
  readonly contactsPerYear: number;
  readonly links: readonly SampleLink[];
}

const TEST_CENTRE_TOPICS = ['技術相談', '依頼試験・分析', '機器利用', '研修・人材育成'];
const RESEARCH_TOPICS = ['共同研究', '技術相談', '情報交換', '研修・人材育成'];
const SUPPORT_TOPICS = ['経営相談', '補助金・助成', '販路開拓', '情報交換'];
const TOPIC_WEIGHTS = [0.4, 0.3, 0.2, 0.1];

/** Each firm's contacts with institutions, in the firms' order. Costs firms × institutions. */
export function drawContacts(
  firms: readonly SampleFirm[],
  institutions: readonly SampleInstitution[],
): FirmContacts[] {
  return firms.map((firm, index) => {
    const random = streamFor(MODEL.seed, 'contacts', index);
    const km = institutions.map(({ lon, lat }) => plainDistanceKm(firm.lon, firm.lat, lon, lat));
    const nearestKm = km.reduce((least, one) => (one < least ? one : least));
    const { theta } = MODEL.contacts;
    const contactsPerYear = drawNegativeBinomial(random, meanContacts(firm, nearestKm), theta);
    const links = shareOut(random, contactsPerYear, institutions, km).map(([which, count]) => ({
      firm: index,
      institutionId: institutions[which].id,
      contactsPerYear: count,
      topic: drawTopic(random, institutions[which].kind),
    }));
    return { nearestKm, contactsPerYear, links };
  });
}

function meanContacts(firm: SampleFirm, nearestKm: number): number {
  const { constant, inDistrict, nearestKm: slope, employees, subcontractor } = MODEL.contacts;
  return plainExp(
    constant +
      (firm.district >= 0 ? inDistrict : 0) +
      slope * plainLog(1 + nearestKm) +
      employees * plainLog(firm.employees / 20) +
      (firm.isSubcontractor ? subcontractor : 0),
  );
}

/** Index of an institution and the contacts it gets, the main partner first; the contacts add up to `total`. */
function shareOut(
  random: Random,
  total: number,
  institutions: readonly SampleInstitution[],
  km: readonly number[],
): [institution: number, contacts: number][] {
  if (total === 0) return [];
  const { second, third, mainShare, kindWeight } = MODEL.partners;
  let partners = 1;
  if (random.uniform() < second) partners = random.uniform() < third ? 3 : 2;
  partners = Math.min(partners, total, institutions.length);
  const weights = institutions.map(({ kind }, i) => {
    const decay = 1 + km[i] / 5;
    return (kindWeight[kind] ?? kindWeight.other) / (decay * decay);
  });
  const shares: [number, number][] = [];
  for (let n = 0; n < partners; n++) {
    const chosen = drawIndex(random, weights);
    weights[chosen] = 0;
    shares.push([chosen, 1]);
  }
  for (let left = total - partners; left > 0; left--) {
    const isMain = partners === 1 || random.uniform() < mainShare;
    shares[isMain ? 0 : 1 + random.below(partners - 1)][1]++;
  }
  return shares;
}

function drawTopic(random: Random, kind: string): string {
  const topics =
    kind === 'public_technology_centre'
      ? TEST_CENTRE_TOPICS
      : kind === 'support_organisation'
        ? SUPPORT_TOPICS
        : RESEARCH_TOPICS;
  return topics[drawIndex(random, TOPIC_WEIGHTS)];
}
