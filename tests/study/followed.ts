import { DEFAULT_SETTINGS, UNATTENDED, type StudySettings } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { prepare, type MadeInput } from './made';
import { csvOf } from './tables-made';

const CLUSTERS = { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 5 };
const settingsOf = (more: Partial<StudySettings> = {}): StudySettings => ({
  ...DEFAULT_SETTINGS,
  clusters: CLUSTERS,
  ...more,
});

export interface Followed {
  readonly rounds?: readonly string[];
  readonly effect?: number;
  readonly ids?: (firm: number, round: number) => string;
  readonly products?: (firm: number, round: number, usual: number) => string;
  readonly more?: readonly MadeInput[];
  readonly settings?: Partial<StudySettings>;
  /** Places where firms are dense, half a degree from each other; firms go to them in turns. */
  readonly spots?: number;
  /** Every second of those that move does so a round earlier. */
  readonly staggered?: boolean;
}

/** 30 firms that are always dense together, 20 that move there before the last round, 60 strewn; the movers make more products then. */
export async function panelOf({
  rounds = ['2019', '2024'],
  effect = 3,
  ids = (firm) => `F${firm + 1}`,
  products = (_, __, usual) => String(usual),
  more = [],
  settings = {},
  spots = 1,
  staggered = false,
}: Followed = {}) {
  const random = createRandom(31);
  const rows: string[][] = [];
  for (let firm = 0; firm < 110; firm++) {
    const far = [136 + (firm % 10) * 0.2, 35 + Math.floor(firm / 10) * 0.15];
    const near = [
      137 + 0.5 * (firm % spots) + random.uniform() * 0.008,
      36.4 + random.uniform() * 0.008,
    ];
    const moves = rounds.length - (staggered && firm % 2 === 1 ? 2 : 1);
    const own = 4 + random.below(4);
    rounds.forEach((round, at) => {
      const last = at === rounds.length - 1;
      const moved = firm >= 30 && firm < 50 && at >= moves;
      const [lng, lat] = firm < 30 || moved ? near : far;
      const usual = own + at + random.below(3) + (moved ? effect : 0);
      // Two leave and two come.
      if ((firm >= 106 && firm < 108 && last) || (firm >= 108 && at === 0)) return;
      const cells = [ids(firm, at), `第${firm + 1}工業`, round, lng.toFixed(5), lat.toFixed(5)];
      rows.push([...cells, products(firm, at, usual)]);
    });
  }
  const text = csvOf(['企業ID', '企業名', '調査年', '経度', '緯度', '新製品数'], rows);
  const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }, ...more], {
    settings: settingsOf(settings),
  });
  const ran = await session.run(study, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  return { session, findings: ran.value, found: await session.ask('panel', {}) };
}
