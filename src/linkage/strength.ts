import type { InstitutionKind } from '../model/geodata';
import type { LinkageSettings, LinkColumns } from '../model/linkage';
import { decayAt } from './decay';

/** The factors of each tie and their product; entry i of each belongs to tie i. */
export interface TieStrengths {
  /** Contacts per year; NaN where the frequency is missing or its score is not in the table. */
  readonly perYear: Float64Array;
  readonly kindWeight: Float64Array;
  /** 0 to 1; NaN where it depends on a distance that is unknown. */
  readonly decay: Float64Array;
  /** perYear × kindWeight × decay; NaN where a factor is. */
  readonly strength: Float64Array;
  /** No tie states a frequency, so that each counts as one contact per year. */
  readonly counted: boolean;
  /** Ties without a strength: they count as ties, and add nothing to a strength. */
  readonly unknown: number;
}

/** Every firm × institution that has a tie, ascending by firm and then by institution. */
export interface TiePairs {
  readonly count: number;
  readonly firm: Int32Array;
  readonly institution: Int32Array;
  /** Rows of the links table. */
  readonly ties: Int32Array;
  /** Sum over the ties that have a strength. */
  readonly strength: Float64Array;
  /** Contacts per year, summed over the ties of which they are known. */
  readonly contacts: Float64Array;
  /** Kilometres, NaN where an end has no place. */
  readonly distanceKm: Float64Array;
}

/**
 * Strength of each tie: contacts per year × weight of the institution's kind × decay with distance.
 * @param kinds kind of each institution.
 */
export function strengthOfTies(
  links: LinkColumns,
  kinds: readonly InstitutionKind[],
  settings: LinkageSettings,
): TieStrengths {
  const { count } = links;
  const scores = new Map(settings.scale.map(({ score, perYear }) => [score, perYear]));
  const counted = links.contactFrequency.every((value) => Number.isNaN(value));
  const perYear = Float64Array.from(links.contactFrequency, (value) => {
    if (counted) return 1;
    if (settings.frequency === 'scale') return scores.get(value) ?? NaN;
    return value >= 0 ? value : NaN;
  });
  const kindWeight = Float64Array.from(
    links.institution,
    (institution) => settings.kindWeights[kinds[institution]] ?? 1,
  );
  const decay = Float64Array.from(links.distanceKm, (km) =>
    decayAt(km, settings.decay, settings.halfKm),
  );
  const strength = new Float64Array(count);
  let unknown = 0;
  for (let i = 0; i < count; i++) {
    strength[i] = perYear[i] * kindWeight[i] * decay[i];
    if (Number.isNaN(strength[i])) unknown++;
  }
  return { perYear, kindWeight, decay, strength, counted, unknown };
}

/** Adds up the ties of each pair. Sorts: n log n in the ties. */
export function pairTies(
  links: LinkColumns,
  { strength, perYear }: Pick<TieStrengths, 'strength' | 'perYear'>,
): TiePairs {
  const order = Array.from({ length: links.count }, (_, i) => i).sort(
    (a, b) => links.firm[a] - links.firm[b] || links.institution[a] - links.institution[b] || a - b,
  );
  const starts = order.filter((tie, k) => k === 0 || !samePair(links, tie, order[k - 1]));
  const pairs = {
    count: starts.length,
    firm: Int32Array.from(starts, (tie) => links.firm[tie]),
    institution: Int32Array.from(starts, (tie) => links.institution[tie]),
    ties: new Int32Array(starts.length),
    strength: new Float64Array(starts.length),
    contacts: new Float64Array(starts.length),
    distanceKm: Float64Array.from(starts, (tie) => links.distanceKm[tie]),
  };
  let pair = -1;
  for (const tie of order) {
    if (tie === starts[pair + 1]) pair++;
    pairs.ties[pair]++;
    if (!Number.isNaN(strength[tie])) pairs.strength[pair] += strength[tie];
    if (!Number.isNaN(perYear[tie])) pairs.contacts[pair] += perYear[tie];
  }
  return pairs;
}

function samePair(links: LinkColumns, a: number, b: number): boolean {
  return links.firm[a] === links.firm[b] && links.institution[a] === links.institution[b];
}
