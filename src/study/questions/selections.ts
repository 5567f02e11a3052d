import { DEFAULT_CERTAINTY, DEFAULT_LINKAGE } from '../../model';
import { areaFilesOf } from '../files/area-file';
import { drawnBoundaries } from '../boundaries';
import { definitionOf } from '../clusters';
import { outcomeOf } from '../comparison/evidence';
import { pick } from '../memo';
import { clusteringIn } from '../overrides';
import {
  compared,
  comparedBy,
  definedAndComparedBy,
  definedBy,
  densityIn,
  ofLocated,
  ofModels,
  ofRedraws,
  ofTies,
  settingsOf,
} from './declared';
import { overlayInputs } from './overlay';
import type { QuestionKind } from './asked';
import type { Subject } from './subject';

/**
 * What an answer to each kind of question is made of, and nothing else: it holds for as long as the same is selected. Apart
 * from the answers themselves, so that the page can tell what is out of date without holding the engine.
 */
export const SELECTIONS = {
  promptEvidence: (subject) => ({
    study: comparedBy(subject, 'outcome', 'yesNo'),
    findings: compared(subject),
  }),
  evidence: (subject) => ({
    study: comparedBy(subject, 'outcome', 'yesNo', 'seed'),
    findings: compared(subject),
  }),
  exploration: ({ study, findings }) => ({
    firms: pick(findings.firms, 'industry', 'employees', 'outcomes', 'apart'),
    firmPlaces: findings.firmPlaces,
    definition: definitionOf(study.settings.clusters),
    seed: study.settings.seed,
  }),
  positionError: (subject) => ({
    ...settingsOf(subject, 'seed', 'certainty'),
    findings: pick(subject.findings, 'firmPlaces', 'membership'),
    clustering: clusteringIn(subject.study, subject.findings, subject.municipalities),
  }),
  definition: ({ study: { settings }, findings }) => ({
    firms: pick(findings.firms, 'industry', 'apart'),
    firmPlaces: findings.firmPlaces,
    industry: settings.clusters.industry,
    includeCoarse: settings.clusters.includeCoarse,
    seed: settings.seed,
  }),
  bandwidth: ({ study: { settings, inputs }, findings }) => ({
    firms: pick(findings.firms, 'industry', 'apart'),
    firmPlaces: findings.firmPlaces,
    industry: settings.clusters.industry,
    includeCoarse: settings.clusters.includeCoarse,
    isAgainstRegister: settings.clusters.background === 'register' && Boolean(inputs.background),
  }),
  positionEvidence: ofRedraws,
  draws: ofRedraws,
  hotSpots: (subject) => ({
    ...ofLocated(subject),
    outcome: outcomeOf(subject.study, subject.findings),
    bandKm: (subject.study.settings.certainty ?? DEFAULT_CERTAINTY).spotBandKm,
  }),
  clusterTests: (subject) => ({
    ...definedBy(subject, 'seed'),
    outcome: outcomeOf(subject.study, subject.findings),
    findings: {
      ...pick(subject.findings, 'firmPlaces', 'membership'),
      firms: pick(subject.findings.firms, 'industry', 'employees', 'outcomes', 'apart'),
      clusters: subject.findings.clusters.map((each) => pick(each, 'firms', 'drawnId')),
    },
  }),
  concentration: (subject) => ({
    ...ofLocated(subject),
    ...settingsOf(subject, 'seed'),
    industry: subject.findings.firms.industry,
  }),
  density: ({ study: { settings }, findings }) => ({
    firms: pick(findings.firms, 'industry', 'apart'),
    firmPlaces: findings.firmPlaces,
    of: pick(settings.clusters, 'radiusKm', 'industry', 'includeCoarse'),
  }),
  relativeDensity: ({ study: { settings }, findings }) => ({
    firms: pick(findings.firms, 'industry', 'apart', 'rounds'),
    firmPlaces: findings.firmPlaces,
    of: pick(
      settings.clusters,
      ...(['radiusKm', 'includeCoarse', 'bandwidths', 'tolerance', 'model', 'draws'] as const),
    ),
    background: findings.background,
  }),
  agglomeration: ({ study, findings, municipalities }) => ({
    firms: pick(findings.firms, 'industry', 'employees', 'apart'),
    codes: findings.firmPlaces.municipalityCode,
    municipalities,
    seed: study.settings.seed,
  }),
  boundaries: (subject) => ({
    study: { ...definedBy(subject), ...pick(subject.study, 'boundaries', 'clusterNames') },
    findings: {
      ...pick(subject.findings, 'firmPlaces', 'membership'),
      firms: {
        ...pick(subject.findings.firms, 'id'),
        ...densityIn(subject),
      },
      clusters: subject.findings.clusters.map((each) => pick(each, 'index', 'drawnId')),
    },
  }),
  models: (subject) => ({
    study: settingsOf(subject, 'outcome', 'yesNo', 'models'),
    findings: { ...ofModels(subject), summary: pick(subject.findings.summary, 'excluded') },
  }),
  response: (subject) => ({
    study: comparedBy(subject, 'outcome', 'yesNo'),
    findings: { ...ofModels(subject), response: subject.findings.response },
  }),
  panel: (subject) => {
    const { study, findings } = subject;
    const { settings } = comparedBy(subject, 'outcome', 'yesNo', 'seed', 'panel');
    return {
      study: { settings },
      findings: {
        ...pick(findings, 'firms', 'firmPlaces', 'membership'),
        ties: findings.firms.rounds ? [findings.links, findings.otherTies ?? null] : [],
        clusters:
          settings.panel?.clusters === 'studied'
            ? findings.clusters.map((each) => pick(each, 'boundary'))
            : [],
        institutions: settings.panel?.institution
          ? pick(findings, 'institutions', 'institutionPlaces')
          : null,
      },
      clustering: {
        definition: definitionOf(study.settings.clusters),
        density: densityIn(subject),
        shapes: drawnBoundaries(study)?.map(({ coordinates }) => coordinates),
      },
    };
  },
  wildTerms: (subject) => ({
    study: settingsOf(subject, 'outcome', 'yesNo', 'models', 'seed'),
    findings: ofModels(subject),
  }),
  explanation: (subject) => ({
    study: settingsOf(subject, 'outcome', 'yesNo', 'models', 'seed'),
    findings: ofModels(subject),
  }),
  promptExplanation: (subject) => ({
    study: settingsOf(subject, 'outcome', 'yesNo', 'models'),
    findings: ofModels(subject),
  }),
  space: (subject) => ({
    study: settingsOf(subject, 'outcome', 'yesNo', 'models', 'weights', 'seed'),
    findings: ofModels(subject),
  }),
  spatialModel: (subject) => ({
    study: settingsOf(subject, 'outcome', 'yesNo', 'models', 'weights', 'spatialModel'),
    findings: ofModels(subject),
  }),
  specifications: (subject) => ({
    study: definedAndComparedBy(subject, 'outcome', 'yesNo', 'seed'),
    findings: ofModels(subject),
  }),
  promptSpecifications: (subject) => ({
    study: definedAndComparedBy(subject, 'outcome', 'yesNo'),
    findings: ofModels(subject),
  }),
  linkage: (subject) => ({ ...settingsOf(subject, 'linkage'), findings: ofTies(subject) }),
  flows: (subject) => ({
    ...settingsOf(subject, 'linkage', 'flows'),
    findings: ofTies(subject),
    municipalities: subject.municipalities,
  }),
  gravity: (subject) => ({ ...settingsOf(subject, 'linkage'), findings: ofTies(subject) }),
  whatIf: ({ study: { settings }, findings }) => ({
    findings: pick(findings, 'firmPlaces', 'countedPlaces', 'membership'),
    withinKm: settings.withinKm,
    halfKm: (settings.linkage ?? DEFAULT_LINKAGE).halfKm,
  }),
  overlay: overlayInputs,
  firmsBehind: (subject) => ({
    study: definedBy(subject, 'outcome', 'yesNo', 'models'),
    findings: ofModels(subject),
  }),
  siting: ({ findings, municipalities }) => ({
    ...pick(findings, 'firmPlaces', 'countedPlaces'),
    municipalities,
  }),
  tieMatches: ({ findings }) => ({
    ...pick(findings, 'tieReview', 'institutions'),
    firms: pick(findings.firms, 'id', 'name'),
  }),
  distanceDecay: (subject) => ({
    study: settingsOf(subject, 'outcome', 'yesNo'),
    findings: {
      firms: pick(subject.findings.firms, 'outcomes'),
      proximity: pick(subject.findings.proximity, 'nearestKm'),
    },
  }),
  townShares: ({ findings, municipalities, layers }) => ({
    findings: {
      firmPlaces: findings.firmPlaces,
      membership: pick(findings.membership, 'clusterOf'),
      drawn: findings.clusters.map(({ drawnId, boundary }) =>
        drawnId === undefined ? null : boundary,
      ),
    },
    municipalities,
    towns: layers.towns(),
  }),
  municipalityBuffer: ({ study, municipalities, layers }) => {
    const files = areaFilesOf(study);
    // The page holds neither the layer nor the towns, but knows what they are read from.
    return {
      layer: layers.imported(files),
      files,
      towns: layers.towns(),
      municipalities,
    };
  },
} satisfies Readonly<Record<QuestionKind, (subject: Subject) => object>>;

/** What the answer to a kind of question may see. */
export type Selected<K extends QuestionKind> = ReturnType<(typeof SELECTIONS)[K]>;
