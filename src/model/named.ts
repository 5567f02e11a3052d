/** An empty record by names that people give, which may be any text: constructor and __proto__ are names like others. */
export const named = <T>(): Record<string, T> => Object.create(null) as Record<string, T>;
