import { version } from '../../../package.json';

/** The product's version, as files and reports name it. */
export const VERSION: string = version;
