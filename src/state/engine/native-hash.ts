import { sha256Hex } from '../../study';

/** SHA-256 by the browser, several times as fast as a script; by a script where the page has no secure context. */
export async function hashOfBytes(bytes: Uint8Array): Promise<string> {
  // Undefined there, whatever the types say.
  const own = crypto.subtle as SubtleCrypto | undefined;
  if (!own) return sha256Hex(bytes);
  const digest = new Uint8Array(await own.digest('SHA-256', bytes as BufferSource));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
