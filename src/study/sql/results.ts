import { withinKey } from '../proximity-measures/within';
import { kmOf } from './proximity';
import { make, type Step } from './plan';
import { chord } from './sphere';

/** Steps to `firm_result`, `cluster_result`, `tie_result` and `flow_result`, with the names of the study's own files. */
export function resultSteps(withinKm: readonly number[]): Step[] {
  const within = withinKm.map((km, k) => `, r.within_${k} as ${withinKey(km)}`).join('');
  return [
    make(
      'firm_result',
      'firms: their cluster, and how near they are to institutions',
      `select f.firm, f.id, m.cluster as cluster_id,
  case when l.firm is null then 'excluded' when m.cluster is null then 'outside' when m.core = 1 then 'core' else 'border' end as cluster_role,
  case when l.firm is null then null when m.cluster is null then 0 else 1 end as in_cluster,
  i.id as nearest_institution_id, r.km as nearest_institution_km${within}, f.outcome, f.area
from firm f left join located l on f.firm = l.firm left join member m on f.firm = m.firm
  left join reach r on f.firm = r.firm left join institution i on r.institution = i.institution`,
    ),
    make(
      'tie_result',
      'ties with what is known of both ends',
      `select t.tie, f.id as firm_id, i.id as institution_id, m.cluster as cluster_id, t.contact_frequency,
  ${kmOf(chord('s', 'a'))} as distance_km
from tie t join firm f on t.firm = f.firm join institution i on t.institution = i.institution
  left join member m on t.firm = m.firm
  left join site_at p on f.longitude = p.longitude and f.latitude = p.latitude
  left join site s on p.site = s.site
  left join institution_at a on t.institution = a.institution`,
    ),
    make(
      'flow_result',
      'ties between clusters and institutions',
      `select cluster_id, institution_id, count(*) as ties, count(distinct firm_id) as firms, sum(contact_frequency) as contacts
from tie_result group by cluster_id, institution_id`,
    ),
    make(
      'cluster_result',
      'clusters',
      `select c.cluster_id, a.id as anchor_id, c.firms, c.core_firms, c.outcome_firms, c.outcome_mean, c.mean_km,
  coalesce(t.ties, 0) as ties
from (select cluster_id, min(case when cluster_role = 'core' then firm end) as anchor, count(*) as firms,
    count(case when cluster_role = 'core' then 1 end) as core_firms,
    count(outcome) as outcome_firms, avg(outcome) as outcome_mean, avg(nearest_institution_km) as mean_km
  from firm_result where cluster_id is not null group by cluster_id) as c
  join firm a on c.anchor = a.firm
  left join (select cluster_id, count(*) as ties from tie_result group by cluster_id) as t on c.cluster_id = t.cluster_id`,
    ),
  ];
}

export const writeSteps = (compared: boolean): Step[] =>
  [
    ['firm_result', 'firm'],
    ['tie_result', 'tie'],
    ['flow_result', 'cluster_id, institution_id'],
    ['cluster_result', 'cluster_id'],
    ...(compared ? [['comparison_result', 'figure']] : []),
  ].map(([table, order]) => ({ kind: 'write', table, order, why: 'results' }));
