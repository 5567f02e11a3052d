import type { PositionError } from '../../cluster';
import type { Findings, Municipality, Run, StudyFile } from '../../model';
import { outcomeOf } from '../evidence';
import { firmsBehind, type FirmsBehind, type FirmsMark } from '../firms-behind';
import { studyClusterTests, type ClusterTests } from './cluster-tests';
import { studyBoundaries, type StudyBoundaries } from './compare-boundaries';
import {
  studyConcentration,
  type ConcentrationQuestion,
  type StudyConcentration,
} from './concentration';
import { studyDecay, type DecayQuestion, type StudyDecay } from './distance-decay';
import { explore, type Exploration } from './explore';
import { studyFlows, type StudyFlows } from './flows';
import { studyGravity, type GravityAnswer } from './gravity';
import type { OverlayAnswer } from '../overlay';
import { hotSpots, type HotSpots } from './hot-spots';
import {
  municipalityBuffer,
  type BufferQuestion,
  type MunicipalityBuffer,
} from './municipality-buffer';
import { overlayBasis, studyOverlay, type HeldLayers } from './overlay';
import { studyExplanation, studyModels, type StudyExplanation, type StudyModels } from './models';
import { studyPositionError } from './position-error';
import { studyPositionEvidence, type StudyPositionEvidence } from './position-evidence';
import { studySiting, type SitingAnswer, type SitingQuestion } from './siting';
import { studySpace, type StudySpace } from './space';
import { studySpecifications, type StudySpecifications } from './specifications';
import { tieMatches, type TieMatches } from './tie-matches';
import { measureLinkage, type StudyLinkage } from './tie-strength';
import { studyWhatIf, type StudyWhatIf, type WhatIfQuestion } from './what-if';

type Nothing = Record<never, never>;

/** What can be asked about a study beside its findings: what must be said with the question, and what is answered. */
interface Asked {
  /** How the clusters would change with another definition; no answer for drawn ones. */
  readonly exploration: [Nothing, Exploration];
  /** What position errors do to the clusters. */
  readonly positionError: [Nothing, PositionError];
  /** Intervals that hold the position error; no answer where there is nothing to compare. Takes long. */
  readonly positionEvidence: [Nothing, StudyPositionEvidence];
  /** Where firms innovate among others that do; no answer without an outcome. */
  readonly hotSpots: [Nothing, HotSpots];
  /** Whether each cluster's firms differ from the others, and whether it is larger than chance makes one. */
  readonly clusterTests: [Nothing, ClusterTests];
  /** Whether an industry is concentrated beyond all firms. */
  readonly concentration: [ConcentrationQuestion, StudyConcentration];
  /** The drawn boundaries beside the derived clusters; no answer where the clusters are derived. */
  readonly boundaries: [Nothing, StudyBoundaries];
  /** The regressions; no answer without an outcome. */
  readonly models: [Nothing, StudyModels];
  /** What information flow accounts for; no answer where there is nothing to explain. Takes long. */
  readonly explanation: [Nothing, StudyExplanation];
  /** Whether neighbours are alike; no answer where there are too few firms. */
  readonly space: [Nothing, StudySpace];
  /** How the difference depends on the definition; no answer without an outcome. Takes long. */
  readonly specifications: [Nothing, StudySpecifications];
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
  /** A municipality's own polygon with a margin; no answer where the study has no layer with it. */
  readonly municipalityBuffer: [BufferQuestion, MunicipalityBuffer];
}
export type QuestionKind = keyof Asked;
export type Questions = { readonly [K in QuestionKind]: Asked[K][0] };
export type Answers = { readonly [K in QuestionKind]: Asked[K][1] };

/** The study and the findings that a question is about. */
export interface Subject {
  readonly study: StudyFile;
  readonly findings: Findings;
}

interface Way<Question, Answer> {
  /** What the answer is made of beside the question: an answer holds for as long as these are the same objects and values. */
  basis(subject: Subject): readonly unknown[];
  answer(
    subject: Subject,
    question: Question,
    run: Run,
    municipalities: readonly Municipality[],
    layers: HeldLayers,
  ): Promise<Answer | null>;
}

/** What the regressions and all that stands beside them are made of. */
function evidenceBasis({ study, findings }: Subject): unknown[] {
  const { firms, firmPlaces, membership, proximity, links } = findings;
  // The page's settings are a copy each time: what they say is compared. What the map shows changes no number.
  const settings = JSON.stringify({ ...study.settings, flows: null, overlay: null });
  return [firms, firmPlaces, membership, proximity, links, settings];
}

/** What sums over ties are made of. */
function tiesBasis({ study: { settings }, findings }: Subject): unknown[] {
  const { firms, firmPlaces, institutionPlaces, membership, clusters, links } = findings;
  const { linkage } = settings;
  return [
    firms.industry,
    firmPlaces,
    institutionPlaces,
    membership,
    clusters,
    links,
    JSON.stringify(linkage),
  ];
}

