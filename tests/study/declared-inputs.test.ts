import { beforeAll, describe, expect, it } from 'vitest';
import { UNATTENDED, type Findings, type StudyFile } from '../../src/model';
import {
  intern,
  isSameSelection,
  QUESTION_KINDS,
  selectedFor,
  StudySession,
} from '../../src/study';
import { CHANGED, fullStudy, square, withField, type Field, type FullStudy } from './every-field';
import { INSTITUTIONS, MUNICIPALITIES } from './made';

const computed: string[] = [];
const session = new StudySession(
  { municipalities: MUNICIPALITIES, institutions: INSTITUTIONS },
  (name) => computed.push(name),
);
let full: FullStudy;
let base: StudyFile;

beforeAll(async () => {
  full = await fullStudy(session);
  base = full.study;
});

const wordsOf = (words: string) => words.split(' ').filter(Boolean).sort();

const COMPARED = 'promptEvidence evidence';
const FITTED =
  'positionEvidence draws models explanation promptExplanation space specifications promptSpecifications firmsBehind response wildTerms spatialModel';
const TIES = 'linkage flows gravity';
const OF_CLUSTERS = `${COMPARED} ${FITTED} panel ${TIES} exploration positionError clusterTests boundaries whatIf townShares`;
const OF_POSITIONS = `${OF_CLUSTERS} density relativeDensity hotSpots concentration overlay siting distanceDecay definition bandwidth`;
const OF_PLACES = `${OF_POSITIONS} agglomeration`;
const SURFACES = 'density relativeDensity';
const CLUSTERED = ['membership clusters summary', OF_CLUSTERS] as const;
const NOTHING = ['', ''] as const;

/** What a change of the field makes anew: stages, and questions that would be answered otherwise. */
const REMADE: { readonly [F in Field]: readonly [stages: string, questions: string] } = {
  format: NOTHING,
  name: NOTHING,
  simulated: NOTHING,
  notes: NOTHING,
  tried: NOTHING,
  gazetteer: NOTHING,
  selections: NOTHING,
  'settings.path': NOTHING,
  'settings.access': NOTHING,
  'settings.widestKm': NOTHING,
  'settings.clusters.definition': NOTHING,
  clusterNames: ['clusters', `boundaries ${TIES}`],
  boundaries: ['overrides problems', 'boundaries'],
  // Neither takes a firm to another municipality here.
  fixes: [
    'places background-told population membership clusters proximity links summary',
    OF_POSITIONS,
  ],
  rules: [
    'addresses matches places background-told population membership clusters proximity links summary',
    OF_POSITIONS,
  ],
  linkFixes: ['links summary problems', `${FITTED} ${TIES} tieMatches`],
  'inputs.firms': [
    'firms events places background-told population response membership clusters proximity links summary',
    OF_PLACES,
  ],
  'inputs.institutions': [
    'institutions counted clusters proximity links summary',
    `${FITTED} ${TIES} whatIf siting distanceDecay`,
  ],
  'inputs.links': ['links summary', `${FITTED} ${TIES}`],
  'inputs.outcomes': [
    'events problems population response membership clusters summary',
    `${OF_CLUSTERS} overlay distanceDecay`,
  ],
  'settings.eventPeriod': [
    'events population response membership clusters summary problems',
    `${OF_CLUSTERS} overlay distanceDecay`,
  ],
  'inputs.background': ['background background-told problems', 'relativeDensity'],
  'inputs.areas': ['', 'overlay municipalityBuffer'],
  'settings.institutionKinds': [
    'counted clusters proximity summary',
    `${FITTED} ${TIES} whatIf siting distanceDecay`,
  ],
  'settings.withinKm': ['proximity summary', `${FITTED} whatIf distanceDecay`],
  'settings.outcome': [
    '',
    `${COMPARED} ${FITTED} panel hotSpots clusterTests overlay distanceDecay`,
  ],
  'settings.yesNo': ['', `${COMPARED} ${FITTED} panel hotSpots clusterTests distanceDecay`],
  capitalUnit: [
    'firms events places background-told population response membership clusters proximity links summary',
    OF_PLACES,
  ],
  ranges: [
    'firms events places background-told population response membership clusters proximity links summary',
    OF_PLACES,
  ],
  // What it is called changes nothing but the measure's name.
  columnNames: [
    'firms events places background-told population response membership clusters proximity links summary',
    OF_PLACES,
  ],
  codes: [
    'firms events places background-told population response membership clusters proximity links summary',
    OF_PLACES,
  ],
  'settings.scope': [
    'population response membership clusters summary problems',
    `${OF_CLUSTERS} ${SURFACES} agglomeration hotSpots concentration overlay definition bandwidth`,
  ],
  'settings.models': [
    '',
    'positionEvidence draws models explanation promptExplanation space firmsBehind wildTerms spatialModel',
  ],
  // No column says who answered: nothing can be weighed by it.
  'settings.response': ['response', `${COMPARED} ${FITTED} panel overlay`],
  'settings.weights': ['', 'space spatialModel'],
  'settings.spatialModel': ['', 'spatialModel'],
  'settings.panel': ['', 'panel'],
  'settings.keepDraws': ['', ''],
  'settings.certainty': ['', 'positionError positionEvidence draws hotSpots'],
  'settings.linkage': ['', `${TIES} whatIf`],
  'settings.flows': ['', 'flows'],
  'settings.overlay': ['', 'overlay'],
  'settings.seed': [
    '',
    'evidence exploration positionError definition positionEvidence draws clusterTests agglomeration concentration explanation space specifications wildTerms panel',
  ],
  'settings.clusters.method': CLUSTERED,
  'settings.clusters.radiusKm': [CLUSTERED[0], `${OF_CLUSTERS} ${SURFACES}`],
  'settings.clusters.minFirms': CLUSTERED,
  'settings.clusters.minSamples': CLUSTERED,
  // Dense clusters know no register, but their definition says whether a scan would.
  'settings.clusters.background': [CLUSTERED[0], `${OF_CLUSTERS} bandwidth`],
  'settings.clusters.model': [CLUSTERED[0], `${OF_CLUSTERS} relativeDensity`],
  'settings.clusters.shape': CLUSTERED,
  'settings.clusters.neighbours': CLUSTERED,
  'settings.clusters.areas': CLUSTERED,
  'settings.clusters.mostShare': CLUSTERED,
  'settings.clusters.draws': [CLUSTERED[0], `${OF_CLUSTERS} relativeDensity`],
  'settings.clusters.bandwidths': [CLUSTERED[0], `${OF_CLUSTERS} relativeDensity`],
  'settings.clusters.tolerance': [CLUSTERED[0], `${OF_CLUSTERS} relativeDensity`],
  'settings.clusters.selection': CLUSTERED,
  'settings.clusters.industry': [CLUSTERED[0], `${OF_CLUSTERS} density definition bandwidth`],
  'settings.clusters.weight': CLUSTERED,
  'settings.clusters.includeCoarse': [
    `background-told ${CLUSTERED[0]}`,
    `${OF_CLUSTERS} ${SURFACES} hotSpots concentration overlay definition bandwidth`,
  ],
  // Rows of ties know their clusters' boundaries.
  'settings.clusters.boundary': ['clusters', TIES],
};

