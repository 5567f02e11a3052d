import { expose } from 'comlink';
import { EngineHost } from '../../src/state/engine/engine-host';

/** A worker in the same thread: a host behind a message channel, which dies when it is told to. */
export class MadeWorker extends EventTarget {
  readonly #page: MessagePort;
  readonly #own: MessagePort;

  constructor() {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    this.#own = port2;
    expose(new EngineHost(), port2 as never);
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#page.postMessage(message, transfer);
  }

  override addEventListener(kind: string, listener: EventListenerOrEventListenerObject): void {
    if (kind !== 'message') return super.addEventListener(kind, listener);
    this.#page.addEventListener(kind, listener);
    this.#page.start();
  }

  override removeEventListener(kind: string, listener: EventListenerOrEventListenerObject): void {
    if (kind === 'message') this.#page.removeEventListener(kind, listener);
    else super.removeEventListener(kind, listener);
  }

  die(message: string): void {
    this.#own.close();
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }

  terminate(): void {
    this.#page.close();
  }
}
