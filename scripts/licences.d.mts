export function licenceOf(manifest: { license?: unknown; licenses?: unknown }): string;
export function isKnown(expression: string): boolean;