/** Runs a copy, as the page sends one; the stages that were computed. */
async function run(study: StudyFile): Promise<{ findings: Findings; stages: string[] }> {
  computed.length = 0;
  const ran = await session.run(structuredClone(study), UNATTENDED);
  if (!ran.ok) throw new Error(JSON.stringify(ran.problem));
  return { findings: ran.value, stages: [...computed] };
}

const subjectOf = (study: StudyFile, findings: Findings) => ({
  study,
  findings,
  municipalities: [],
  layers: { prefectures: () => null, imported: () => null, towns: () => null },
});

describe('a change of one field', () => {
  it.each(Object.keys(CHANGED) as Field[])('%s', async (field) => {
    const before = await run(base);
    const study = withField(base, field, CHANGED[field](base, full));
    const after = await run(study);
    const interned = intern(base, structuredClone(study));
    const asked = QUESTION_KINDS.filter(
      (kind) =>
        !isSameSelection(
          selectedFor(kind, subjectOf(base, before.findings)),
          selectedFor(kind, subjectOf(interned, after.findings)),
        ),
    );
    const [stages, questions] = REMADE[field].map(wordsOf);
    expect([...after.stages].sort()).toEqual(stages);
    expect(new Set(asked)).toEqual(new Set(questions));
  });

  it('is no change where a copy says the same, whatever was run before', async () => {
    await run(base);
    await session.ask('models', {});
    expect((await run(base)).stages).toEqual([]);
    computed.length = 0;
    await session.ask('models', {});
    expect(computed).toEqual([]);
    await run({ ...base, notes: 'a' });
    await session.ask('models', {});
    expect(computed).toEqual([]);
  });

  it('gives the new name where the boundaries are compared', async () => {
    const drawn = { ...base, boundaries: [{ id: 'b1', name: '', coordinates: [[square()]] }] };
    const named = withField(drawn, 'settings.clusters.method', 'drawn');
    await run(named);
    const before = (await session.ask('boundaries', {}))!;
    const { findings } = await run(base);
    const anchors = findings.clusters.map(({ anchorFirmId }) => [anchorFirmId, '新しい名']);
    await run({ ...named, clusterNames: Object.fromEntries(anchors) as Record<string, string> });
    const after = (await session.ask('boundaries', {}))!;
    expect(before.derivedNames).not.toContain('新しい名');
    expect(after.derivedNames).toContain('新しい名');
  });
});
