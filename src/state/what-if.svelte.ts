import type { Findings } from '../model';
import type { Change } from '../study';
import type { Asked } from './asked.svelte';

/** What it needs of the app. */
interface Host {
  readonly findings: Findings | null;
  readonly asked: { readonly whatIf: Asked<'whatIf'> };
}

/** A change to the institutions that is only thought of: where it is, and what it would do. */
export class WhatIfState {
  readonly #host: Host;
  #change = $state.raw<Change | null>(null);
  #placing = $state(false);

  constructor(host: Host) {
    this.#host = host;
  }

  get change(): Change | null {
    return this.#change;
  }
  /** The next click on the map says where a new institution would be. */
  get placing(): boolean {
    return this.#placing;
  }
  /** Where a new institution would be. */
  get site(): { readonly lng: number; readonly lat: number } | null {
    return this.#change?.kind === 'open' ? this.#change : null;
  }

  startPlacing(): void {
    this.#placing = true;
  }

  stopPlacing(): void {
    this.#placing = false;
  }

  open(lng: number, lat: number): void {
    this.#placing = false;
    this.#take({ kind: 'open', lng, lat });
  }

  close(institution: number): void {
    this.#take({ kind: 'close', institution });
  }

  /** Back to the institutions that there are. */
  clear(): void {
    this.#placing = false;
    this.#change = null;
    this.#host.asked.whatIf.rest();
    this.#host.asked.whatIf.forget();
  }

  #take(change: Change): void {
    this.#change = change;
    // An answer to another change is no answer to this one.
    this.#host.asked.whatIf.forget();
    this.#host.asked.whatIf.follow({ change });
  }
}
