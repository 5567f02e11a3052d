/** A worker beside the page's own, which makes a part of random draws. */
import { DRAW_TASKS } from '../../study/draw-tasks';
import { drawServer, type DrawOrder } from '../../study/draw-threads';
import { breathe } from './breathe';

const serve = drawServer(DRAW_TASKS, (answer) => self.postMessage(answer), breathe);
self.addEventListener('message', ({ data }: MessageEvent<DrawOrder>) => serve(data));
