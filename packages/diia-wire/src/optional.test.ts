import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import * as wire from './index.ts'

interface SchemaField {
  path: string
  schema: z.core.$ZodType
}

/** The fields of all objects in a schema, including those in lists, unions and records. */
function fieldsOf(schema: z.core.$ZodType, path: string): SchemaField[] {
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
const optionalFields = fields.filter(({ schema }) => (schema as z.ZodType).safeParse(undefined).success)

describe('null means absent', () => {
  it.each(optionalFields.map(({ path, schema }) => [path, schema] as const))('%s', (_path, schema) => {
    expect((schema as z.ZodType).safeParse(null).success).toBe(true)
  })

  it('is checked for the fields of all schemas', () => {
    const paths = optionalFields.map(({ path }) => path)
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

  it('is an empty list, while a missing list is refused', () => {
    expect(wire.branchListSchema.parse({ total: 0, branches: null }).branches).toEqual([])
    expect(wire.offerListSchema.parse({ total: 0, offers: null }).offers).toEqual([])
    expect(wire.branchListSchema.safeParse({}).success).toBe(false)
    expect(wire.branchListSchema.safeParse({ total: 0 }).success).toBe(false)
  })
})
