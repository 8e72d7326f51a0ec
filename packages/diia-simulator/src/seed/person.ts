/** Data that several documents of one fictitious person have in common. Dates are DD.MM.YYYY, as in Diia. */
export interface Person {
  lastNameUA: string
  firstNameUA: string
  /** Empty when the person has none. */
  middleNameUA: string
  lastNameEN: string
  firstNameEN: string
  gender: 'Ж' | 'Ч'
  birthday: string
  birthPlaceUA: string
  residenceUA: string
  /** РНОКПП: ten digits; unset for a person who declined one. */
  taxpayerNumber?: string
  /** Number in the demographic register, YYYYMMDD-NNNNN. */
  recordNumber: string
}

/** Turns DD.MM.YYYY into YYYY-MM-DD. */
export function isoDate(date: string): string {
  return date.split('.').toReversed().join('-')
}

/**
 * The date format of the displaced person's certificate: a day with a zero time of day, written with dots.
 */
export function dateWithEmptyTime(date: string): string {
  return `${date} 00.00.00.000`
}
