/** Folder of a built checkout of the revision. */
export function checkoutOf(revision: string): string;
/** Builds app and command line of a checkout. */
export function build(folder: string): void;
