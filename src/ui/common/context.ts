import { createContext } from 'svelte';
import type { App } from '../../state';

/** The app's state, for every component below the root. */
export const [getApp, setApp] = createContext<App>();
