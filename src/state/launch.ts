import type { App } from './app.svelte';

/** The part of the File Handling API that is used. */
interface LaunchQueue {
  setConsumer(
    consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void,
  ): void;
}

/**
 * Opens what the page was started with: a file of `shuseki open`, which the address names, or what the system opens with the installed app;
 * else, and beneath a table that waits for its columns, the study of the last visit.
 */
export async function openFirst(app: App, baseUrl: string): Promise<void> {
  const asked = await fileOfAddress(baseUrl);
  if (asked && IS_STUDY.test(asked.name)) await app.opening.open([asked]);
  if (!app.study && !app.opening.lacking) await app.visit.resume();
  if (asked && !IS_STUDY.test(asked.name)) await app.opening.open([asked]);
  onLaunchedFiles((files) => void app.opening.open(files));
  // Last, so that the first visit waits for nothing that only a later one needs.
  if (import.meta.env.PROD) await app.newVersion.hold(baseUrl);
}

const IS_STUDY = /\.(shuseki|json)$/i;

/**
 * The file that the address names, from where the page is served; null for none. The name is taken out of the address, so that a reload
 * goes on with what was made of it.
 */
async function fileOfAddress(baseUrl: string): Promise<File | null> {
  const address = new URL(location.href);
  const name = address.searchParams.get('open');
  if (name === null) return null;
  address.searchParams.delete('open');
  history.replaceState(history.state, '', address);
  const answer = await fetch(`${baseUrl}opened/${encodeURIComponent(name)}`).catch(() => null);
  return answer?.ok ? new File([await answer.blob()], name) : null;
}

/** Hands on what the system opens with the installed app, now and later. */
function onLaunchedFiles(open: (files: readonly File[]) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files = [] }) => {
    if (files.length > 0)
      void Promise.all(files.map((handle) => handle.getFile())).then((all) => open(all));
  });
}
