import { common } from '../../cluster';
import { areaKm2, boxOf } from '../../geo';
import {
  isExactLevel,
  isFineLevel,
  type Findings,
  type Municipality,
  type MultiPolygonCoordinates,
  type Run,
} from '../../model';
import { within } from '../../model/run';
import type { TownAreas, TownAreaSource } from '../town-areas';

export interface SharesQuestion {
  /** Index of a cluster that a person drew. */
  readonly cluster: number;
}

/** A town that a boundary cuts. */
export interface CutTown {
  /** With its municipality, in Japanese. */
  readonly name: string;
  /** Of its land inside the boundary, 0 to 1. */
  readonly share: number;
  /** Firms that are located to the town and no finer, and how many of them count as inside. */
  readonly firms: number;
  readonly counted: number;
}

/** What a drawn boundary means for firms of which only the town is known: all stand on the town's point, but the boundary may cut the town. */
export interface TownShares extends SharesQuestion {
  /** Those with most firms on the wrong side first. */
  readonly cut: readonly CutTown[];
  /** Firms located to a town that count as inside, and how many there would be by the towns' land. */
  readonly counted: number;
  readonly expected: number;
  /** Who made the towns' points. */
  readonly source: string;
}

interface SharedFindings extends Pick<Findings, 'firmPlaces'> {
  readonly membership: Pick<Findings['membership'], 'clusterOf'>;
  /** By cluster; null for one that nobody drew. */
  readonly drawn: readonly (MultiPolygonCoordinates | null)[];
}

/** Shares below this, or above one less it, are a border's own error. */
const LEAST_SHARE = 0.05;

/**
 * The towns that a drawn boundary cuts, by areas made of the gazetteer's towns. Null for a cluster that nobody drew, without a gazetteer, and
 * where no firm is located to a town. Rejects with `Cancelled`.
 */
export async function townShares(
  findings: SharedFindings,
  municipalities: readonly Municipality[],
  source: TownAreaSource | null,
  { cluster }: SharesQuestion,
  run: Run,
): Promise<TownShares | null> {
  const boundary = findings.drawn[cluster] ?? null;
  if (!source || !boundary) return null;
  const { firmPlaces: places } = findings;
  const firms = [...places.level.keys()].filter(
    (firm) => isFineLevel(places.level[firm]) && !isExactLevel(places.level[firm]),
  );
  const codes = new Set(firms.map((firm) => places.municipalityCode[firm]));
  if (firms.length === 0) return null;
  const made = await source.of(codes, within(run, 0, 0.7));
  const names = new Map(municipalities.map(({ code, name }) => [code, name]));
  const towns = byTown(findings, firms, made, cluster);
  const cut: CutTown[] = [];
  let [counted, expected, done] = [0, 0, 0];
  for (const [town, here] of towns) {
    const share = shareInside(made.towns[town].shape, boundary);
    counted += here.counted;
    expected += share * here.firms;
    if (share >= LEAST_SHARE && share <= 1 - LEAST_SHARE) {
      const { code, name } = made.town(town);
      cut.push({ name: `${names.get(code)}${name}`, share, ...here });
    }
    run.progress(0.7 + (0.3 * ++done) / towns.size);
    await run.checkpoint();
  }
  const wrong = ({ share, firms: all, counted: inside }: CutTown) => Math.abs(share * all - inside);
  cut.sort((a, b) => wrong(b) - wrong(a));
  return { cluster, cut, counted, expected, source: made.source };
}

/** Firms by their town, and how many of them are in the cluster. */
function byTown(
  { firmPlaces: places, membership }: SharedFindings,
  firms: readonly number[],
  made: TownAreas,
  cluster: number,
): Map<number, { firms: number; counted: number }> {
  const towns = new Map<number, { firms: number; counted: number }>();
  for (const firm of firms) {
    const { [firm]: code } = places.municipalityCode;
    const town = made.townAt(code, places.town[firm], places.lng[firm], places.lat[firm]);
    if (town < 0) continue;
    const here = towns.get(town) ?? { firms: 0, counted: 0 };
    towns.set(town, here);
    here.firms++;
    if (membership.clusterOf[firm] === cluster) here.counted++;
  }
  return towns;
}

function shareInside(town: MultiPolygonCoordinates, boundary: MultiPolygonCoordinates): number {
  const km2 = areaKm2(town);
  if (km2 === 0 || !overlap(town, boundary)) return 0;
  return Math.min(1, areaKm2(common(town, boundary)) / km2);
}

/** Whether the boxes around two shapes touch: most towns are far away. */
function overlap(a: MultiPolygonCoordinates, b: MultiPolygonCoordinates): boolean {
  const [west, south, east, north] = boxOf(a.flatMap(([ring]) => ring));
  const [left, low, right, high] = boxOf(b.flatMap(([ring]) => ring));
  return west <= right && left <= east && south <= high && low <= north;
}
