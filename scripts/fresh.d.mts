export function isNewer(built: string, sources: readonly string[]): boolean;
