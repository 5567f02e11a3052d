/**
 * The true parameters from which the sample survey is drawn. They are written to static/sample/truth.json, so that an
 * analysis of the sample can be held against them.
 */
export const MODEL = {
  seed: 20081101,
  firms: 5000,
  /** Natural logarithm of employees: normal, cut to the range. */
  employees: { meanLog: 3.1, sdLog: 0.85, least: 4, most: 300 },
  /** Years in operation: gamma, rounded, at least 1, at most 120. */
  yearsInOperation: { mean: 38, shape: 3.2 },
  /** Share of subcontractors outside the districts; each district has its own. */
  subcontractorsOutside: 0.38,
  /**
   * Contacts per year with all institutions: negative binomial (NB2), log of the mean. `nearestKm` multiplies
   * ln(1 + km to the nearest institution), `employees` ln(employees / 20).
   */
  contacts: {
    constant: 1.35,
    inDistrict: 0.3,
    nearestKm: -0.45,
    employees: 0.3,
    subcontractor: -0.15,
    theta: 0.6,
  },
  /**
   * Which institutions a firm knows: gravity, weight of the kind / (1 + km / 5)². A firm has one to three, the second
   * and the third with these probabilities where it has contacts enough.
   */
  partners: {
    second: 0.4,
    third: 0.35,
    mainShare: 0.65,
    kindWeight: {
      public_technology_centre: 3,
      national_university: 1.2,
      public_university: 0.8,
      private_university: 0.5,
      kosen: 1,
      national_laboratory: 0.6,
      support_organisation: 1.5,
      other: 0.3,
    } as Readonly<Record<string, number>>,
  },
  /**
   * Innovations in three years: negative binomial (NB2), log of the mean. `nearestKm` multiplies ln(1 + km to the
   * nearest institution), `contacts` ln(1 + contacts per year), `employees` ln(employees / 20). Firms of one district,
   * outside the districts of one municipality, share a normal effect with standard deviation `placeSd`.
   */
  product: {
    constant: -0.4,
    inDistrict: 0.25,
    nearestKm: -0.1,
    contacts: 0.32,
    subcontractor: -0.25,
    employees: 0.25,
    placeSd: 0.1,
    theta: 1.4,
  },
  process: {
    constant: -0.3,
    inDistrict: 0.15,
    nearestKm: -0.06,
    contacts: 0.22,
    subcontractor: 0.3,
    employees: 0.3,
    placeSd: 0.1,
    theta: 1.8,
  },
} as const;

export type OutcomeModel = typeof MODEL.product | typeof MODEL.process;
