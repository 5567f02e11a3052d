/** Files of a chosen folder with paths relative to the folder itself, as a gazetteer source wants them. */
export function folderOf(files: readonly File[]): {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
} {
  const name = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  return {
    name,
    files: files.map((file) => ({
      path: file.webkitRelativePath.split('/').slice(1).join('/').normalize('NFC'),
      file,
    })),
  };
}
