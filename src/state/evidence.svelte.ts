import type { Findings, Problem } from '../model';
import type { ClusterDifferences, OutcomeEvidence, PromptEvidence } from '../study';
import type { EngineClient } from './engine/engine-client';

/** What the comparison needs of the app. */
interface Host {
  readonly engine: EngineClient;
  readonly findings: Findings | null;
}

/** The comparison of firms inside with those outside, for the findings on show. */
export class Evidence {
  readonly #host: Host;
  readonly #say: (problem: Problem) => void;
  #answer = $state.raw<OutcomeEvidence | PromptEvidence | null>(null);
  /** Cluster of each firm as the comparison has them: the findings on show may be newer. */
  #compared = $state.raw<Int32Array | null>(null);
  /** Each cluster's difference from the firms outside; null until that of the clusters on show is there. */
  readonly differences: ClusterDifferences | null = $derived.by(() => {
    const now = this.#host.findings?.membership.clusterOf;
    const then = this.#compared;
    const isSame =
      now === then ||
      (now?.length === then?.length && now?.every((own, row) => own === then?.[row]));
    return isSame ? (this.#answer?.clusters ?? null) : null;
  });
  /** Withdraws the comparison that is under way. */
  #asking = new AbortController();

  constructor(host: Host, say: (problem: Problem) => void) {
    this.#host = host;
    this.#say = say;
  }

  /** An older one stays until the new one is there. */
  get answer(): OutcomeEvidence | PromptEvidence | null {
    return this.#answer;
  }

  withdraw(): void {
    this.#asking.abort();
  }

  forget(): void {
    this.#answer = null;
  }

  /** Compares anew: what needs no random draws comes at once, the rest when it is there. */
  async ask(findings: Findings): Promise<void> {
    const { engine } = this.#host;
    this.withdraw();
    const { signal } = (this.#asking = new AbortController());
    for (const kind of ['promptEvidence', 'evidence'] as const) {
      let answer = await engine.ask(kind, {}, { signal });
      if (!answer.ok && !signal.aborted) {
        // The worker died of it, or beside it: that is said, and it is asked once more.
        this.#say(answer.problem);
        answer = await engine.ask(kind, {}, { signal });
      }
      if (!answer.ok || signal.aborted) return;
      this.#answer = answer.value;
      this.#compared = findings.membership.clusterOf;
    }
  }
}
