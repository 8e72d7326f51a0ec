import { z } from 'zod'

/** A value that Diia sends when its registry holds none (official SDK samples). */
export const notGiven = 'Не вказано'

/**
 * What Diia's JSON may leave out. The official SDKs model it as optional and write absence either way, so `null` and
 * a missing key both mean "none". Every optional field of this package is made with it.
 */
export function optional<T extends z.ZodType>(schema: T): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullish()
}

/** A list in which `null` stands for an entry that is not there. */
export function listOf<T extends z.ZodType>(schema: T) {
  return z.array(schema.nullable()).transform((entries) => entries.filter((entry) => entry !== null))
}

/** A list that must be told, with null for an empty one. */
export function noneIfNull<T extends z.ZodType>(schema: T) {
  return z.union([z.null().transform((): z.output<T>[] => []), listOf(schema)])
}

/** One word of an answer of Diia's. Numbers are taken as text, and null or absence is allowed everywhere. */
export const text = optional(z.union([z.string(), z.number().transform(String)]))

/**
 * One printed value of a document. Registries behind Diia differ, so a number is allowed in place of text. It stays a
 * number: as text it would hide that its leading zeros are lost.
 */
export const printed = optional(z.union([z.string(), z.number()]))
