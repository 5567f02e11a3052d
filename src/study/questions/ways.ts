import {
  DEFAULT_CERTAINTY,
  DEFAULT_LINKAGE,
  type Findings,
  type Run,
  type StudySettings,
} from '../../model';
import { definitionOf, locatedFirms } from '../clusters';
import { outcomeEvidence, outcomeOf, promptEvidence } from '../evidence';
import { firmsBehind } from '../firms-behind';
import { pick } from '../memo';
import { clusteringIn } from '../overrides';
import { areaFilesOf } from '../area-file';
import type { Asked, QuestionKind } from './asked';
import { studyClusterTests } from './cluster-tests';
import { studyBoundaries } from './compare-boundaries';
import { studyConcentration } from './concentration';
import { studyDecay } from './distance-decay';
import { studyDefinition } from './definition';
import { explore } from './explore';
import { studyFlows } from './flows';
import { studyGravity } from './gravity';
import { hotSpots } from './hot-spots';
import { municipalityBuffer } from './municipality-buffer';
import { overlayInputs, studyOverlay } from './overlay';
import { studyExplanation, studyModels } from './models';
import { studyPositionError } from './position-error';
import { studyPositionEvidence } from './position-evidence';
import { studySiting } from './siting';
import { studySpace } from './space';
import { studySpecifications } from './specifications';
import type { Subject } from './subject';
import { tieMatches } from './tie-matches';
import { measureLinkage } from './tie-strength';
import { studyWhatIf } from './what-if';

/** How a kind of question is answered: from what it selects, which also tells whether an answer still holds, and the question. */
export interface Way<Question, Answer> {
  select(subject: Subject): object;
  answer(inputs: object, question: Question, run: Run): Answer | null | Promise<Answer | null>;
}

/** The two halves of a way: `answer` sees what `select` declares and nothing else. */
function way<Inputs extends object, Question, Answer>(
  select: (subject: Subject) => Inputs,
  answer: (inputs: Inputs, question: Question, run: Run) => Answer | null | Promise<Answer | null>,
): Way<Question, Answer> {
  return { select, answer: (inputs, question, run) => answer(inputs as Inputs, question, run) };
}

/** These settings of the study, as what is asked takes them. */
function settingsOf<K extends keyof StudySettings>({ study }: Subject, ...keys: readonly K[]) {
  return { settings: pick(study.settings, ...keys) };
}

/** These settings and the definition of the clusters. */
function definedBy<K extends keyof StudySettings>({ study }: Subject, ...keys: readonly K[]) {
  const clusters = definitionOf(study.settings.clusters);
  return { settings: { ...pick(study.settings, ...keys), clusters } };
}

