import type { PositionError } from '../cluster';
import type { Run } from '../model';
import type { StudyBoundaries } from './compare-boundaries';
import type { ConcentrationQuestion, StudyConcentration } from './concentration';
import type { Exploration } from './explore';
import type { HotSpots } from './hot-spots';
import type { StudyExplanation, StudyModels, StudySpace } from './models';
import type { SitingAnswer, SitingQuestion } from './siting';
import type { StudySpecifications } from './specifications';
import type { StudySession } from './session';
import type { StudyLinkage } from './tie-strength';

/** What can be asked about a study beside its findings, and what must be said with the question. */
export interface Questions {
  readonly exploration: Record<never, never>;
  readonly positionError: Record<never, never>;
  readonly hotSpots: Record<never, never>;
  readonly concentration: ConcentrationQuestion;
  readonly boundaries: Record<never, never>;
  readonly models: Record<never, never>;
  readonly explanation: Record<never, never>;
  readonly space: Record<never, never>;
  readonly specifications: Record<never, never>;
  readonly linkage: Record<never, never>;
  readonly siting: SitingQuestion;
}
export type QuestionKind = keyof Questions;

export interface Answers {
  readonly exploration: Exploration;
  readonly positionError: PositionError;
  readonly hotSpots: HotSpots;
  readonly concentration: StudyConcentration;
  readonly boundaries: StudyBoundaries;
  readonly models: StudyModels;
  readonly explanation: StudyExplanation;
  readonly space: StudySpace;
  readonly specifications: StudySpecifications;
  readonly linkage: StudyLinkage;
  readonly siting: SitingAnswer;
}

/** Puts a question to a session; null where there is nothing to ask about yet. Rejects with `Cancelled` as the session does. */
export function ask<K extends QuestionKind>(
  session: StudySession,
  kind: K,
  question: Questions[K],
  run: Run,
): Promise<Answers[K] | null> {
  const ways: { [Q in QuestionKind]: (asked: Questions[Q]) => Promise<Answers[Q] | null> } = {
    exploration: () => session.explore(run),
    positionError: () => session.positionError(run),
    hotSpots: () => session.hotSpots(run),
    concentration: (asked) => session.concentration(asked, run),
    boundaries: () => session.compareBoundaries(run),
    models: () => session.models(run),
    explanation: () => session.explanation(run),
    space: () => session.space(run),
    specifications: () => session.specifications(run),
    linkage: () => session.linkage(run),
    siting: (asked) => session.siting(asked, run),
  };
  return ways[kind](question);
}
