/** Columns that a command puts behind a table's own: name and cells, in their order. */
export type AddedColumns = readonly (readonly [name: string, cells: readonly string[]])[];