/** What the regressions and all that stands beside them are made of. */
function ofModels({ findings }: Subject) {
  return pick(findings, 'firms', 'firmPlaces', 'membership', 'proximity', 'links');
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
const located = ({ apart, firmPlaces, includeCoarse }: ReturnType<typeof ofLocated>) =>
  locatedFirms({ apart }, firmPlaces, includeCoarse);

const compared = ({ findings }: Subject): Pick<Findings, 'firms' | 'firmPlaces' | 'membership'> =>
  pick(findings, 'firms', 'firmPlaces', 'membership');

/** How each kind of question is answered; page and session alike find out from it whether an answer is out of date. */
export const WAYS: { readonly [K in QuestionKind]: Way<Asked[K][0], Asked[K][1]> } = {
  promptEvidence: way(
    (subject) => ({
      study: settingsOf(subject, 'outcome', 'yesNo'),
      findings: compared(subject),
    }),
    ({ study, findings }) => promptEvidence(study, findings),
  ),
  evidence: way(
    (subject) => ({
      study: settingsOf(subject, 'outcome', 'yesNo', 'seed'),
      findings: compared(subject),
    }),
    ({ study, findings }, _, run) => outcomeEvidence(study, findings, run),
  ),
  exploration: way(
    ({ study, findings }) => ({
      firms: pick(findings.firms, 'industry', 'employees', 'outcomes', 'apart'),
      firmPlaces: findings.firmPlaces,
      definition: definitionOf(study.settings.clusters),
      seed: study.settings.seed,
    }),
    ({ firms, firmPlaces, definition, seed }, _, run) =>
      explore(firms, firmPlaces, definition, seed, run),
  ),
  positionError: way(
    (subject) => ({
      ...settingsOf(subject, 'seed', 'certainty'),
      findings: pick(subject.findings, 'firmPlaces', 'membership'),
      clustering: clusteringIn(subject.study, subject.findings),
    }),
    ({ settings, findings, clustering }, _, run) =>
      studyPositionError(
        { ...settings, clusters: clustering.definition },
        findings,
        clustering,
        run,
      ),
  ),
  definition: way(
    ({ study: { settings }, findings }) => ({
      firms: pick(findings.firms, 'industry', 'apart'),
      firmPlaces: findings.firmPlaces,
      industry: settings.clusters.industry,
      includeCoarse: settings.clusters.includeCoarse,
      seed: settings.seed,
    }),
    ({ firms, firmPlaces, seed, ...of }, _, run) =>
      studyDefinition(firms, firmPlaces, of, seed, run),
  ),
  positionEvidence: way(
    (subject) => ({
      ...settingsOf(subject, 'outcome', 'yesNo', 'models', 'seed', 'certainty'),
      findings: {
        ...ofModels(subject),
        institutionPlaces: subject.findings.institutionPlaces,
        institutions: pick(subject.findings.institutions, 'kind'),
      },
      clustering: clusteringIn(subject.study, subject.findings),
    }),
    ({ settings, findings, clustering }, _, run) => {
      const { definition: clusters } = clustering;
      const study = { settings: { ...settings, clusters } };
      return studyPositionEvidence(study, findings, clustering, run);
    },
  ),
  hotSpots: way(
    (subject) => ({
      ...ofLocated(subject),
      outcome: outcomeOf(subject.study, subject.findings),
      bandKm: (subject.study.settings.certainty ?? DEFAULT_CERTAINTY).spotBandKm,
    }),
    async ({ outcome, bandKm, ...firms }, _, run) =>
      outcome && hotSpots(firms.firmPlaces, located(firms), outcome, bandKm, run),
  ),
  clusterTests: way(
    (subject) => ({
      ...definedBy(subject, 'seed'),
      outcome: outcomeOf(subject.study, subject.findings),
      findings: {
        ...pick(subject.findings, 'firmPlaces', 'membership'),
        firms: pick(subject.findings.firms, 'industry', 'employees', 'outcomes', 'apart'),
        clusters: subject.findings.clusters.map((each) => pick(each, 'firms', 'drawnId')),
      },
    }),
    ({ settings, outcome, findings }, _, run) =>
      studyClusterTests(settings, outcome, findings, run),
  ),
  concentration: way(
    (subject) => ({
      ...ofLocated(subject),
      ...settingsOf(subject, 'seed'),
      industry: subject.findings.firms.industry,
    }),
    ({ settings, industry, ...firms }, question, run) =>
      studyConcentration(settings, firms.firmPlaces, located(firms), industry, question, run),
  ),
  boundaries: way(
    (subject) => ({
      study: { ...definedBy(subject), ...pick(subject.study, 'boundaries', 'clusterNames') },
      findings: {
        ...pick(subject.findings, 'firmPlaces', 'membership'),
        firms: pick(subject.findings.firms, 'id', 'industry', 'employees', 'outcomes', 'apart'),
        clusters: subject.findings.clusters.map((each) => pick(each, 'index', 'drawnId')),
      },
    }),
    ({ study, findings }, _, run) => studyBoundaries(study, findings, run),
  ),
  models: way(
    (subject) => ({
      study: settingsOf(subject, 'outcome', 'yesNo', 'models'),
      findings: { ...ofModels(subject), summary: pick(subject.findings.summary, 'excluded') },
    }),
    ({ study, findings }, _, run) => studyModels(study, findings, run),
  ),
  explanation: way(
    (subject) => ({
      study: settingsOf(subject, 'outcome', 'yesNo', 'models', 'seed'),
      findings: ofModels(subject),
    }),
    ({ study, findings }, _, run) => studyExplanation(study, findings, run),
  ),
  space: way(
    (subject) => ({
      study: settingsOf(subject, 'outcome', 'yesNo', 'models', 'weights', 'seed'),
      findings: ofModels(subject),
    }),
    ({ study, findings }, _, run) => studySpace(study, findings, run),
  ),
  specifications: way(
    (subject) => ({
      study: definedBy(subject, 'outcome', 'yesNo', 'seed'),
      findings: ofModels(subject),
    }),
    ({ study, findings }, _, run) => studySpecifications(study, findings, run),
  ),
  linkage: way(
    (subject) => ({ ...settingsOf(subject, 'linkage'), findings: ofTies(subject) }),
    ({ settings, findings }) =>
      findings.links.count > 0 ? measureLinkage(findings, settings) : null,
  ),
  flows: way(
    (subject) => ({
      ...settingsOf(subject, 'linkage', 'flows'),
      findings: ofTies(subject),
      municipalities: subject.municipalities,
    }),
    ({ settings, findings, municipalities }) => studyFlows(findings, settings, municipalities),
  ),
  gravity: way(
    (subject) => ({ ...settingsOf(subject, 'linkage'), findings: ofTies(subject) }),
    ({ settings, findings }) =>
      findings.links.count > 0 ? studyGravity(findings, settings) : null,
  ),
  whatIf: way(
    ({ study: { settings }, findings }) => ({
      findings: pick(findings, 'firmPlaces', 'institutionPlaces', 'membership'),
      withinKm: settings.withinKm,
      halfKm: (settings.linkage ?? DEFAULT_LINKAGE).halfKm,
    }),
    ({ findings, withinKm, halfKm }, question) =>
      // An institution may be gone with its table.
      question.change.kind === 'close' &&
      question.change.institution >= findings.institutionPlaces.count
        ? null
        : studyWhatIf(findings, withinKm, halfKm, question),
  ),
  overlay: way(overlayInputs, (inputs) => studyOverlay(inputs)),
  firmsBehind: way(
    (subject) => ({
      study: definedBy(subject, 'outcome', 'yesNo', 'models'),
      findings: ofModels(subject),
    }),
    ({ study, findings }, mark, run) => firmsBehind(study, findings, mark, run),
  ),
  siting: way(
    ({ findings, municipalities }) => ({
      ...pick(findings, 'firmPlaces', 'institutionPlaces'),
      municipalities,
    }),
    ({ municipalities, ...places }, question, run) =>
      studySiting(places, municipalities, question, run),
  ),
  tieMatches: way(
    ({ findings }) => ({
      ...pick(findings, 'tieReview', 'institutions'),
      firms: pick(findings.firms, 'id', 'name'),
    }),
    (findings, _, run) => tieMatches(findings, run),
  ),
  distanceDecay: way(
    (subject) => ({
      study: settingsOf(subject, 'outcome', 'yesNo'),
      findings: {
        firms: pick(subject.findings.firms, 'outcomes'),
        proximity: pick(subject.findings.proximity, 'nearestKm'),
      },
    }),
    ({ study, findings }, question, run) => studyDecay(study, findings, question, run),
  ),
  municipalityBuffer: way(
    ({ study, municipalities, layers }) => {
      const files = areaFilesOf(study);
      // The page does not hold the layer, but knows the files that it is read from.
      return { layer: layers.imported(files), files, municipalities };
    },
    ({ layer, municipalities }, question) => municipalityBuffer(layer, municipalities, question),
  ),
};
