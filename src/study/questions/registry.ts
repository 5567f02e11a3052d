import type { Run } from '../../model';
import { locatedFirms } from '../clusters';
import { outcomeEvidence, promptEvidence } from '../comparison/evidence';
import { firmsBehind } from '../rows/firms-behind';
import { studyAgglomeration } from './agglomeration';
import type { Asked, QuestionKind } from './asked';
import { studyClusterTests } from './cluster-tests';
import { studyBoundaries } from './compare-boundaries';
import { studyBandwidth } from './bandwidth';
import { studyConcentration } from './concentration';
import { studyDecay } from './distance-decay';
import { studyDefinition } from './definition';
import { studyDraws } from './draws';
import { explore } from './explore';
import { studyFlows } from './flows';
import { studyGravity } from './gravity';
import { hotSpots } from './hot-spots';
import { municipalityBuffer } from './municipality-buffer';
import { studyOverlay } from './overlay';
import { studyExplanation, studyModels } from './models';
import { studyPanel } from './panel';
import { studyPositionError } from './position-error';
import { studyPositionEvidence } from './position-evidence';
import { studyResponse } from './response';
import { studySiting } from './siting';
import { studySpace } from './space';
import { studySpatialModel } from './spatial-model';
import { promptSpecifications, studySpecifications } from './specifications';
import type { Selected } from './selections';
import { studyDensity, studyRelative } from './surfaces';
import { tieMatches } from './tie-matches';
import { measureLinkage } from './tie-strength';
import { townShares } from './town-shares';
import { studyWhatIf } from './what-if';
import { studyWildTerms } from './wild-terms';

/** How a kind of question is answered: from what it selects and nothing else, and the question. */
type Answer<K extends QuestionKind> = (
  inputs: Selected<K>,
  question: Asked[K][0],
  run: Run,
) => Asked[K][1] | null | Promise<Asked[K][1] | null>;

const located = ({
  apart,
  firmPlaces,
  includeCoarse,
}: Pick<Selected<'hotSpots'>, 'apart' | 'firmPlaces' | 'includeCoarse'>) =>
  locatedFirms({ apart }, firmPlaces, includeCoarse);

/** Nothing is drawn, so that no seed counts. */
const undrawn = <S extends object>({ settings }: { readonly settings: S }) => ({
  settings: { ...settings, seed: 0 },
});

/** How each kind of question is answered. */
export const ANSWERS: { readonly [K in QuestionKind]: Answer<K> } = {
  promptEvidence: ({ study, findings }) => promptEvidence(study, findings),
  evidence: ({ study, findings }, _, run) => outcomeEvidence(study, findings, run),
  exploration: ({ firms, firmPlaces, definition, seed }, _, run) =>
    explore(firms, firmPlaces, definition, seed, run),
  positionError: ({ settings, findings, clustering }, _, run) =>
    studyPositionError({ ...settings, clusters: clustering.definition }, findings, clustering, run),
  definition: ({ firms, firmPlaces, seed, ...of }, _, run) =>
    studyDefinition(firms, firmPlaces, of, seed, run),
  bandwidth: ({ firms, firmPlaces, ...of }, _, run) => studyBandwidth(firms, firmPlaces, of, run),
  positionEvidence: ({ settings, findings, clustering }, _, run) => {
    const { definition: clusters } = clustering;
    const study = { settings: { ...settings, clusters } };
    return studyPositionEvidence(study, findings, clustering, run);
  },
  draws: ({ settings, findings, clustering }, _, run) => {
    const { definition: clusters } = clustering;
    return studyDraws({ settings: { ...settings, clusters } }, findings, clustering, run);
  },
  hotSpots: async ({ outcome, bandKm, ...firms }, _, run) =>
    outcome && hotSpots(firms.firmPlaces, located(firms), outcome, bandKm, run),
  clusterTests: ({ settings, outcome, findings }, _, run) =>
    studyClusterTests(settings, outcome, findings, run),
  concentration: ({ settings, industry, ...firms }, question, run) =>
    studyConcentration(settings, firms.firmPlaces, located(firms), industry, question, run),
  density: (input, _, run) => studyDensity(input, run),
  relativeDensity: (input, question, run) => studyRelative(input, question, run),
  agglomeration: (input, _, run) => studyAgglomeration(input, run),
  boundaries: ({ study, findings }, _, run) => studyBoundaries(study, findings, run),
  models: ({ study, findings }, _, run) => studyModels(study, findings, run),
  response: ({ study, findings }) => studyResponse(study, findings),
  panel: (input, _, run) => studyPanel(input, run),
  wildTerms: ({ study, findings }, _, run) => studyWildTerms(study, findings, run),
  explanation: ({ study, findings }, _, run) => studyExplanation(study, findings, run),
  promptExplanation: ({ study, findings }, _, run) =>
    studyExplanation(undrawn(study), findings, run, 0),
  space: ({ study, findings }, _, run) => studySpace(study, findings, run),
  spatialModel: ({ study, findings }, _, run) => studySpatialModel(study, findings, run),
  specifications: ({ study, findings }, _, run) => studySpecifications(study, findings, run),
  promptSpecifications: ({ study, findings }, _, run) =>
    promptSpecifications(undrawn(study), findings, run),
  linkage: ({ settings, findings }) =>
    findings.links.count > 0 ? measureLinkage(findings, settings) : null,
  flows: ({ settings, findings, municipalities }) => studyFlows(findings, settings, municipalities),
  gravity: ({ settings, findings }) =>
    findings.links.count > 0 ? studyGravity(findings, settings) : null,
  whatIf: ({ findings, withinKm, halfKm }, question) =>
    // An institution may be gone with its table.
    question.change.kind === 'close' && question.change.institution >= findings.countedPlaces.count
      ? null
      : studyWhatIf(findings, withinKm, halfKm, question),
  overlay: (inputs, _, run) => studyOverlay(inputs, run),
  firmsBehind: ({ study, findings }, mark, run) => firmsBehind(study, findings, mark, run),
  siting: ({ municipalities, ...places }, question, run) =>
    studySiting(places, municipalities, question, run),
  tieMatches: (findings, _, run) => tieMatches(findings, run),
  distanceDecay: ({ study, findings }, question, run) => studyDecay(study, findings, question, run),
  townShares: ({ findings, municipalities, towns }, question, run) =>
    townShares(findings, municipalities, towns, question, run),
  municipalityBuffer: (areas, question, run) => municipalityBuffer(areas, question, run),
};
