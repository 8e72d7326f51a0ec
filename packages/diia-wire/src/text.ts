import { z } from 'zod'

/** A value that Diia sends when its registry holds none (official SDK samples). */
export const notGiven = 'Не вказано'

/**
 * One printed value of a document. Registries behind Diia differ, so numbers are taken as text and null or
 * absence is allowed everywhere.
 */
export const text = z.union([z.string(), z.number().transform(String)]).nullish()
