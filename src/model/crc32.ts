/** Four tables, so that four bytes are taken at a time. */
const TABLES = Array.from({ length: 4 }, () => new Int32Array(256));
for (let n = 0; n < 256; n++) {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  TABLES[0][n] = value;
}
for (let n = 0; n < 256; n++)
  for (let t = 1; t < 4; t++)
    TABLES[t][n] = (TABLES[t - 1][n] >>> 8) ^ TABLES[0][TABLES[t - 1][n] & 0xff];

/** CRC-32 as ZIP, gzip and PNG have it (ISO/IEC 15948, annex D), from 0 to 2³² - 1. */
export function crc32(bytes: Uint8Array): number {
  const [one, two, three, four] = TABLES;
  let crc = -1;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^= bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    crc = four[crc & 0xff] ^ three[(crc >>> 8) & 0xff] ^ two[(crc >>> 16) & 0xff] ^ one[crc >>> 24];
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ one[(crc ^ bytes[at]) & 0xff];
  return (crc ^ -1) >>> 0;
}
