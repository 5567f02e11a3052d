import type { Findings } from '../../model';
import { writeGeoJson, type FormatContext, type GeoJsonLayer } from '../../tables';
import type { Asked, QuestionKind } from '../questions/asked';
import type { ExportInput } from './input';

/** What a file may ask of the session that makes it. */
export interface Asking {
  ask<K extends QuestionKind>(kind: K, question: Asked[K][0]): Promise<Asked[K][1] | null>;
  /** Every layer that the study has something of, in the order of the files. */
  layers(): Promise<readonly GeoJsonLayer[]>;
  /** Names of files that are made although the study does not ask for what they hold. */
  readonly shows: readonly string[];
  /** Names for people in the language of the file; absent: keys as they stand. */
  readonly titlesOf?: FormatContext['titlesOf'];
}

/** How much there is of what only a page or a question knows: lines of flows, areas of an overlay. */
export interface ShownCounts {
  readonly flows: number;
  readonly areas: number;
  /** 1 where the study says which of its firms are of interest: those of an industry, or some of its list. */
  readonly relative: number;
  /** 1 where the study wants its random draws in the files. */
  readonly draws: number;
  /** 1 where the study asks about an institution that opened. */
  readonly opening: number;
}

/** A file of a study that people and the terminal write. */
export interface ExportKind<Name extends string = string> {
  readonly name: Name;
  /** Its media type. */
  readonly type: string;
  /** Whether `shuseki run` writes it: always, beside the report, or only the app does. */
  readonly written: 'always' | 'with-report' | 'in-app';
  /** Made only where the study has or shows something of it. */
  readonly optional?: true;
  /** How many things it holds, for the sentence that describes it. */
  count(findings: Findings, shown: ShownCounts): number;
  /**
   * The file as text, in pieces that follow each other; null where the study has nothing of it. The same study gives the same bytes
   * in every engine: no time stamps, numbers rounded as documented, rows in the order of their tables.
   */
  make(input: ExportInput, asking: Asking): Promise<string[] | null>;
  /** What a layer of the map holds, for formats that hold several; absent where the file is no layer. */
  readonly layer?: LayerOf;
}

type LayerOf = (
  input: ExportInput,
  asking: Asking,
) => GeoJsonLayer | null | Promise<GeoJsonLayer | null>;

/** A file that is one layer of the map, written as GeoJSON. */
export function layerExport<Name extends string>(
  kind: Pick<ExportKind<Name>, 'name' | 'count' | 'optional'> & { readonly layer: LayerOf },
): ExportKind<Name> {
  return {
    ...kind,
    type: 'application/geo+json',
    written: 'always',
    make: async (input, asking) => {
      const layer = await kind.layer(input, asking);
      return layer && writeGeoJson(layer);
    },
  };
}
