import { GEOCODE_LEVELS, isFineLevel, type Findings, type StudyFile } from '../../model';
import { clusterMethod } from '../../cluster';
import { drawnBoundaries } from '../boundaries';
import { outcomeOf } from '../comparison/evidence';
import { overridesOf } from '../overrides';
import { comparisonSteps } from './comparison';
import { densitySteps } from './density';
import { sqlDialect, type Dialect, type SqlDialectName } from './dialects';
import { drawnSteps } from './drawn';
import { edgeInput, inputText, sqlInputs } from './inputs';
import { make, quoted, type Step } from './plan';
import { IS_PLACE, proximitySteps } from './proximity';
import { resultSteps, writeSteps } from './results';

/** Why a study can't be written as a script: its method, or boundaries that override derived clusters. */
export type SqlRefusal = 'method' | 'overrides';

export interface SqlFiles {
  /** The script first, then the tables that it reads. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** What is typed to run the script. */
  readonly run: string;
  /** Of an outcome the comparison is left out, since survey weights count in it. */
  readonly weighted: boolean;
}

/** Methods whose definition the script has. */
const WRITTEN = ['dbscan', 'drawn'] as const;

/**
 * The study's definition, proximity, joins and comparison as a script that an engine of this dialect runs, and the tables that it reads.
 * `head`: lines that the script begins with, given how it is run.
 */
export async function writeSql(
  study: StudyFile,
  findings: Findings,
  name: SqlDialectName,
  head: (run: string) => readonly string[],
): Promise<SqlFiles | SqlRefusal> {
  const { clusters, withinKm } = study.settings;
  if (!(WRITTEN as readonly string[]).includes(clusters.method)) return 'method';
  if (overridesOf(study).length > 0) return 'overrides';
  const dialect = sqlDialect(name);
  const shapes = drawnBoundaries(study)?.map(({ coordinates }) => coordinates);
  const inputs = [...sqlInputs(study, findings), ...(shapes ? [edgeInput(shapes)] : [])];
  const hasOutcome = outcomeOf(study, findings) !== null;
  const weighted = hasOutcome && findings.firms.surveyWeights !== undefined;
  const compared = hasOutcome && !weighted;
  const steps: Step[] = [
    ...inputs.map(({ step }) => step),
    located(clusters, dialect),
    ...(shapes
      ? drawnSteps(dialect)
      : densitySteps(clusters, (clusters.weight ?? '') !== '', dialect)),
    ...proximitySteps(withinKm),
    ...resultSteps(withinKm),
    ...(compared ? comparisonSteps(dialect) : []),
    ...writeSteps(compared),
  ];
  const texts = await Promise.all(
    inputs.map(async (each) => ({ name: each.step.file, text: await inputText(each) })),
  );
  return {
    files: [
      { name: dialect.file, text: dialect.script(steps, { head: head(dialect.run) }) },
      ...texts,
    ],
    run: dialect.run,
    weighted,
  };
}

/** Firms that are located precisely enough and whom the study is about; `own`: whom clusters are of. */
function located(
  { includeCoarse, industry = '', method }: StudyFile['settings']['clusters'],
  dialect: Dialect,
): Step {
  const levels = GEOCODE_LEVELS.filter((_, code) => isFineLevel(code, includeCoarse));
  const own =
    industry === '' || !clusterMethod(method).derives
      ? '1'
      : `case when industry = ${dialect.text(industry)} then 1 else 0 end`;
  return make(
    'located',
    'firms that are located precisely enough, and whom clusters are of',
    `select firm, longitude, latitude, weight, ${own} as own
from firm where ${IS_PLACE} and apart = 0 and level in (${levels.map(quoted).join(', ')})`,
  );
}
