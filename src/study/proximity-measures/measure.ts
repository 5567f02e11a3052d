import type { Positions } from '../../linkage';
import type { ProximityColumns } from '../../model';
import type { GeoJsonProperty } from '../../tables';

/** What measures of proximity are made of. */
export interface ProximitySubject {
  readonly proximity: ProximityColumns;
  readonly firmPlaces: Positions;
  readonly institutions: {
    readonly id: readonly string[];
    /** Absent where a table gives ids and positions only. */
    readonly nameJa?: readonly string[];
  };
  readonly institutionPlaces: Positions;
}

/** A way to say how near a firm is to the institutions: all that files, the command line and the charts know of it. */
export interface ProximityMeasure {
  /** Columns of the firms' files and of the command line. Those that the subject lacks the facts for are left out. */
  readonly columns: (of: ProximitySubject) => readonly GeoJsonProperty[];
  /** One number per firm for the charts, NaN where it is not known; absent where the measure is several numbers. */
  readonly value?: (of: Pick<ProximitySubject, 'proximity'>) => Float64Array;
}

/** Ids of institutions by their rows, '' for -1. */
export function idsOf(
  rows: Int32Array,
  { institutions }: Pick<ProximitySubject, 'institutions'>,
): readonly string[] {
  return Array.from(rows, (row) => institutions.id[row] ?? '');
}
