/** Gzip by the browser's own streams. */
export async function gzip(bytes: Uint8Array): Promise<Blob> {
  return new Response(through(bytes, new CompressionStream('gzip'))).blob();
}

/** Bytes as they are, or unpacked where they are gzip. Rejects where the gzip is damaged. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = await new Response(
    through(bytes, new DecompressionStream('gzip')),
  ).arrayBuffer();
  return new Uint8Array(unpacked);
}

function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream) {
  return new Blob([bytes as BlobPart]).stream().pipeThrough(stream);
}
