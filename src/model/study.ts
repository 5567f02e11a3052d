import type { DrawnBoundary } from './boundary';
import type { ClusterSettings } from './cluster';
import type { ColumnCodes, ColumnName, ColumnRanges } from './codes';
import type { CapitalUnit } from './enterprise-size';
import type { RowFilter } from './filter';
import type { InstitutionKind } from './geodata';
import type { AddressRule, PlaceFix } from './fix';
import type { FlowSettings, LinkageSettings, LinkFix } from './linkage';
import type { AccessSettings, PathSettings, SavedSelection } from './looking';
import type { ModelSettings, SpaceWeights, SpatialForm } from './models';
import type { AreaFile, OverlaySettings } from './overlay';
import type { PanelSettings } from './panel';
import type { PlaneSystem, PlaneX } from './plane';
import type { ResponseSettings } from './response';
import type { Delimiter, Encoding, SheetRead } from './table';

/** What a column of an input table is for. */
export const FIRM_ROLES = [
  'id',
  'name',
  'address',
  'longitude',
  'latitude',
  'coordinates',
  'level',
  'error_km',
  'industry',
  'employees',
  'capital',
  'subcontractor',
  'parent',
  'parent_address',
  'main_institution',
  'main_frequency',
  'institution_columns',
  'survey_weight',
  'response',
  'wave',
  'survey_round',
  'outcome',
] as const;
export const INSTITUTION_ROLES = [
  'id',
  'name',
  'name_en',
  'kind',
  'address',
  'longitude',
  'latitude',
  'coordinates',
  'level',
  'error_km',
  'homepage',
  'former_names',
  'successor',
  'as_of',
  'closed',
] as const;
export const LINK_ROLES = [
  'firm',
  'institution',
  'contact_frequency',
  'topic',
  'year',
  'institution_columns',
] as const;
export const EVENT_ROLES = ['key', 'date'] as const;
export const BACKGROUND_ROLES = [
  'address',
  'longitude',
  'latitude',
  'coordinates',
  'level',
  'error_km',
] as const;

export type FirmRole = (typeof FIRM_ROLES)[number];
export type InstitutionRole = (typeof INSTITUTION_ROLES)[number];
export type LinkRole = (typeof LINK_ROLES)[number];
export type EventRole = (typeof EVENT_ROLES)[number];
export type BackgroundRole = (typeof BACKGROUND_ROLES)[number];
/** Kinds of input, in the order in which they are listed to people and read. */
export const INPUT_KINDS = ['firms', 'institutions', 'links', 'outcomes', 'background'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];
/** The roles of each kind of table, in the order in which they are offered and written. */
export const ROLES_OF_KIND = {
  firms: FIRM_ROLES,
  institutions: INSTITUTION_ROLES,
  links: LINK_ROLES,
  outcomes: EVENT_ROLES,
  background: BACKGROUND_ROLES,
} as const satisfies Record<InputKind, readonly string[]>;

/**
 * Column indices per role. `address` and `outcome` may have several (an address split over columns is joined in
 * this order); every other role has at most one.
 */
export type Roles<R extends string = string> = Partial<Record<R, readonly number[]>>;

/** One input file of a study, as study.json names it. */
export interface InputSpec<R extends string = string> {
  readonly name: string;
  /** Relative to study.json, with forward slashes. */
  readonly path: string;
  /** Lower-case hexadecimal SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly encoding?: Encoding;
  readonly delimiter?: Delimiter;
  /** Excel: the sheet's name. */
  readonly sheet?: string;
  /** Sheets that are stacked, each with where its table stands. */
  readonly sheets?: readonly SheetRead[];
  /** False when the file has no line of column names. */
  readonly header?: boolean;
  /** First and last line of the column names, where they are not the first row alone. */
  readonly headerRows?: readonly [number, number];
  /** Lines that are no rows of the table: totals and notes. */
  readonly leftOut?: readonly number[];
  /** What stands in front of addresses that name no municipality: 福井県鯖江市, or `groups` for what each row stands under. Its column is the table's last. */
  readonly municipality?: string;
  /** Metres of a plane that became two columns behind the file's own; absent for none. */
  readonly plane?: PlaneSystem;
  /** Where their X points; absent where their headers say it. */
  readonly planeX?: PlaneX;
  /** Institutions: the list is added to the built-in one by id. Absent: it stands in its place. */
  readonly extendsBuiltIn?: boolean;
  readonly roles: Roles<R>;
}

