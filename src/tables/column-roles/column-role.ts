import type { HeaderRule } from '../headers/header-rule';

/** What is known of a role that a column may have, beside its words and how its cells are read. */
export interface ColumnRole {
  /** Headers that tell it; absent for roles that are found in another way (addresses, coordinates, measures) or only chosen. */
  readonly header?: HeaderRule;
  /** Several columns may have it. */
  readonly many?: true;
  /** A table of its kind can't be used without it. */
  readonly required?: true;
  /** Another role that does in its place. */
  readonly orElse?: string;
  /** Another role without which it says nothing. */
  readonly beside?: string;
  /** Headers that say enough even without the role that it stands beside. */
  readonly alone?: RegExp;
  /** No value may repeat; where one does, the header is doubted, and not believed where it numbers the rows of every sheet or group anew. */
  readonly distinct?: true;
  /** What at least half of the cells must look like; where fewer do, the header is doubted, or not believed at all. */
  readonly cells?: {
    readonly fit: (cell: string) => boolean;
    readonly otherwise: 'doubted' | 'refused';
  };
  /** The code in a cell, of a role whose cells are codes; undefined for none. Where fewer than half have one, the header is not believed. */
  readonly code?: (cell: string) => string | undefined;
}
