import type { BackgroundColumns } from './background';
import { ROLE_CODE, type Cluster, type Membership } from './cluster';
import type { ControlColumns } from './controls';
import type { FirmColumns } from './firm';
import type { InstitutionColumns, InstitutionKind } from './geodata';
import type { LinkColumns, ParentColumns, ProximityColumns, ReviewedEnd } from './linkage';
import type { PlaceColumns } from './place';
import type { Problem } from './problem';
import type { ResponseFound } from './response';

/**
 * Everything a study computes. Immutable: a stage that did not run again hands out the very same object as
 * before, so that identity tells what changed.
 */
export interface Findings {
  readonly simulated: boolean;
  readonly firms: FirmColumns;
  readonly firmPlaces: PlaceColumns;
  readonly institutions: InstitutionColumns;
  readonly institutionPlaces: PlaceColumns;
  /** The same, with no position for institutions of kinds that distances and counts leave out. */
  readonly countedPlaces: PlaceColumns;
  readonly membership: Membership;
  readonly clusters: readonly Cluster[];
  readonly proximity: ProximityColumns;
  readonly links: LinkColumns;
  /** Ties that rows of other rounds than the studied one name themselves; absent where there are no rounds. */
  readonly otherTies?: LinkColumns;
  /** What of the links table has to be looked over, the texts of most rows first; a study that was run has it, empty or not. */
  readonly tieReview?: readonly ReviewedEnd[];
  /** Null where the firms table names none; a study that was run has it. */
  readonly parents?: ParentColumns | null;
  /** What regressions may hold constant beside the roles' columns; a study that was run has it. */
  readonly controls?: ControlColumns;
  /** Firms per square kilometre around each firm, NaN where it is not known; null where no regression holds it constant. */
  readonly density?: Float64Array | null;
  /** The register that the firms may be compared with; null where the study has none. A study that was run has it. */
  readonly background?: BackgroundColumns | null;
  /** Who answered the questionnaire; null where no column says it. A study that was run has it. */
  readonly response?: ResponseFound | null;
  readonly summary: Summary;
  readonly problems: readonly Problem[];
}

/** The counts that every figure's n comes from. inside + outside + excluded = firms. */
export interface Summary {
  readonly firms: number;
  readonly byLevel: Readonly<Record<string, number>>;
  readonly inside: number;
  readonly outside: number;
  readonly excluded: number;
  /** Excluded firms that the study is not about; absent where it is about all. */
  readonly apart?: number;
  readonly clusters: number;
  readonly institutions: number;
  readonly links: number;
  /** Firms with at least one tie. */
  readonly linkedFirms: number;
  /** Firms with a place of any level but none. */
  readonly located: number;
  /** Kilometres, NaN where no firm or no institution is located. */
  readonly nearestKmMedian: number;
  /** Median of half the distances' 95 % intervals. */
  readonly nearestErrorKmMedian?: number;
  readonly nearestKmMedianByKind: readonly {
    readonly kind: InstitutionKind;
    readonly km: number;
    /** Median of half the distances' 95 % intervals. */
    readonly errorKm?: number;
  }[];
  /** Firms that have an institution at most so many kilometres away, one entry per distance of the settings. */
  readonly withReach: readonly {
    readonly km: number;
    readonly firms: number;
    /** Firms whose count of institutions hangs on where firms and institutions really are. */
    readonly hanging?: number;
  }[];
}

/** Name of the register that a spatial scan, or relative density, compared the firms with; '' where there was none. */
export function scanRegister({
  membership: { scan, relative },
  background,
}: Pick<Findings, 'membership' | 'background'>): string {
  const surface = relative?.refused === undefined ? relative : undefined;
  return (scan ?? surface)?.lacking === undefined ? '' : (background?.name ?? '');
}

/** Firms that take part and have no industry, where those of an industry are compared with the others: they count as others. */
export function withoutIndustry(
  { firms, membership }: Pick<Findings, 'firms' | 'membership'>,
  { industry = '' }: { readonly industry?: string },
): number {
  if (industry === '' || (!membership.scan && !membership.relative)) return 0;
  return firms.industry.reduce(
    (sum, own, firm) => sum + (own === '' && membership.role[firm] !== ROLE_CODE.excluded ? 1 : 0),
    0,
  );
}
