import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Lower-case hexadecimal SHA-256 of bytes, by whatever is quickest where the program runs. */
export type HashOf = (bytes: Uint8Array) => string | Promise<string>;

/** Lower-case hexadecimal SHA-256 of the bytes. Works without a secure context, where the browser's own is missing. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
