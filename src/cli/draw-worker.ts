import { parentPort } from 'node:worker_threads';
import { DRAW_TASKS } from '../study/draw-tasks';
import { drawServer, type DrawOrder } from '../study/draw-threads';
import { breathe } from './draw-threads';

/** A thread that makes a part of random draws. */
const serve = drawServer(DRAW_TASKS, (answer) => parentPort?.postMessage(answer), breathe);
parentPort?.on('message', (order: DrawOrder) => serve(order));
