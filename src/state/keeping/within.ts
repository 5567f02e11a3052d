/** How long the browser's database may take to answer at the start, in milliseconds; then the app goes on without it. */
export const ANSWER_MS = 2000;

/** What was waited for had not come when the time was up. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The promise's own outcome, or a rejection with `NoAnswer` where that takes longer than so many milliseconds. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
