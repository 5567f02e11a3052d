/** The page's worker: forwards to the engine host and holds nothing itself. */
import { expose } from 'comlink';
import { EngineHost } from './engine-host';

expose(new EngineHost());
