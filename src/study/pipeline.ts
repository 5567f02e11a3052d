import {
  problem,
  success,
  type Findings,
  type Municipality,
  type Problem,
  type Result,
  type Run,
  type StudyFile,
  type Table,
} from '../model';
import { createGeocoder, geocodeAddresses, type Gazetteer, type Geocoder } from '../geocode';
import { suggestRoles } from '../tables';
import { drawnBoundaries } from './boundaries';
import { clusterFirms, describe } from './clusters';
import { countEvents } from './events';
import { readFirms } from './firms';
import { effectiveAddresses } from './fixes';
import { readInstitutions, type InstitutionsRead } from './institutions';
import { readLinks } from './links';
import { StageMemo } from './memo';
import { readParents, tieToParents } from './parents';
import { withOverrides } from './overrides';
import { placeFirms, type Located } from './places';
import { proximityWithErrors } from './proximity';
import { summarise } from './summary';

/** Input tables by kind, as study.json names them. */
export interface StudyTables {
  readonly firms: Table;
  readonly institutions: Table;
  readonly links?: Table;
  readonly outcomes?: Table;
}

/** Share of the whole that is done when a stage begins; locating addresses is what takes time. */
const STAGE_STARTS = { firms: 0.02, places: 0.05, institutions: 0.7, clusters: 0.75, linkage: 0.9 };

/**
 * Inputs + settings → findings, stage by stage. Each stage names what it depends on and runs again only when
 * that has changed.
 */
export class Pipeline {
  readonly #memo = new StageMemo();
  readonly municipalities: readonly Municipality[];

  constructor(municipalities: readonly Municipality[]) {
    this.municipalities = municipalities;
  }