export interface StudySettings {
  readonly clusters: ClusterSettings;
  /** Distances for which institutions in reach are counted, kilometres, ascending. */
  readonly withinKm: readonly number[];
  /** Kinds of institution that distances are measured to and that are counted; absent for all that do research. */
  readonly institutionKinds?: readonly InstitutionKind[];
  /** Key of the innovation outcome that is looked at; '' or an unknown key stands for the first. */
  readonly outcome: string;
  /** The outcome is looked at as yes or no: above 0 or not. Absent for as it is. */
  readonly yesNo?: boolean;
  /** Which firms the study is about: those that pass every filter; absent for all. The others stay in the tables, excluded. */
  readonly scope?: readonly RowFilter[];
  /** Events count that have their date in it; absent for all. Years, months or days, both ends belong to it, '' for no end. */
  readonly eventPeriod?: EventPeriod;
  /** The regressions; absent for DEFAULT_MODELS. */
  readonly models?: ModelSettings;
  /** Weights made of who answered; absent for none. */
  readonly response?: ResponseSettings;
  /** Who are neighbours in the tests for spatial likeness; absent for DEFAULT_WEIGHTS. */
  readonly weights?: SpaceWeights;
  /** How neighbours count in the fullest least-squares regression; absent for no such model. */
  readonly spatialModel?: SpatialForm;
  /** What is asked of firms over time; absent for DEFAULT_PANEL. */
  readonly panel?: PanelSettings;
  /** Files hold the random draws too, so that replay.R repeats what is drawn; absent for false. */
  readonly keepDraws?: boolean;
  /** How far to look at what is uncertain; absent for DEFAULT_CERTAINTY. */
  readonly certainty?: CertaintySettings;
  /** What the strength of a tie is made of; absent for DEFAULT_LINKAGE. */
  readonly linkage?: LinkageSettings;
  /** Flows on the map; absent where none are shown. */
  readonly flows?: FlowSettings;
  /** Innovation on the map; absent for DEFAULT_OVERLAY. Changes no finding. */
  readonly overlay?: OverlaySettings;
  /** How the path of a cluster is judged; absent for DEFAULT_PATH. */
  readonly path?: PathSettings;
  /** How a firm's access to institutions is measured; absent for DEFAULT_ACCESS. */
  readonly access?: AccessSettings;
  /** Clusters wider than this are warned of, kilometres; absent for DEFAULT_WIDEST_KM. Changes no finding. */
  readonly widestKm?: number;
  /** Seed of every random draw, a whole number from 0 to 2³² − 1. */
  readonly seed: number;
}

/** Days, months or years as 2015, 2015-04 or 2015-04-01; '' for no end. */
export interface EventPeriod {
  readonly from: string;
  readonly to: string;
}

/** How position errors and local statistics are computed. */
export interface CertaintySettings {
  /** How often positions are redrawn; null for as often as the number of firms allows, 200 as a rule. */
  readonly redraws: number | null;
  /** Firms at most so far apart are neighbours in local statistics, kilometres. */
  readonly spotBandKm: number;
}

/** study.json: the project file of the app and of the command line. */
export interface StudyFile {
  readonly format: 1;
  readonly name: string;
  /** The data are simulated: said on screen, in every export and in print. */
  readonly simulated: boolean;
  readonly inputs: {
    readonly firms: InputSpec<FirmRole>;
    /** Absent: the institutions that ship with Shuseki. */
    readonly institutions?: InputSpec<InstitutionRole>;
    readonly links?: InputSpec<LinkRole>;
    readonly outcomes?: InputSpec<EventRole>;
    /** A register that the firms are compared with: where its rows are, and nothing else of them. */
    readonly background?: InputSpec<BackgroundRole>;
    /** The files of a polygon layer by which innovation is shown: one, or those of a Shapefile. Never empty. */
    readonly areas?: readonly AreaFile[];
  };
  /** Null: the built-in municipality table alone. */
  readonly gazetteer: GazetteerSpec | null;
  readonly settings: StudySettings;
  /** Names a person gave to clusters, by the id of the cluster's first core firm. */
  readonly clusterNames: Readonly<Record<string, string>>;
  /** Drawn boundaries: clusters where the method is `drawn`, kept with any other. Absent for none. */
  readonly boundaries?: readonly DrawnBoundary[];
  /** Fixes of places, at most one per firm; absent for none. */
  readonly fixes?: readonly PlaceFix[];
  /** Rules for addresses, in the order in which they apply; absent for none. */
  readonly rules?: readonly AddressRule[];
  /** What texts of the links table mean, at most one per end and text; absent for none. */
  readonly linkFixes?: readonly LinkFix[];
  /** What the codes of the firms table's columns mean, at most one entry per column; absent for none. */
  readonly codes?: readonly ColumnCodes[];
  /** What columns of the firms table are called, at most one entry per column; absent for as their headers say. */
  readonly columnNames?: readonly ColumnName[];
  /** What is taken of ranges in columns of the firms table, at most one entry per column; absent for none. */
  readonly ranges?: readonly ColumnRanges[];
  /** The unit of the column of capital, where a person said it; absent otherwise. */
  readonly capitalUnit?: CapitalUnit;
  /** Firms that were selected and named; absent for none. */
  readonly selections?: readonly SavedSelection[];
  readonly notes: string;
  /** Definitions, measures and models that have been looked at on this study; absent for one. */
  readonly tried?: number;
}

/** Which gazetteer located the addresses. */
export interface GazetteerSpec {
  /** Who made the data. */
  readonly source: string;
  /** ISO date of the data, '' where it is unknown. */
  readonly date: string;
}
