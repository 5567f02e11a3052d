import { compare, DEFAULT_DRAWS, type Comparison } from '../evidence';
import {
  ROLE_CODE,
  type EvidenceResult,
  type Findings,
  type Outcome,
  type Run,
  type StudyFile,
} from '../model';

/** The first hypothesis answered for one outcome: do firms inside clusters innovate more than those outside? */
export interface OutcomeEvidence {
  readonly outcome: Outcome;
  readonly comparison: EvidenceResult<Comparison>;
}

/** The outcome that a study looks at: the one its settings name, else the first; null where it has none. */
export function outcomeOf(study: StudyFile, findings: Findings): Outcome | null {
  const { outcomes } = findings.firms;
  return outcomes.find(({ key }) => key === study.settings.outcome) ?? outcomes[0] ?? null;
}

/** 1 inside, 0 outside, 2 in neither group. */
export function groupsOfComparison({ membership }: Findings): Uint8Array {
  return Uint8Array.from(membership.role, (role, firm) =>
    role === ROLE_CODE.excluded ? 2 : membership.clusterOf[firm] >= 0 ? 1 : 0,
  );
}

/** Compares inside with outside; errors are clustered by municipality, never by the clusters themselves. */
export async function outcomeEvidence(
  study: StudyFile,
  findings: Findings,
  run: Run,
): Promise<OutcomeEvidence | null> {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const comparison = await compare(
    outcome.values,
    groupsOfComparison(findings),
    municipalityGroups(findings),
    { seed: study.settings.seed, draws: DEFAULT_DRAWS },
    run,
  );
  return { outcome, comparison };
}

/** A number per municipality code, -1 where a firm's is not known. */
export function municipalityGroups({ firmPlaces }: Findings): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(firmPlaces.municipalityCode, (code) => {
    if (code === '') return -1;
    let number = numbers.get(code);
    if (number === undefined) numbers.set(code, (number = numbers.size));
    return number;
  });
}
