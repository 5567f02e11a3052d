import type { LinkColumns } from '../model/linkage';

/** Which ties take part. Absent members let every tie pass. */
export interface TieFilter {
  /** First and last year, both included; a tie of unknown year passes no such filter. */
  readonly years?: readonly [number, number];
  /** Kinds of contact as the table writes them, outer spaces aside; '' for ties that state none. */
  readonly topics?: readonly string[];
}

/** 1 for each tie that takes part; null where all do. Linear. */
export function usedTies(links: LinkColumns, { years, topics }: TieFilter): Uint8Array | null {
  if (!years && !topics) return null;
  const wanted = topics && new Set(topics);
  const used = new Uint8Array(links.count);
  for (let tie = 0; tie < links.count; tie++) {
    const year = links.year?.[tie] ?? NaN;
    const inYears = !years || (year >= years[0] && year <= years[1]);
    if (inYears && (!wanted || wanted.has(links.topic[tie].trim()))) used[tie] = 1;
  }
  return used;
}

/** Columns of the ties that take part, in their order. */
export function selectTies(links: LinkColumns, used: Uint8Array): LinkColumns {
  const takes = (_: unknown, tie: number) => used[tie] === 1;
  return {
    count: used.reduce((sum, one) => sum + one, 0),
    firm: links.firm.filter(takes),
    institution: links.institution.filter(takes),
    contactFrequency: links.contactFrequency.filter(takes),
    topic: links.topic.filter(takes),
    ...(links.year ? { year: links.year.filter(takes) } : {}),
    distanceKm: links.distanceKm.filter(takes),
  };
}
