import { formatBeside, shareText, type Messages, type PositionFacts } from '../../i18n';
import type { Redrawn, StudyPositionEvidence } from '../../study';

/** What the sentence on position errors is made from. */
export function positionFacts(found: StudyPositionEvidence): PositionFacts {
  const { asGiven, pooled, failed } = found.difference;
  return {
    outcome: found.outcome,
    draws: found.draws,
    failed,
    moving: found.moving,
    firms: found.firms,
    estimate: asGiven.estimate,
    low: asGiven.ciLow,
    high: asGiven.ciHigh,
    redrawn: pooled?.estimate ?? NaN,
    redrawnLow: pooled?.ciLow ?? NaN,
    redrawnHigh: pooled?.ciHigh ?? NaN,
    share: pooled?.drawnShare ?? NaN,
    insideShare: found.insideShare.asGiven,
    insideShareRedrawn: found.insideShare.redrawn,
  };
}

export interface PositionTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Paths of the rows in findings.json, where it holds what is drawn. */
  readonly ids: readonly string[];
}

function withInterval(estimate: number, low: number, high: number): string {
  const written = (value: number) => formatBeside(value, low, high);
  return `${written(estimate)} (${written(low)} – ${written(high)})`;
}

/** Each estimate with the positions as they are and redrawn: the difference, then the regression's terms. */
export function positionTable(found: StudyPositionEvidence, m: Messages): PositionTable {
  const t = m.positions;
  const row = (name: string, { asGiven, pooled }: Redrawn) => [
    name,
    withInterval(asGiven.estimate, asGiven.ciLow, asGiven.ciHigh),
    pooled ? withInterval(pooled.estimate, pooled.ciLow, pooled.ciHigh) : '–',
    pooled ? shareText(pooled.drawnShare) : '–',
  ];
  const { model } = found;
  return {
    head: [t.estimate, t.asGiven, t.redrawn, t.share],
    rows: [
      row(t.difference, found.difference),
      ...(model?.terms.map((term) =>
        row(t.coefficient(m.models.family[model.family], m.models.coefficient(term.name)), term),
      ) ?? []),
    ],
    ids: ['positions.difference', ...(model?.terms.map((_, at) => `positions.terms.${at}`) ?? [])],
  };
}
