import { createRandom } from '../../src/stats/random';
import {
  DEFAULT_MODELS,
  UNATTENDED,
  type ModelSettings,
  type StudyFile,
  type StudySettings,
} from '../../src/model';
import { DEFAULT_SETTINGS } from '../../src/model';
import { csvOf } from './tables-made';
import { prepare, type MadeInput } from './made';

/** What a made survey is asked about. */
export interface Survey {
  /** Outcome of a firm from its traits; `chance` is uniform in [0, 1). */
  readonly outcome: (traits: { inside: boolean; contacts: number; chance: number }) => number;
  readonly name?: string;
  readonly industries?: readonly string[];
  /** All addresses name one municipality. */
  readonly oneTown?: boolean;
  /** Further columns of the firms table, 90 cells each. */
  readonly more?: Readonly<Record<string, readonly string[]>>;
}

/** 90 firms: 30 dense in each of two municipalities, 30 strewn over three, with ties to two institutions. */
export function surveyTables({
  outcome,
  industries = ['金属', '繊維'],
  oneTown = false,
  more = {},
}: Survey): MadeInput[] {
  const random = createRandom(23);
  const towns = [
    [137, 36, '福井県松川市'],
    [137.2, 36, '福井県竹原市'],
    [137.4, 36.2, '福井県南郡梅沢町'],
  ] as const;
  const firms: string[][] = [];
  const links: string[][] = [];
  for (let n = 0; n < 90; n++) {
    const inside = n % 3 !== 2;
    const [lng, lat, address] = towns[inside ? n % 2 : Math.floor(n / 3) % 3];
    const reach = inside ? 0.01 : 2;
    const contacts = random.below(inside ? 9 : 5);
    const east = inside ? random.uniform() * reach : 0.3 + n * 0.05;
    firms.push([
      `F${n + 1}`,
      `第${n + 1}工業`,
      oneTown ? towns[0][2] : address,
      (lng + east).toFixed(5),
      (lat + random.uniform() * 0.01).toFixed(5),
      industries[random.below(industries.length)],
      String(5 + random.below(60)),
      random.below(2) ? 'はい' : 'いいえ',
      String(outcome({ inside, contacts, chance: random.uniform() })),
      ...Object.values(more).map((cells) => cells[n]),
    ]);
    if (contacts > 0)
      links.push([`F${n + 1}`, n % 2 ? 'univ-kitayama' : 'itc-kitayama', String(contacts)]);
  }
  return [
    {
      kind: 'firms',
      name: 'firms.csv',
      text: csvOf(
        [
          '企業ID',
          '企業名',
          '住所',
          '経度',
          '緯度',
          '業種',
          '従業員数',
          '下請',
          '特許件数',
          ...Object.keys(more),
        ],
        firms,
      ),
    },
    { kind: 'links', name: 'links.csv', text: csvOf(['企業ID', '機関ID', '年間交流回数'], links) },
  ];
}

/** A session that has run the made survey. */
export async function surveyed(
  survey: Survey,
  models: ModelSettings = DEFAULT_MODELS,
  change: Partial<StudyFile> = {},
  settings: Partial<StudySettings> = {},
) {
  const { session, study } = await prepare(surveyTables(survey), {
    settings: {
      ...DEFAULT_SETTINGS,
      clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 8 },
      // Few draws, which tests of draws say otherwise.
      models: { resamples: 99, ...models },
      ...settings,
    },
    ...change,
  });
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(JSON.stringify(run.problem));
  return { session, study, findings: run.value };
}

/** Counts that rise with contacts and inside clusters. */
export const COUNTS: Survey = {
  outcome: ({ inside, contacts, chance }) =>
    Math.floor(chance * chance * (2 + contacts + (inside ? 2 : 0))),
};
