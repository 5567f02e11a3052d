/** Hands text or a blob to where the browser puts downloads. */
export function download(name: string, content: Blob | string, type = 'application/json'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the address by then; revoking it at once would lose the download in some.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
