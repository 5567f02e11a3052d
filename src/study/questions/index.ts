import type { Stage } from '../memo';
import type { Asked, QuestionKind } from './asked';
import { ORDERS, type Ordered, type OrderKind } from './orders';
import type { Subject } from './subject';
import { SELECTIONS, type Selected } from './selections';
import { ANSWERS } from './registry';

export type { QuestionKind } from './asked';
export type { OrderInput } from './orders';
export type { Subject } from './subject';

/** Everything that can be asked about a study: what is kept until it is out of date, and what is made when it is wanted. */
export type AskKind = QuestionKind | OrderKind;
type All = Asked & Ordered;
export type Questions = { readonly [K in AskKind]: All[K][0] };
export type Answers = { readonly [K in AskKind]: All[K][1] };

export const QUESTION_KINDS = Object.keys(SELECTIONS) as readonly QuestionKind[];

export function isOrder(kind: AskKind): kind is OrderKind {
  return kind in ORDERS;
}

/** What an answer to this kind of question is made of: it holds for as long as the same is selected. */
export function selectedFor(kind: QuestionKind, subject: Subject): object {
  return SELECTIONS[kind](subject);
}

/** A question as a stage; its result is null where the study has nothing to ask about. Rejects with `Cancelled`. */
export function questionStage<K extends QuestionKind>(
  kind: K,
  question: Asked[K][0],
): Stage<Subject, { readonly own: object; readonly question: Asked[K][0] }, Asked[K][1] | null> {
  const answer = ANSWERS[kind];
  return {
    name: kind,
    select: (subject) => ({ own: selectedFor(kind, subject), question }),
    compute: ({ own }, run) => answer(own as Selected<K>, question, run),
  };
}
