import type { Findings, GazetteerSpec, Outcome, StudyFile } from '../../model';
import type { OutcomeEvidence } from './evidence';
import type { StudyAgglomeration } from '../questions/agglomeration';
import type { GravityAnswer } from '../questions/gravity';
import type { StudyPositionEvidence } from '../questions/position-evidence';
import type { StudyExplanation, StudyModels } from '../questions/models';
import type { StudyResponse } from '../questions/response';
import type { StudySpace } from '../questions/space';
import type { StudyPanel } from '../questions/panel';
import type { StudySpatialModel } from '../questions/spatial-model';
import type { StudyWildTerms } from '../questions/wild-terms';
import type { StudySpecifications } from '../questions/specifications';

/** Everything that a report is written from. Null: the study has no outcome, or there is nothing to compute it from. */
export interface ReportFacts {
  readonly version: string;
  readonly study: StudyFile;
  readonly findings: Findings;
  readonly gazetteer: GazetteerSpec | null;
  readonly outcome: Outcome | null;
  readonly evidence: OutcomeEvidence | null;
  readonly models: StudyModels | null;
  readonly explanation: StudyExplanation | null;
  readonly space: StudySpace | null;
  readonly specifications: StudySpecifications | null;
  readonly positions: StudyPositionEvidence | null;
  readonly response: StudyResponse | null;
  readonly wildTerms: StudyWildTerms | null;
  readonly spatialModel: StudySpatialModel | null;
  readonly panel: StudyPanel | null;
  /** Null without ties. */
  readonly gravity: GravityAnswer | null;
  /** Null too where no firm has an industry. */
  readonly agglomeration: StudyAgglomeration | null;
}

/** What the R script and the tables are written from; what is drawn only where the study wants its draws in the files. */
export interface ReplayFacts extends Pick<
  ReportFacts,
  | 'version'
  | 'study'
  | 'evidence'
  | 'models'
  | 'response'
  | 'wildTerms'
  | 'space'
  | 'spatialModel'
  | 'panel'
  | 'gravity'
  | 'explanation'
  | 'specifications'
  | 'positions'
> {
  readonly findings: Pick<Findings, 'clusters'>;
}
