export const SYSTEM_BROWSERS: readonly string[];
export const WITHOUT_WINDOWS: string;
