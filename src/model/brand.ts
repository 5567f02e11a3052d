/** A nominal type: two text ids of different kinds can't be mixed up. */
declare const brand: unique symbol;
export type Branded<T, Name extends string> = T & { readonly [brand]: Name };

export type FirmId = Branded<string, 'FirmId'>;
export type InstitutionId = Branded<string, 'InstitutionId'>;
