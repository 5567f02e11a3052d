import type { InstitutionKind, LinkColumns } from '../../src/model';
import { createRandom } from '../../src/stats/random';

export const KINDS: readonly InstitutionKind[] = [
  'national_university',
  'kosen',
  'public_technology_centre',
  'kosen',
  'other',
];

/** Random ties of `firms` firms to the institutions of KINDS: some repeated, some without frequency, some without distance. */
export function inventedLinks(ties: number, firms: number, seed: number): LinkColumns {
  const random = createRandom(seed);
  const firm = new Int32Array(ties);
  const institution = new Int32Array(ties);
  const contactFrequency = new Float64Array(ties);
  const distanceKm = new Float64Array(ties);
  for (let i = 0; i < ties; i++) {
    firm[i] = random.below(firms);
    institution[i] = random.below(KINDS.length);
    contactFrequency[i] = random.below(8) === 0 ? NaN : random.below(5);
    // One distance per pair, as places give it.
    const pair = firm[i] * 7 + institution[i] * 13;
    distanceKm[i] = pair % 11 === 0 ? NaN : pair % 90;
  }
  const topic = new Array<string>(ties).fill('');
  return { count: ties, firm, institution, contactFrequency, topic, distanceKm };
}

/** The same ties in another order. */
export function shuffled(links: LinkColumns, seed: number): LinkColumns {
  const random = createRandom(seed);
  const order = Array.from({ length: links.count }, (_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return {
    count: links.count,
    firm: Int32Array.from(order, (i) => links.firm[i]),
    institution: Int32Array.from(order, (i) => links.institution[i]),
    contactFrequency: Float64Array.from(order, (i) => links.contactFrequency[i]),
    topic: order.map((i) => links.topic[i]),
    distanceKm: Float64Array.from(order, (i) => links.distanceKm[i]),
  };
}
