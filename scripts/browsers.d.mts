export const SYSTEM_BROWSERS: readonly string[];
