import { proxy } from 'comlink';

/**
 * Asks with progress that ends with the answer. What the worker tells comes by a channel of its own and can arrive after the answer:
 * passed on, it would put the page back to where it was waiting.
 */
export async function untilAnswered<V, T>(
  progress: (value: V) => void,
  ask: (told: (value: V) => void) => Promise<T>,
): Promise<T> {
  let answered = false;
  const tell = (value: V): void => {
    if (!answered) progress(value);
  };
  try {
    return await ask(proxy(tell));
  } finally {
    answered = true;
  }
}
