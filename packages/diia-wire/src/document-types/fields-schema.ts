import { z } from 'zod'
import { optional, printed } from '../text.ts'
import { fieldsOf } from './description.ts'
import type { DocumentTypeDescription } from './description.ts'

export type FieldsSchema = z.ZodType<Record<string, unknown>>

interface Place {
  keys: string[]
  otherName: string | undefined
}

/** The schema of a type's fields. Unknown keys are kept, null and absence are allowed everywhere. */
export function fieldsSchema(type: DocumentTypeDescription): FieldsSchema {
  const places = fieldsOf(type).map(({ path, otherName }) => ({ keys: path.split('.'), otherName }))
  // Every model class of the SDKs has it beside the fields of its document.
  return objectAt([...places, { keys: ['fileName'], otherName: undefined }])
}

function objectAt(places: Place[]): FieldsSchema {
  const shape: Record<string, z.ZodType> = {}
  const names: [name: string, otherName: string][] = []
  for (const [key, inside] of Map.groupBy(places, ({ keys: [first = ''] }) => first)) {
    const deeper = inside.map(({ keys, otherName }) => ({ keys: keys.slice(1), otherName }))
    shape[key] = deeper.some(({ keys }) => keys.length > 0) ? optional(objectAt(deeper)) : printed
    const otherName = inside.find(({ keys }) => keys.length === 1)?.otherName
    if (otherName === undefined) continue
    shape[otherName] = printed
    names.push([key, otherName])
  }
  const object = z.looseObject(shape)
  return names.length === 0 ? object : object.transform((sent) => underOneName(sent, names))
}

function underOneName(sent: Record<string, unknown>, names: [string, string][]): Record<string, unknown> {
  const fields = { ...sent }
  for (const [name, otherName] of names) {
    fields[name] = sent[name] ?? sent[otherName]
    delete fields[otherName]
  }
  return fields
}
