import {
  DEFAULT_CERTAINTY,
  DEFAULT_LINKAGE,
  type ErrorChoice,
  type Findings,
  type StudySettings,
} from '../../model';
import { areaFilesOf } from '../files/area-file';
import { drawnBoundaries } from '../boundaries';
import { definitionOf, densityColumns } from '../clusters';
import { outcomeOf } from '../comparison/evidence';
import { pick } from '../memo';
import { clusteringIn } from '../overrides';
import { overlayInputs } from './overlay';
import type { QuestionKind } from './asked';
import type { Subject } from './subject';

/** These settings of the study, as what is asked takes them. */
function settingsOf<K extends keyof StudySettings>({ study }: Subject, ...keys: readonly K[]) {
  return { settings: pick(study.settings, ...keys) };
}

/** These settings and the definition of the clusters. */
function definedBy<K extends keyof StudySettings>({ study }: Subject, ...keys: readonly K[]) {
  const clusters = definitionOf(study.settings.clusters);
  return { settings: { ...pick(study.settings, ...keys), clusters } };
}

/** What the study says of the firms that may be alike, of all that its regressions are. */
function alikeIn({ study: { settings } }: Subject) {
  return pick(
    (settings.models ?? {}) as ErrorChoice,
    'errors',
    'groups',
    'gridKm',
    'conleyKm',
    'conleyKernel',
    'wild',
  );
}

/** These settings, and which firms may be alike. */
function comparedBy<K extends keyof StudySettings>(subject: Subject, ...keys: readonly K[]) {
  const { settings } = settingsOf(subject, ...keys);
  return { settings: { ...settings, models: alikeIn(subject) } };
}

/** What the regressions and all that stands beside them are made of. */
function ofModels({ findings }: Subject) {
  const { controls, density } = findings;
  return {
    ...pick(findings, 'firms', 'firmPlaces', 'membership', 'proximity', 'links'),
    controls,
    density,
  };
}

/** What sums over ties are made of. */
function ofTies({ findings }: Subject) {
  return {
    ...pick(findings, 'firmPlaces', 'institutions', 'institutionPlaces'),
    ...pick(findings, 'membership', 'clusters', 'links'),
    firms: pick(findings.firms, 'count', 'industry'),
  };
}

/** Firms that are located precisely enough, as far as the study says what that is. */
function ofLocated({ study, findings }: Subject) {
  return {
    apart: findings.firms.apart,
    firmPlaces: findings.firmPlaces,
    includeCoarse: study.settings.clusters.includeCoarse,
  };
}

/** What is estimated with redrawn positions. */
function ofRedraws(subject: Subject) {
  return {
    ...settingsOf(subject, 'outcome', 'yesNo', 'models', 'seed', 'certainty'),
    findings: {
      ...ofModels(subject),
      countedPlaces: subject.findings.countedPlaces,
      institutions: pick(subject.findings.institutions, 'kind'),
    },
    clustering: clusteringIn(subject.study, subject.findings, subject.municipalities),
  };
}

const densityIn = ({ study, findings, municipalities }: Subject) =>
  densityColumns(findings.firms, { ...findings, municipalities }, study.settings.clusters);

const compared = ({ findings }: Subject): Pick<Findings, 'firms' | 'firmPlaces' | 'membership'> =>
  pick(findings, 'firms', 'firmPlaces', 'membership');

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
  specifications: (subject) => {
    const { settings } = definedBy(subject, 'outcome', 'yesNo', 'seed');
    return {
      study: { settings: { ...settings, models: alikeIn(subject) } },
      findings: ofModels(subject),
    };
  },
  promptSpecifications: (subject) => {
    const { settings } = definedBy(subject, 'outcome', 'yesNo');
    return {
      study: { settings: { ...settings, models: alikeIn(subject) } },
      findings: ofModels(subject),
    };
  },
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
