import { describe, expect, it } from 'vitest'
import { metadataByCode, metadataByLink } from '../fixtures/index.ts'
import { fieldsOf } from './description.ts'
import { describedDocumentTypes, fieldSchemas } from './document-types.ts'
import type { DescribedDocumentType } from './document-types.ts'

const samples: Record<string, object | undefined> = {
  ...metadataByCode.data,
  ...Object.fromEntries(Object.entries(metadataByLink.data).map(([type, [sample]]) => [type, sample])),
}

describe.each(Object.entries(describedDocumentTypes))('%s', (name, type) => {
  const paths = fieldsOf(type).map(({ path }) => path)

  it('describes every field of its sample', () => {
    const sample = fieldSchemas[name as DescribedDocumentType].parse(samples[name])
    expect(paths).toEqual(expect.arrayContaining(leafPaths(sample)))
    expect(leafPaths(sample).length).toBeGreaterThan(4)
  })

  it('describes each field once, including those of the holder', () => {
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of Object.values(type.holder)) expect(paths).toContain(path)
  })
})

it('reads a field under either name, prefers the first, and ignores null', () => {
  const schema = fieldSchemas['birth-certificate']
  const series = (document: object) => schema.parse({ document }).document
  expect(series({ series: null, serie: 'І-БК' })).toEqual({ series: 'І-БК' })
  expect(series({ series: 'ІІ-БК', serie: 'І-БК' })).toEqual({ series: 'ІІ-БК' })
})

function leafPaths(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'object' && inner !== null ? leafPaths(inner, `${prefix}${key}.`) : [prefix + key],
  )
}
