import {
  DEFAULT_SETTINGS,
  INPUT_KINDS,
  type CodeBook,
  type InputKind,
  type InputSpec,
  type Problem,
  type ReadOptions,
  type Roles,
  type SheetCodeBook,
  type StudyFile,
  type TableOrigin,
} from '../../model';
import type { Answers, TableContent } from '../../tables';

/** An input as it was read, with what a person needs to confirm the meaning of its columns. */
export interface InputPreview {
  readonly kind: InputKind;
  /** What it looks like by its columns, whatever it was read as. */
  readonly content: TableContent;
  /** What it says as a code book, where it is one. */
  readonly codes?: CodeBook;
  /** What another sheet of its workbook says as a code book of it; absent for none. */
  readonly sheetCodes?: SheetCodeBook;
  /** Names the table as it was read: the file's SHA-256 with the options that change the cells. */
  readonly key: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly origin: TableOrigin;
  readonly header: readonly string[];
  /** The different values of each column, where they are few enough for answers. */
  readonly answers: Answers;
  /** First rows, row by row. */
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  /** Rows whose address names no municipality, where most are such; what they are given is `origin.municipality`. */
  readonly lacking: number;
  /** Headers of columns that hold metres of a plane, where nothing else gives places; which system they are in is `origin.plane`. */
  readonly metres?: readonly string[];
  readonly roles: Roles;
  /** The table has points of its own (GeoJSON): no coordinate columns are needed. */
  readonly hasPoints: boolean;
  readonly problems: readonly Problem[];
}

/** The key under which a session holds the table that a study names. */
export function inputKey(
  input: Pick<
    InputSpec,
    | 'sha256'
    | 'encoding'
    | 'delimiter'
    | 'sheet'
    | 'sheets'
    | 'header'
    | 'headerRows'
    | 'leftOut'
    | 'municipality'
    | 'plane'
    | 'planeX'
  >,
): string {
  const { sha256, encoding = '', delimiter = '', sheet = '', header = true } = input;
  const { headerRows = [], leftOut = [], sheets, municipality, plane, planeX } = input;
  const stacked = sheets ? [JSON.stringify(sheets)] : [];
  const supplied = municipality ? [`in ${municipality}`] : [];
  const turned = plane ? [`plane ${plane}`, ...(planeX ? [`x ${planeX}`] : [])] : [];
  const rows = [headerRows.join('-'), leftOut.join(','), ...stacked, ...supplied, ...turned];
  return [sha256, encoding, delimiter, sheet, header, ...rows].join(' ').trimEnd();
}

/** How an input of a study is read again: as it says, and nothing looked for anew. */
export function optionsOf(spec: Omit<InputSpec, 'roles'>): ReadOptions {
  const { encoding, delimiter, sheet, sheets, header = true, headerRows, leftOut = [] } = spec;
  const { municipality = '', plane = 0, planeX } = spec;
  const made = { municipality, plane, ...(planeX ? { planeX } : {}) };
  if (sheets) return { sheets, ...made };
  return { encoding, delimiter, sheet, header, headerRows, leftOut, ...made };
}

/** What a key and a study hold of where a table stands in its file. */
export function placeOf({ header, headerRows, leftOut = [], stacked }: TableOrigin) {
  if (stacked) return { sheets: stacked };
  const lines = leftOut.map(({ line }) => line);
  return {
    ...(header ? {} : { header }),
    ...(headerRows ? { headerRows } : {}),
    ...(lines.length > 0 ? { leftOut: lines } : {}),
  };
}

/** An input as study.json names it; the path is the file's name until somebody knows better. */
export function specOf(
  preview: Pick<InputPreview, 'name' | 'sha256' | 'origin'>,
  roles: Roles,
): InputSpec {
  const { name, sha256, origin } = preview;
  const { encoding, delimiter, sheet } = origin;
  return {
    name,
    path: name,
    sha256,
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(sheet && !origin.stacked ? { sheet } : {}),
    ...placeOf(origin),
    ...(origin.municipality ? { municipality: origin.municipality } : {}),
    ...(origin.plane ? { plane: origin.plane } : {}),
    ...(origin.planeX ? { planeX: origin.planeX } : {}),
    roles,
  };
}

/** An input that takes the place of the one that the study has of its kind; its use stays what it was. */
export function specWithin(
  study: StudyFile | null,
  preview: Pick<InputPreview, 'kind' | 'name' | 'sha256' | 'origin'>,
  roles: Roles,
): InputSpec {
  const { extendsBuiltIn } = study?.inputs[preview.kind] ?? {};
  return { ...specOf(preview, roles), ...(extendsBuiltIn ? { extendsBuiltIn } : {}) };
}

/** An input of a study whose file was read again: the study's own words about it stay. */
export function specAgain(
  preview: Parameters<typeof specOf>[0],
  { roles, path, extendsBuiltIn }: InputSpec,
): InputSpec {
  return { ...specOf(preview, roles), path, ...(extendsBuiltIn ? { extendsBuiltIn } : {}) };
}

/** The inputs that a study names, in the order of INPUT_KINDS. */
export function inputsOf(
  study: StudyFile,
): readonly { readonly kind: InputKind; readonly spec: InputSpec }[] {
  return INPUT_KINDS.flatMap((kind) => {
    const spec = study.inputs[kind];
    return spec ? [{ kind, spec }] : [];
  });
}

/** Every file that a study names: of its tables, and of its polygon layer. */
export const filesOf = (
  study: StudyFile,
): readonly { readonly name: string; readonly path: string; readonly sha256: string }[] => [
  ...inputsOf(study).map(({ spec }) => spec),
  ...(study.inputs.areas ?? []),
];

/** A study of these inputs, named by its firms' file, with the default settings and nothing decided by a person yet. */
export function newStudy(inputs: StudyFile['inputs']): StudyFile {
  return {
    format: 1,
    name: inputs.firms.name.replace(/\.[^.]+$/, ''),
    simulated: false,
    inputs,
    gazetteer: null,
    settings: {
      ...DEFAULT_SETTINGS,
      clusters: { ...DEFAULT_SETTINGS.clusters, definition: 'wanted' },
    },
    clusterNames: {},
    notes: '',
  };
}
