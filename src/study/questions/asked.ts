import type { BandwidthFound, DefinitionFound, DensitySurface, PositionError } from '../../cluster';
import type { OutcomeEvidence, PromptEvidence } from '../comparison/evidence';
import type { FirmsBehind, FirmsMark } from '../rows/firms-behind';
import type { OverlayAnswer } from '../overlay';
import type { StudyAgglomeration } from './agglomeration';
import type { ClusterTests } from './cluster-tests';
import type { StudyBoundaries } from './compare-boundaries';
import type { ConcentrationQuestion, StudyConcentration } from './concentration';
import type { DecayQuestion, StudyDecay } from './distance-decay';
import type { StudyDraws } from './draw-rows';
import type { Exploration } from './explore';
import type { StudyFlows } from './flows';
import type { GravityAnswer } from './gravity';
import type { HotSpots } from './hot-spots';
import type { BufferQuestion, MunicipalityBuffer } from './municipality-buffer';
import type { StudyExplanation, StudyModels } from './models';
import type { StudyPanel } from './panel';
import type { StudyPositionEvidence } from './position-evidence';
import type { StudyResponse } from './response';
import type { SitingAnswer, SitingQuestion } from './siting';
import type { StudySpace } from './space';
import type { StudySpatialModel } from './spatial-model';
import type { PromptSpecifications, StudySpecifications } from './specifications';
import type { RelativeQuestion, StudyRelative } from './surfaces';
import type { TieMatches } from './tie-matches';
import type { SharesQuestion, TownShares } from './town-shares';
import type { StudyLinkage } from './tie-strength';
import type { StudyWildTerms } from './wild-terms';
import type { StudyWhatIf, WhatIfQuestion } from './what-if';

export type Nothing = Record<never, never>;

/** What can be asked about a study beside its findings: what must be said with the question, and what is answered. */
export interface Asked {
  /** The comparison before its random draws: what can follow a hand that drags. No answer without an outcome. */
  readonly promptEvidence: [Nothing, PromptEvidence];
  /** The comparison; no answer without an outcome. */
  readonly evidence: [Nothing, OutcomeEvidence];
  /** How the clusters would change with another definition; no answer for drawn ones. */
  readonly exploration: [Nothing, Exploration];
  /** What position errors do to the clusters. */
  readonly positionError: [Nothing, PositionError];
  /** The definition of clusters that the positions suggest. */
  readonly definition: [Nothing, DefinitionFound];
  /** The bandwidth of relative density that the positions suggest. */
  readonly bandwidth: [Nothing, BandwidthFound];
  /** Intervals that hold the position error; no answer where there is nothing to compare. Takes long. */
  readonly positionEvidence: [Nothing, StudyPositionEvidence];
  /** Where firms innovate among others that do; no answer without an outcome. */
  readonly hotSpots: [Nothing, HotSpots];
  /** Whether each cluster's firms differ from the others, and whether it is larger than chance makes one. */
  readonly clusterTests: [Nothing, ClusterTests];
  /** Whether an industry is concentrated beyond all firms. */
  readonly concentration: [ConcentrationQuestion, StudyConcentration];
  /** How dense the firms lie that clusters are of; no answer where none is located. */
  readonly density: [Nothing, DensitySurface];
  /** Where some firms are more than the others give. */
  readonly relativeDensity: [RelativeQuestion, StudyRelative];
  /** Where industries gather, by municipality; no answer without industries or municipalities. */
  readonly agglomeration: [Nothing, StudyAgglomeration];
  /** The drawn boundaries beside the derived clusters; no answer where the clusters are derived. */
  readonly boundaries: [Nothing, StudyBoundaries];
  /** The regressions; no answer without an outcome. */
  readonly models: [Nothing, StudyModels];
  /** Who answered a questionnaire, beside all who were asked; no answer where no column says it. */
  readonly response: [Nothing, StudyResponse];
  /** Firms over time: what became of them, and differences in differences; no answer without rounds or an opening. */
  readonly panel: [Nothing, StudyPanel];
  /** The models' main terms by the wild cluster bootstrap; no answer where it was not chosen or can't be had. */
  readonly wildTerms: [Nothing, StudyWildTerms];
  /** The random draws behind all that, for who repeats them; takes as long as making them. */
  readonly draws: [Nothing, StudyDraws];
  /** What information flow accounts for; no answer where there is nothing to explain. Takes long. */
  readonly explanation: [Nothing, StudyExplanation];
  /** The same without its intervals, which are drawn. */
  readonly promptExplanation: [Nothing, StudyExplanation];
  /** Whether neighbours are alike; no answer where there are too few firms. */
  readonly space: [Nothing, StudySpace];
  /** A model in which neighbours count; no answer where none was chosen. */
  readonly spatialModel: [Nothing, StudySpatialModel];
  /** How the difference depends on the definition; no answer without an outcome. Takes long. */
  readonly specifications: [Nothing, StudySpecifications];
  /** The same without its joint test, which is drawn, and with what its estimates are made of. */
  readonly promptSpecifications: [Nothing, PromptSpecifications];
  /** How strong the ties are, and what they add up to; no answer without ties. */
  readonly linkage: [Nothing, StudyLinkage];
  /** The flows that the settings ask for; no answer without ties. */
  readonly flows: [Nothing, StudyFlows];
  /** Which contacts are more, or fewer, than expected; no answer without ties. */
  readonly gravity: [Nothing, GravityAnswer];
  /** What an institution more, or less, would change. */
  readonly whatIf: [WhatIfQuestion, StudyWhatIf];
  /** Innovation on the map; no answer while the overlay is off. */
  readonly overlay: [Nothing, OverlayAnswer];
  /** The firms that a mark of a figure stands for. */
  readonly firmsBehind: [FirmsMark, FirmsBehind];
  /** Where new sites would serve the firms best. */
  readonly siting: [SitingQuestion, SitingAnswer];
  /** Who may be meant where a tie's end is not found. */
  readonly tieMatches: [Nothing, TieMatches];
  /** How the outcome falls with distance to an institution; no answer without an outcome. */
  readonly distanceDecay: [DecayQuestion, StudyDecay];
  /** A municipality's area with a margin; no answer where neither a layer of the study nor the gazetteer has it. */
  readonly municipalityBuffer: [BufferQuestion, MunicipalityBuffer];
  /** The towns that a drawn boundary cuts; no answer without a gazetteer. */
  readonly townShares: [SharesQuestion, TownShares];
}
export type QuestionKind = keyof Asked;