  async run(
    study: StudyFile,
    tables: StudyTables,
    gazetteer: Gazetteer | null,
    run: Run,
  ): Promise<Result<Findings>> {
    run.progress(STAGE_STARTS.firms);
    const { read, events } = await this.#readFirms(study, tables);
    const fatal = read.problems.find((found) => found.severity === 'error');
    if (fatal) return { ok: false, problem: fatal };

    const geocoder = await this.#memo.stage('geocoder', [this.municipalities, gazetteer], () =>
      createGeocoder(this.municipalities, gazetteer),
    );
    const { located, institutions } = await this.#locate(study, tables, read, geocoder, run);
    run.progress(STAGE_STARTS.clusters);
    const { membership, clusters, resting } = await this.#cluster(
      study,
      events.firms,
      located,
      institutions,
      run,
    );
    run.progress(STAGE_STARTS.linkage);
    const { proximity, links, ties } = await this.#link(
      study,
      tables,
      events.firms,
      located,
      institutions,
      geocoder,
      run,
    );

    const summary = await this.#memo.stage(
      'summary',
      [located.places, membership, proximity, links],
      () =>
        summarise(
          located.places,
          membership,
          proximity,
          links.links,
          institutions.columns.count,
          events.firms.apart,
        ),
    );
    const problems = await this.#memo.stage(
      'problems',
      [
        read,
        events,
        located,
        institutions,
        resting,
        links,
        ties,
        summary,
        geocoder.problems().length,
      ],
      (): readonly Problem[] => [
        ...geocoder.problems(),
        ...read.problems,
        ...located.problems,
        ...events.problems,
        ...institutions.problems,
        ...resting,
        ...links.problems,
        ...(ties?.problems ?? []),
        ...leftOut(tables.firms.name, summary.excluded - (summary.apart ?? 0)),
      ],
    );
    run.progress(1);
    return success({
      simulated: study.simulated,
      firms: events.firms,
      firmPlaces: located.places,
      institutions: institutions.columns,
      institutionPlaces: institutions.places,
      membership,
      clusters,
      proximity,
      links: links.links,
      tieReview: links.review,
      parents: ties?.parents ?? null,
      summary,
      problems,
    });
  }

  async #readFirms(study: StudyFile, tables: StudyTables) {
    const { firms, outcomes } = study.inputs;
    const { scope } = study.settings;
    const read = await this.#memo.stage(
      'firms',
      [tables.firms, JSON.stringify([firms.roles, scope])],
      () => readFirms(tables.firms, firms.roles, scope),
    );
    const events = await this.#memo.stage(
      'events',
      [read, tables.outcomes, JSON.stringify(outcomes?.roles)],
      () => countEvents(read.firms, tables.outcomes, outcomes?.roles),
    );
    return { read, events };
  }

  async #locate(
    study: StudyFile,
    tables: StudyTables,
    read: ReturnType<typeof readFirms>,
    geocoder: Geocoder,
    run: Run,
  ) {
    const places = within(run, STAGE_STARTS.places, STAGE_STARTS.institutions);
    const { fixes = [], rules = [] } = study;
    const { id, address } = read.firms;
    // A study that came from the page is a copy each time: what it says is compared, not which object it is.
    const edits = JSON.stringify([fixes.filter(({ kind }) => kind === 'address'), rules]);
    const effective = await this.#memo.stage('addresses', [read, edits], () =>
      effectiveAddresses(id, address, fixes, rules),
    );
    const found = await this.#memo.stage('matches', [effective, geocoder], () =>
      geocodeAddresses(effective, geocoder, places),
    );
    const located = await this.#memo.stage('places', [read, found, JSON.stringify(fixes)], () =>
      placeFirms(tables.firms, read, effective, found, fixes, geocoder),
    );
    // The built-in table is read by the same rules as anyone's.
    const roles =
      study.inputs.institutions?.roles ?? suggestRoles('institutions', tables.institutions);
    const institutions = await this.#memo.stage(
      'institutions',
      [tables.institutions, JSON.stringify(roles), geocoder],
      () =>
        readInstitutions(
          tables.institutions,
          roles,
          geocoder,
          within(run, STAGE_STARTS.institutions, STAGE_STARTS.clusters),
        ),
    );
    return { located, institutions };
  }

  async #cluster(
    study: StudyFile,
    firms: Findings['firms'],
    { places }: Located,
    institutions: InstitutionsRead,
    run: Run,
  ) {
    const settings = study.settings.clusters;
    // The boundary is drawn afterwards: changing it clusters nothing anew.
    const { boundary, ...definition } = settings;
    const drawn = drawnBoundaries(study);
    const shapes = JSON.stringify(drawn?.map(({ coordinates }) => coordinates));
    const membership = await this.#memo.stage(
      'membership',
      [
        places,
        firms.industry,
        firms.employees,
        firms.outcomes,
        firms.apart,
        JSON.stringify(definition),
        shapes,
      ],
      () => clusterFirms(firms, places, settings, quietly(run), drawn),
    );
    const clusters = await this.#memo.stage(
      'clusters',
      [
        membership,
        firms.id,
        firms.industry,
        institutions,
        boundary,
        study.clusterNames,
        JSON.stringify(drawn?.map(({ id, name }) => [id, name])),
      ],
      () =>
        describe(
          { firms, places, membership, institutions },
          settings,
          study.clusterNames,
          this.municipalities,
          drawn,
        ),
    );
    return withOverrides(
      this.#memo,
      study,
      { firms, places, institutions, membership },
      clusters,
      this.municipalities,
    );
  }

  async #link(
    study: StudyFile,
    tables: StudyTables,
    firms: Findings['firms'],
    { places }: Located,
    institutions: InstitutionsRead,
    geocoder: Geocoder,
    run: Run,
  ) {
    const { withinKm } = study.settings;
    const proximity = await this.#memo.stage(
      'proximity',
      [places, institutions, withinKm.join()],
      () => proximityWithErrors(places, institutions, withinKm),
    );
    const { roles } = study.inputs.firms;
    const ownRoles = study.inputs.links?.roles;
    const { linkFixes = [] } = study;
    const links = await this.#memo.stage(
      'links',
      [
        firms.id,
        places,
        institutions,
        tables.links,
        tables.firms,
        JSON.stringify([ownRoles, roles.main_institution, roles.main_frequency, linkFixes]),
      ],
      () =>
        readLinks(
          {
            links: tables.links && ownRoles ? { table: tables.links, roles: ownRoles } : null,
            firms: { table: tables.firms, roles },
          },
          { firms, places, institutions },
          linkFixes,
        ),
    );
    const parents = await this.#memo.stage(
      'parents',
      [tables.firms, JSON.stringify([roles.parent, roles.parent_address]), geocoder],
      () => readParents(tables.firms, roles, geocoder, quietly(run)),
    );
    const ties =
      parents &&
      (await this.#memo.stage('parent ties', [parents, firms.name, places], () =>
        tieToParents(tables.firms, roles, parents, firms, places),
      ));
    return { proximity, links, ties };
  }
}

function leftOut(file: string, excluded: number): Problem[] {
  return excluded === 0 ? [] : [problem('too-coarse', 'note', { file }, { rows: excluded })];
}

/** A host that may interrupt but is told nothing: for stages that are short as a rule. */
function quietly(run: Run): Run {
  return { progress: () => undefined, checkpoint: () => run.checkpoint() };
}

/** Progress of one stage as part of the whole. */
function within(run: Run, from: number, to: number): Run {
  return {
    progress: (fraction) => run.progress(from + (to - from) * fraction),
    checkpoint: () => run.checkpoint(),
  };
}
