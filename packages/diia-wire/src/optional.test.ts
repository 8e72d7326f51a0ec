import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import * as wire from './index.ts'

interface Part {
  path: string
  schema: z.core.$ZodType
}

/** The fields of every object inside a schema, through lists, unions, records and whatever is made of them. */
function fieldsOf(schema: z.core.$ZodType, path: string): Part[] {
  const def = (schema as z.ZodType).def as z.core.$ZodTypes['_zod']['def']
  if (def.type === 'object')
    return Object.entries(def.shape).flatMap(([key, field]) => [
      { path: `${path}.${key}`, schema: field },
      ...fieldsOf(field, `${path}.${key}`),
    ])
  if (def.type === 'array') return fieldsOf(def.element, `${path}[]`)
  if (def.type === 'record') return fieldsOf(def.valueType, `${path}{}`)
  if (def.type === 'union') return def.options.flatMap((option) => fieldsOf(option, path))
  if (def.type === 'optional' || def.type === 'nullable') return fieldsOf(def.innerType, path)
  return def.type === 'pipe' ? fieldsOf(def.in, path) : []
}

const schemas = Object.entries({ ...wire, ...wire.fieldSchemas }).filter(
  ([, value]) => value instanceof Object && '_zod' in value,
) as [string, z.ZodType][]
const fields = schemas.flatMap(([name, schema]) => fieldsOf(schema, name))
const mayBeAbsent = fields.filter(({ schema }) => (schema as z.ZodType).safeParse(undefined).success)

describe('null is "none"', () => {
  it.each(mayBeAbsent.map(({ path, schema }) => [path, schema] as const))('%s', (_path, schema) => {
    expect((schema as z.ZodType).safeParse(null).success).toBe(true)
  })

  it('walks all of it', () => {
    const paths = mayBeAbsent.map(({ path }) => path)
    expect(paths.length).toBeGreaterThan(120)
    expect(paths).toEqual(
      expect.arrayContaining([
        'metadataSchema.requestId',
        'branchListSchema.branches[].scopes.sharing',
        'birth-certificate.document.serie',
        'birth-certificate.parents.father.fullName',
        'expiredDataSchema.now',
      ]),
    )
  })

  it('is no list that was not told, yet an empty one', () => {
    expect(wire.branchListSchema.parse({ total: 0, branches: null }).branches).toEqual([])
    expect(wire.offerListSchema.parse({ total: 0, offers: null }).offers).toEqual([])
    expect(wire.branchListSchema.safeParse({}).success).toBe(false)
    expect(wire.branchListSchema.safeParse({ total: 0 }).success).toBe(false)
  })
})
