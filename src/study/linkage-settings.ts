import {
  DEFAULT_FLOWS,
  DEFAULT_LINKAGE,
  DISTANCE_DECAYS,
  FLOW_GROUPINGS,
  INSTITUTION_KINDS,
  type FlowSettings,
  type FrequencyScore,
  type InstitutionKind,
  type LinkageSettings,
  type StudySettings,
} from '../model';

/** Least and most of the numbers that make up the strength of a tie. */
export const LINKAGE_LIMITS = {
  halfKm: { least: 0.1, most: 3000 },
  perYear: { least: 0, most: 100_000 },
  kindWeight: { least: 0, most: 1000 },
  year: { least: 1900, most: 2100 },
} as const;

/**
 * `linkage` of study.json. Unknown members are ignored, what is missing takes its default, and of a score that stands twice
 * the last counts, as with the members of any JSON object.
 */
export function readLinkage(data: unknown): Pick<StudySettings, 'linkage'> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const { frequency, scale, kindWeights, decay, halfKm, years } = data as Record<string, unknown>;
  const scores = Array.isArray(scale) ? scale.filter(isScore) : DEFAULT_LINKAGE.scale;
  const perYear = new Map(scores.map((entry) => [entry.score, entry.perYear]));
  const linkage: LinkageSettings = {
    frequency: frequency === 'scale' ? 'scale' : 'per_year',
    scale: [...perYear]
      .sort(([a], [b]) => a - b)
      .map(([score, value]) => ({ score, perYear: value })),
    kindWeights: readWeights(kindWeights),
    decay: DISTANCE_DECAYS.find((known) => known === decay) ?? DEFAULT_LINKAGE.decay,
    halfKm: typeof halfKm === 'number' ? halfKm : DEFAULT_LINKAGE.halfKm,
    ...(isBand(years) ? { years: [years[0], years[1]] as const } : {}),
  };
  return isDefaultLinkage(linkage) ? {} : { linkage };
}

/** The settings that say what every study says unless told otherwise; study.json leaves them out. */
export function isDefaultLinkage(linkage: LinkageSettings): boolean {
  const sameWeights = Object.values(linkage.kindWeights).every((weight) => weight === 1);
  const plain = { ...linkage, kindWeights: {} };
  return (
    sameWeights &&
    linkage.years === undefined &&
    (Object.keys(DEFAULT_LINKAGE) as (keyof LinkageSettings)[]).every(
      (key) => JSON.stringify(plain[key]) === JSON.stringify(DEFAULT_LINKAGE[key]),
    )
  );
}

/** The numbers to check, each with its name and its limits. */
export function linkageNumbers(linkage: LinkageSettings): readonly {
  name: string;
  value: number;
  limits: { least: number; most: number };
  whole?: boolean;
}[] {
  return [
    { name: 'linkage.halfKm', value: linkage.halfKm, limits: LINKAGE_LIMITS.halfKm },
    ...(linkage.years ?? []).map((value) => ({
      name: 'linkage.years',
      value,
      limits: LINKAGE_LIMITS.year,
      whole: true,
    })),
    ...linkage.scale.map(({ score, perYear }) => ({
      name: `linkage.scale ${score}`,
      value: perYear,
      limits: LINKAGE_LIMITS.perYear,
    })),
    ...Object.entries(linkage.kindWeights).map(([kind, value]) => ({
      name: `linkage.kindWeights ${kind}`,
      value,
      limits: LINKAGE_LIMITS.kindWeight,
    })),
  ];
}

/** Least and most of the numbers that flows are chosen by. */
export const FLOW_LIMITS = {
  leastContacts: { least: 0, most: 100_000 },
  bandKm: { least: 0, most: 3000 },
  lockedTop: { least: 1e-6, most: 1e9 },
} as const;

/** `flows` of study.json: present where flows are shown. Unknown members are ignored, what is missing takes its default. */
export function readFlows(data: unknown): Pick<StudySettings, 'flows'> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const { grouping, kinds, topics, leastContacts, bandKm, lockedTop, residuals } = data as Record<
    string,
    unknown
  >;
  const flows: FlowSettings = {
    grouping: FLOW_GROUPINGS.find((known) => known === grouping) ?? DEFAULT_FLOWS.grouping,
    kinds: Array.isArray(kinds) ? INSTITUTION_KINDS.filter((kind) => kinds.includes(kind)) : null,
    ...(Array.isArray(topics)
      ? { topics: topics.filter((topic): topic is string => typeof topic === 'string') }
      : {}),
    leastContacts: typeof leastContacts === 'number' ? leastContacts : 0,
    bandKm: isBand(bandKm) ? [bandKm[0], bandKm[1]] : null,
    lockedTop: typeof lockedTop === 'number' ? lockedTop : null,
    residuals: residuals === true,
  };
  return { flows };
}

/** The numbers to check, as `linkageNumbers`. */
export function flowNumbers({
  leastContacts,
  bandKm,
  lockedTop,
}: FlowSettings): ReturnType<typeof linkageNumbers> {
  return [
    { name: 'flows.leastContacts', value: leastContacts, limits: FLOW_LIMITS.leastContacts },
    ...(bandKm ?? []).map((value) => ({ name: 'flows.bandKm', value, limits: FLOW_LIMITS.bandKm })),
    ...(lockedTop === null
      ? []
      : [{ name: 'flows.lockedTop', value: lockedTop, limits: FLOW_LIMITS.lockedTop }]),
  ];
}

function isBand(given: unknown): given is [number, number] {
  return Array.isArray(given) && given.length === 2 && given.every((km) => typeof km === 'number');
}

function isScore(entry: unknown): entry is FrequencyScore {
  const { score, perYear } = (entry ?? {}) as Record<string, unknown>;
  return typeof score === 'number' && typeof perYear === 'number';
}

function readWeights(data: unknown): LinkageSettings['kindWeights'] {
  const given = (data ?? {}) as Record<string, unknown>;
  const weights: Partial<Record<InstitutionKind, number>> = {};
  for (const kind of INSTITUTION_KINDS) {
    const weight = given[kind];
    if (typeof weight === 'number' && weight !== 1) weights[kind] = weight;
  }
  return weights;
}
