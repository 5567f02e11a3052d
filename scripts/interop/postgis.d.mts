export interface Postgis {
  readonly env: Readonly<Record<string, string>>;
  /** Path of the program. */
  readonly psql: string;
  end(): void;
}
export function startPostgis(): Postgis | null;