/** How each kind of question is answered; page and session alike find out from it whether an answer is out of date. */
const WAYS: { readonly [K in QuestionKind]: Way<Questions[K], Answers[K]> } = {
  exploration: {
    basis: ({ study: { settings }, findings: { firms, firmPlaces, membership } }) => [
      firmPlaces,
      firms.industry,
      firms.employees,
      firms.outcomes,
      membership,
      JSON.stringify({ ...settings.clusters, boundary: null }),
    ],
    answer: ({ study: { settings }, findings }, _, run) =>
      explore(findings, settings.clusters, run),
  },
  positionError: {
    basis: ({ study: { settings }, findings: { firmPlaces, membership } }) => [
      membership,
      firmPlaces,
      settings.seed,
      settings.certainty?.redraws,
    ],
    answer: ({ study, findings }, _, run) => studyPositionError(study, findings, run),
  },
  positionEvidence: {
    basis: evidenceBasis,
    answer: ({ study, findings }, _, run) => studyPositionEvidence(study, findings, run),
  },
  hotSpots: {
    basis: ({ study, findings }) => [
      findings.firmPlaces,
      outcomeOf(study, findings)?.values,
      study.settings.certainty?.spotBandKm,
      study.settings.clusters.includeCoarse,
    ],
    answer: async ({ study, findings }, _, run) => {
      const outcome = outcomeOf(study, findings);
      return outcome && hotSpots(study, findings, outcome, run);
    },
  },
  clusterTests: {
    basis: ({ study, findings }) => [
      findings.membership,
      findings.firmPlaces,
      findings.firms.industry,
      outcomeOf(study, findings)?.values,
      study.settings.seed,
    ],
    answer: ({ study, findings }, _, run) => studyClusterTests(study, findings, run),
  },
  concentration: {
    basis: ({ study: { settings }, findings: { firms, firmPlaces } }) => [
      firmPlaces,
      firms.industry,
      settings.clusters.includeCoarse,
      settings.seed,
    ],
    answer: ({ study, findings }, question, run) =>
      studyConcentration(study, findings, question, run),
  },
  boundaries: {
    basis: evidenceBasis,
    answer: ({ study, findings }, _, run) => studyBoundaries(study, findings, run),
  },
  models: {
    basis: evidenceBasis,
    answer: ({ study, findings }, _, run) => studyModels(study, findings, run),
  },
  explanation: {
    basis: evidenceBasis,
    answer: ({ study, findings }, _, run) => studyExplanation(study, findings, run),
  },
  space: {
    basis: evidenceBasis,
    answer: ({ study, findings }, _, run) => studySpace(study, findings, run),
  },
  specifications: {
    basis: evidenceBasis,
    answer: ({ study, findings }, _, run) => studySpecifications(study, findings, run),
  },
  linkage: {
    basis: tiesBasis,
    answer: async ({ study, findings }) =>
      findings.links.count > 0 ? measureLinkage(findings, study.settings) : null,
  },
  flows: {
    basis: (subject) => [...tiesBasis(subject), JSON.stringify(subject.study.settings.flows)],
    answer: async ({ study, findings }, _, __, municipalities) =>
      studyFlows(findings, study.settings, municipalities),
  },
  gravity: {
    basis: tiesBasis,
    answer: async ({ study, findings }) =>
      findings.links.count > 0 ? studyGravity(findings, study.settings) : null,
  },
  whatIf: {
    basis: ({ study: { settings }, findings: { firmPlaces, institutionPlaces, membership } }) => [
      firmPlaces,
      institutionPlaces,
      membership,
      JSON.stringify([settings.withinKm, settings.linkage?.halfKm]),
    ],
    answer: async ({ study, findings }, question) =>
      // An institution may be gone with its table.
      question.change.kind === 'close' && question.change.institution >= findings.institutions.count
        ? null
        : studyWhatIf(findings, study.settings, question),
  },
  overlay: {
    basis: overlayBasis,
    answer: async (subject, _, __, municipalities, layers) =>
      studyOverlay(subject, municipalities, layers),
  },
  firmsBehind: {
    basis: evidenceBasis,
    answer: ({ study, findings }, mark, run) => firmsBehind(study, findings, mark, run),
  },
  siting: {
    basis: ({ findings: { firmPlaces, institutionPlaces } }) => [firmPlaces, institutionPlaces],
    answer: ({ findings }, question, run, municipalities) =>
      studySiting(findings, municipalities, question, run),
  },
  tieMatches: {
    basis: ({ findings: { tieReview, firms, institutions } }) => [
      tieReview,
      firms.id,
      firms.name,
      institutions,
    ],
    answer: ({ findings }, _, run) => tieMatches(findings, run),
  },
  distanceDecay: {
    basis: ({ study, findings }) => [
      findings.proximity.nearestKm,
      outcomeOf(study, findings)?.values,
    ],
    answer: ({ study, findings }, question, run) => studyDecay(study, findings, question, run),
  },
  municipalityBuffer: {
    basis: ({ study: { inputs } }) => [JSON.stringify(inputs.areas)],
    answer: async ({ study }, question, _, municipalities, layers) =>
      municipalityBuffer(layers.imported(study), municipalities, question),
  },
};

export const QUESTION_KINDS = Object.keys(WAYS) as readonly QuestionKind[];

/** What the answer to this kind of question is made of; see `Way.basis`. */
export function basisOf(kind: QuestionKind, subject: Subject): readonly unknown[] {
  return WAYS[kind].basis(subject);
}

/** Answers a question; null where the study has nothing to ask about. Rejects with `Cancelled`. */
export function answerTo<K extends QuestionKind>(
  kind: K,
  subject: Subject,
  question: Questions[K],
  run: Run,
  municipalities: readonly Municipality[],
  layers: HeldLayers,
): Promise<Answers[K] | null> {
  const way: Way<Questions[K], Answers[K]> = WAYS[kind];
  return way.answer(subject, question, run, municipalities, layers);
}
