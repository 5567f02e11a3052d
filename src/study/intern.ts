/**
 * The same value as `after`, made of the parts of `before` that are equal to its own. A study that comes from the page is a copy each
 * time; interned, what did not change is the very same object as before, so that identity tells what did. Plain data only: values,
 * lists and objects. The order of an object's members counts, since files may be written in it.
 */
export function intern<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) {
    const items = after.map((item, i) => intern<unknown>(before[i], item));
    return (isSameList(before, items) ? before : items) as T;
  }
  if (!isObject(before) || !isObject(after)) return after;
  const keys = Object.keys(after);
  const parts = keys.map((key) => intern(before[key], after[key]));
  const isSame =
    isSameList(Object.keys(before), keys) &&
    keys.every((key, i) => Object.is(before[key], parts[i]));
  return (isSame ? before : Object.fromEntries(keys.map((key, i) => [key, parts[i]]))) as T;
}

/** True for an object that was written as `{…}`, not for lists, columns of numbers and things with a class. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
}
