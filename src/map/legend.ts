import type { Findings } from '../model/findings';
import { INSTITUTION_KINDS, type InstitutionKind } from '../model/geodata';
import type { FirmClass, FirmColouring } from './colouring';
import { PARENT_DASHES, parentLineCount } from './layers/parents';
import { shapePath } from './shapes';
import { MAP_COLOURS, type Theme } from './theme';

/** One line of the legend for firms; several colours where classes differ in hue alone. */
export interface FirmEntry {
  readonly kind: FirmClass['kind'];
  readonly colours: readonly string[];
  readonly radiusPx: number;
  readonly hollow: boolean;
  readonly count: number;
  readonly from?: number;
  readonly to?: number;
}

/** One line for a kind of institution that occurs. */
export interface InstitutionEntry {
  readonly kind: InstitutionKind;
  /** An SVG path in a box of 16 × 16. */
  readonly path: string;
  readonly colour: string;
  readonly count: number;
}

/** What the legend says, as numbers and codes; the sentences stand in i18n. */
export interface Legend {
  readonly simulated: boolean;
  readonly firms: readonly FirmEntry[];
  readonly institutions: readonly InstitutionEntry[];
  /** The lines to parent firms; null where none are drawn. */
  readonly parents: ParentEntry | null;
}

export interface ParentEntry {
  readonly colour: string;
  /** In widths of the line. */
  readonly dashes: readonly number[];
  readonly count: number;
}

export const LEGEND_SHAPE_SIZE = 16;

/** The legend of what is drawn, from the very object that the paint is made of. Lines without a firm are left out. */
export function legendOf(
  findings: Findings,
  colouring: FirmColouring,
  theme: Theme,
  visible: {
    readonly firms: boolean;
    readonly institutions: boolean;
    readonly parents?: boolean;
  },
): Legend {
  return {
    simulated: findings.simulated,
    firms: visible.firms ? firmEntries(colouring) : [],
    institutions: visible.institutions ? institutionEntries(findings, theme) : [],
    parents: visible.parents ? parentEntry(findings, theme) : null,
  };
}

function parentEntry({ parents }: Findings, theme: Theme): ParentEntry | null {
  const count = parents ? parentLineCount(parents) : 0;
  return count > 0 ? { colour: MAP_COLOURS[theme].parent, dashes: PARENT_DASHES, count } : null;
}

function firmEntries({ classes, counts }: FirmColouring): FirmEntry[] {
  const entries: FirmEntry[] = [];
  const inside = classes.flatMap((look, i) => (look.kind === 'inside' && counts[i] > 0 ? [i] : []));
  if (inside.length > 0) {
    entries.push({
      kind: 'inside',
      colours: inside.map((i) => classes[i].colour),
      radiusPx: classes[inside[0]].radiusPx,
      hollow: false,
      count: inside.reduce((sum, i) => sum + counts[i], 0),
    });
  }
  classes.forEach(({ kind, colour, radiusPx, hollow, from, to }, i) => {
    if (kind === 'inside' || counts[i] === 0) return;
    entries.push({ kind, colours: [colour], radiusPx, hollow, count: counts[i], from, to });
  });
  return entries;
}

function institutionEntries({ institutions, institutionPlaces }: Findings, theme: Theme) {
  return INSTITUTION_KINDS.flatMap((kind): InstitutionEntry[] => {
    let count = 0;
    for (let i = 0; i < institutions.count; i++) {
      if (institutions.kind[i] === kind && !Number.isNaN(institutionPlaces.lng[i])) count += 1;
    }
    if (count === 0) return [];
    const path = shapePath(kind, LEGEND_SHAPE_SIZE);
    return [{ kind, path, colour: MAP_COLOURS[theme].institution, count }];
  });
}
