import { z } from 'zod'

/** The text that Diia sends when its registry has no value (official SDK samples). */
export const notGiven = 'Не вказано'

/**
 * An optional field. The official SDKs send an absent value as `null` or leave the key out, so both mean the same. Every
 * optional field in this package is made with this function.
 */
export function optional<T extends z.ZodType>(schema: T): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullish()
}

/** A list from which `null` entries are removed. */
export function listOf<T extends z.ZodType>(schema: T) {
  return z.array(schema.nullable()).transform((entries) => entries.filter((entry) => entry !== null))
}

/** A list that must be present; null is an empty list. */
export function emptyIfNull<T extends z.ZodType>(schema: T) {
  return z.union([z.null().transform((): z.output<T>[] => []), listOf(schema)])
}

/** An optional text in a response of Diia. A number is converted to text. */
export const text = optional(z.union([z.string(), z.number().transform(String)]))

/**
 * An optional printed value of a document. Registries differ, so a number is allowed instead of a text. It is not
 * converted to text: that would hide that leading zeros are lost.
 */
export const printedValue = optional(z.union([z.string(), z.number()]))
