/**
 * A worker that is simply gone tells nobody. It holds a lock as long as it lives, so the page is given that lock the moment it
 * is gone, whatever the cause. Browsers offer locks to secure contexts only; elsewhere errors alone are noticed.
 */

/** In the worker: holds a lock of this name for as long as it lives. Resolves when it is held. */
export function holdLock(name: string): Promise<void> {
  return new Promise((held) => {
    void navigator.locks.request(name, () => {
      held();
      return new Promise(() => undefined);
    });
  });
}

/** In the page: calls `onGone` when the worker ends that was told to hold the lock. */
export async function watchLock(
  hold: (name: string) => Promise<void>,
  onGone: () => void,
): Promise<void> {
  if (!navigator.locks) return;
  const name = `shuseki-engine-${crypto.randomUUID()}`;
  await hold(name);
  void navigator.locks.request(name, onGone);
}
