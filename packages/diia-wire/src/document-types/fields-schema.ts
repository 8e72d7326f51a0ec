import { z } from 'zod'
import { optional, printedValue } from '../text.ts'
import { fieldsOf } from './description.ts'
import type { DocumentTypeDescription } from './description.ts'

export type FieldsSchema = z.ZodType<Record<string, unknown>>

interface FieldPath {
  keys: string[]
  otherName: string | undefined
}

/** The schema of the fields of a type. Unknown keys are kept; null and absence are allowed for every field. */
export function fieldsSchema(type: DocumentTypeDescription): FieldsSchema {
  const fieldPaths = fieldsOf(type).map(({ path, otherName }) => ({ keys: path.split('.'), otherName }))
  // Every model class of the SDKs has `fileName` in addition to the fields of the document.
  return objectSchema([...fieldPaths, { keys: ['fileName'], otherName: undefined }])
}

function objectSchema(fieldPaths: FieldPath[]): FieldsSchema {
  const shape: Record<string, z.ZodType> = {}
  const names: [name: string, otherName: string][] = []
  for (const [key, samePrefix] of Map.groupBy(fieldPaths, ({ keys: [first = ''] }) => first)) {
    const rest = samePrefix.map(({ keys, otherName }) => ({ keys: keys.slice(1), otherName }))
    shape[key] = rest.some(({ keys }) => keys.length > 0) ? optional(objectSchema(rest)) : printedValue
    const otherName = samePrefix.find(({ keys }) => keys.length === 1)?.otherName
    if (otherName === undefined) continue
    shape[otherName] = printedValue
    names.push([key, otherName])
  }
  const object = z.looseObject(shape)
  return names.length === 0 ? object : object.transform((sent) => withOneName(sent, names))
}

function withOneName(sent: Record<string, unknown>, names: [string, string][]): Record<string, unknown> {
  const fields = { ...sent }
  for (const [name, otherName] of names) {
    fields[name] = sent[name] ?? sent[otherName]
    delete fields[otherName]
  }
  return fields
}
