import { describedDocumentTypes, fieldsOf } from '@diia-desk/diia-wire'
import { isRecord } from './json.ts'
import type { Switches } from './options.ts'
import { withoutNulls } from './parameters.ts'
import type { SeedDocument } from './seed.ts'
import type { StoredBranch, StoredOffer } from './store.ts'

/** A branch as it is sent, alone or in a list. */
export function branchAsSent(branch: StoredBranch): Record<string, unknown> {
  return { _id: branch.id, ...branch.fields, scopes: withoutNulls(branch.scopes) }
}

export function offerAsSent(offer: StoredOffer): Record<string, unknown> {
  return { _id: offer.id, ...offer.fields }
}

interface MetadataParts {
  requestId: string
  barcode: string
  documents: SeedDocument[]
  /** Requested by code: one object per type. Shared by deeplink: an array per type. */
  form: 'code' | 'link'
}

/** The JSON for `encodeData`, before it is signed and encrypted. */
export function metadataAsSent(
  { requestId, barcode, documents, form }: MetadataParts,
  switches: Switches,
): Record<string, unknown> {
  const types = [...new Set(documents.map(({ type }) => type))]
  const entry = (type: string): unknown => {
    const ofType = documents
      .filter((document) => document.type === type)
      .map((document) => fieldsAsSent(document, switches))
    return form === 'link' ? ofType : ofType[0]
  }
  return {
    ...(form === 'link' || switches.requestIdInMetadata ? { requestId } : {}),
    barcode,
    documentTypes: types,
    data: Object.fromEntries(types.map((type) => [type, entry(type)])),
  }
}

/** Fields with the names that the switches select where Diia's SDKs have several names. */
export function fieldsAsSent({ fields, type }: SeedDocument, switches: Switches): Record<string, unknown> {
  const chosen: string[] = [switches.seriesKey, switches.birthKey]
  return fieldsOf(describedDocumentTypes[type]).reduce(
    (sent, { path, otherName }) =>
      otherName !== undefined && chosen.includes(otherName) ? renamed(sent, path.split('.'), otherName) : sent,
    fields,
  )
}

function renamed(
  fields: Record<string, unknown>,
  [key = '', ...deeper]: string[],
  name: string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([sentKey, value]): [string, unknown] => {
      if (sentKey !== key) return [sentKey, value]
      return deeper.length > 0 && isRecord(value) ? [key, renamed(value, deeper, name)] : [name, value]
    }),
  )
}
