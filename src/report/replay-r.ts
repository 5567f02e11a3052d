import { messagesIn } from '../i18n';
import type { ReplayFacts } from '../study';
import { clusterLines, comparisonLines } from './replay-comparison';
import { curveLines } from './replay-curve';
import { drawLines } from './replay-draws';
import { gravityLines } from './replay-gravity';
import { likeLines } from './replay-like';
import { modelLines } from './replay-models';
import { panelLines } from './replay-panel';
import { responseLines } from './replay-response';
import { comment, groupLine } from './replay-text';
import { REPLAY_TOOLS } from './replay-tools';

/**
 * replay.R: repeats the comparison and the regressions from analysis.csv with base R and MASS, prints each number beside
 * Shuseki's, and ends with status 1 where they differ. Seeded resampling is left aside. The same facts give the same text.
 */
export function replayScript(facts: ReplayFacts): string {
  const t = messagesIn('en').report.replay;
  const name = facts.study.name.replaceAll(/\p{Cc}/gu, ' ');
  return [
    comment(t.head(name, facts.version)),
    comment(t.needs),
    comment(t.run),
    REPLAY_TOOLS,
    ...responseLines(facts, groupLine),
    ...(facts.evidence?.weights
      ? [
          comment(
            `survey_weight: ${messagesIn('en').evidence.weights.name(facts.evidence.weights)}`,
          ),
          'd <- weighed_rows(d)',
        ]
      : []),
    ...comparisonLines(facts),
    ...likeLines(facts),
    ...clusterLines(facts),
    ...modelLines(facts),
    ...panelLines(facts),
    ...gravityLines(facts),
    ...curveLines(facts),
    ...drawLines(facts),
    'finish()',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}
