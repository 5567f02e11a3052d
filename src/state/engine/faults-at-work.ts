import { problem, type Problem } from '../../model';

/** What became of the build that the page runs: it is still served, another is in its place, or nothing answers. */
type Standing = 'served' | 'replaced' | 'unreachable';

/** What browsers say of a part that is loaded when it is first used and did not come. */
const NOT_COME = /dynamically imported module|Importing a module script failed|Unable to preload/i;

/** One of the app's own files did not come when the page was opened. */
export class MissingPart extends Error {
  override readonly name = 'MissingPart';
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** What a person is told of an error that nobody foresaw: that the app was replaced, that a part did not come, or what it says itself. */
export async function faultAtWork(error: unknown): Promise<Problem> {
  if ((await standing()) === 'replaced') return problem('newer-version', 'error', {}, {});
  const reason = reasonOf(error);
  const isMissing = error instanceof Error && error.name === 'MissingPart';
  if (isMissing || NOT_COME.test(reason)) return problem('part-missing', 'error', {}, {});
  return problem('unforeseen', 'error', {}, { reason });
}

/** Why there is no worker any more. */
export async function workerLost(reason: string): Promise<Problem> {
  if ((await standing()) === 'replaced') return problem('newer-version', 'error', {}, {});
  return problem('worker-lost', 'error', {}, { reason });
}

/** Looks at the page as it is served now: a build names its own first script in it. */
async function standing(): Promise<Standing> {
  const script = globalThis.document?.querySelector('script[type="module"][src]');
  const name = script?.getAttribute('src');
  if (!name) return 'served';
  try {
    const page = await fetch(location.href, { cache: 'no-store' });
    if (!page.ok) return 'unreachable';
    return (await page.text()).includes(name) ? 'served' : 'replaced';
  } catch {
    return 'unreachable';
  }
}

/** Hands on what nobody caught on the page, as a browser reports it. */
export function watchPage(say: (found: Problem) => void): void {
  const tell = (error: unknown): void => void faultAtWork(error).then(say);
  addEventListener('error', ({ error, filename }) => {
    // What an extension of the browser does wrong is no fault of the page; notices without an error are none at all.
    if (error && filename.startsWith(location.origin)) tell(error);
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    if ((reason as { name?: unknown } | null)?.name !== 'AbortError') tell(reason);
  });
}
