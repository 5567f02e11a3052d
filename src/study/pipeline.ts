import {
  failure,
  success,
  type Findings,
  type Municipality,
  type Result,
  type Run,
  type StudyFile,
} from '../model';
import type { Gazetteer } from '../geocode';
import type { StudyTables } from './files/held-tables';
import { BACKGROUND, BACKGROUND_TOLD, DENSITY } from './background';
import { StageMemo } from './memo';
import type { Located } from './places/places';
import type { Population } from './firms/population';
import { withOverrides } from './overrides';
import { quietly, within } from '../model/run';
import * as institutionStages from './institutions/institution-stages';
import * as stages from './stages';
import * as tieStages from './ties/tie-stages';
import type { Given, Placed } from './stages';

/** What is known once the firms are located. */
interface Whereabouts {
  readonly given: Parameters<typeof stages.ADDRESSES.select>[0] &
    Parameters<typeof institutionStages.INSTITUTIONS.select>[0];
  readonly events: Awaited<ReturnType<typeof stages.EVENTS.compute>>;
  readonly population: Population;
  readonly located: Located;
}

/** Share of the whole that is done when a stage begins; locating addresses is what takes time. */
const STARTS = { firms: 0.02, places: 0.05, institutions: 0.7, clusters: 0.75, linkage: 0.9 };
/** Where addresses of a register follow those of the firms. */
const BACKGROUND_STARTS = 0.4;

/**
 * Inputs + settings → findings, stage by stage. Each stage is given what it declares and runs again only when that has changed, by
 * identity: the study comes interned.
 */
export class Pipeline {
  readonly #memo: StageMemo;
  readonly municipalities: readonly Municipality[];

  /** `onCompute` is told each stage that does run. */
  constructor(municipalities: readonly Municipality[], onCompute?: (stage: string) => void) {
    this.municipalities = municipalities;
    this.#memo = new StageMemo(onCompute);
  }

  async run(
    study: StudyFile,
    tables: StudyTables,
    gazetteer: Gazetteer | null,
    run: Run,
  ): Promise<Result<Findings>> {
    const memo = this.#memo;
    const quiet = quietly(run);
    const placed = await this.place(study, tables, gazetteer, run);
    if (!placed.ok) return placed;
    const { given, events, population, located } = placed.value;
    const { read, geocoder } = given;
    const background = await memo.result(
      BACKGROUND,
      given,
      within(run, BACKGROUND_STARTS, STARTS.institutions),
    );
    const institutions = await memo.result(
      institutionStages.INSTITUTIONS,
      given,
      within(run, STARTS.institutions, STARTS.clusters),
    );
    const responded = await memo.result(stages.RESPONSE, { ...given, population, located }, quiet);
    const placedAt: Placed = {
      ...given,
      firms: responded.firms,
      places: located.places,
      institutions,
    };
    const at = {
      ...placedAt,
      background,
      counted: await memo.result(institutionStages.COUNTED, placedAt, quiet),
    };
    run.progress(STARTS.clusters);
    // A method with random draws takes long.
    const membership = await memo.result(
      stages.MEMBERSHIP,
      at,
      within(run, STARTS.clusters, STARTS.linkage),
    );
    const derived = await memo.result(stages.CLUSTERS, { ...at, membership }, quiet);
    const clustered = await withOverrides(memo, { ...at, membership, derived }, quiet);
    run.progress(STARTS.linkage);
    const proximity = await memo.result(institutionStages.PROXIMITY, at, quiet);
    const links = await memo.result(tieStages.LINKS, at, quiet);
    const near = { ...at, proximity, links: links.links };
    const coarse = institutions.townless.length
      ? await memo.result(institutionStages.COARSE_INSTITUTIONS, near, quiet)
      : stages.NONE;
    const parents = await memo.result(tieStages.PARENTS, at, quiet);
    const ties = parents && (await memo.result(tieStages.PARENT_TIES, { ...at, parents }, quiet));
    const controls = await memo.result(stages.CONTROLS, given, quiet);
    const told = await memo.result(BACKGROUND_TOLD, at, quiet);
    const density = await memo.result(DENSITY, at, quiet);
    const made = {
      ...{
        geocoder,
        read,
        events,
        population,
        located,
        institutions,
        proximity,
        links,
        ties,
        controls,
        coarse,
        background,
        told,
      },
      countedKinds: study.settings.institutionKinds,
      countedPlaces: at.counted,
      membership: clustered.membership,
      resting: clustered.resting,
    };
    const summary = await memo.result(stages.SUMMARY, made, quiet);
    const file = tables.firms.name;
    const problems = await memo.result(stages.PROBLEMS, { ...made, summary, file }, quiet);
    run.progress(1);
    return success({
      simulated: study.simulated,
      firms: responded.firms,
      firmPlaces: located.places,
      institutions: institutions.columns,
      institutionPlaces: institutions.places,
      countedPlaces: at.counted,
      membership: clustered.membership,
      clusters: clustered.clusters,
      proximity,
      links: links.links,
      ...(links.ofOtherRounds ? { otherTies: links.ofOtherRounds } : {}),
      tieReview: links.review,
      parents: ties?.parents ?? null,
      controls: controls.columns,
      density,
      background: background?.columns ?? null,
      response: responded.found,
      summary,
      problems,
    });
  }

  /** The stages up to where the firms are; `run` goes on from their results. */
  async place(
    study: StudyFile,
    tables: StudyTables,
    gazetteer: Gazetteer | null,
    run: Run,
  ): Promise<Result<Whereabouts>> {
    const memo = this.#memo;
    const quiet = quietly(run);
    const bare: Given = { study, tables, gazetteer, municipalities: this.municipalities };
    run.progress(STARTS.firms);
    const read = await memo.result(stages.FIRMS, bare, quiet);
    const geocoder = await memo.result(stages.GEOCODER, bare, quiet);
    const given = { ...bare, read, geocoder };
    const events = await memo.result(stages.EVENTS, given, quiet);
    const fatal = read.problems.find((found) => found.severity === 'error');
    if (fatal) return failure(fatal);
    const end = study.inputs.background ? BACKGROUND_STARTS : STARTS.institutions;
    const located = await this.#locate(given, within(run, STARTS.places, end));
    const population = await memo.result(stages.POPULATION, { ...given, events, located }, quiet);
    const nobody = population.problems.find((found) => found.severity === 'error');
    return nobody ? failure(nobody) : success({ given, events, population, located });
  }

  async #locate(given: Parameters<typeof stages.ADDRESSES.select>[0], run: Run) {
    const effective = await this.#memo.result(stages.ADDRESSES, given, run);
    const found = await this.#memo.result(stages.MATCHES, { ...given, effective }, run);
    return this.#memo.result(stages.PLACES, { ...given, effective, found }, quietly(run));
  }
}
