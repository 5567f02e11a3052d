export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** JSON knows no NaN and no infinity. */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
