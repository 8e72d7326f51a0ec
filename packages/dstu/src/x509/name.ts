import type { Asn1 } from '../asn1/reader.ts'

/** A distinguished name. `text` is for display; names are compared by their encoding. */
export interface Name {
  readonly der: Uint8Array
  readonly text: string
  readonly commonName?: string
  readonly organization?: string
  readonly organizationalUnit?: string
  readonly organizationIdentifier?: string
  readonly country?: string
  readonly locality?: string
  readonly title?: string
  readonly surname?: string
  readonly givenName?: string
  readonly serialNumber?: string
}

const attributes: Readonly<Record<string, { key: Exclude<keyof Name, 'der' | 'text'>; short: string }>> = {
  '2.5.4.3': { key: 'commonName', short: 'CN' },
  '2.5.4.4': { key: 'surname', short: 'SN' },
  '2.5.4.5': { key: 'serialNumber', short: 'serialNumber' },
  '2.5.4.6': { key: 'country', short: 'C' },
  '2.5.4.7': { key: 'locality', short: 'L' },
  '2.5.4.10': { key: 'organization', short: 'O' },
  '2.5.4.11': { key: 'organizationalUnit', short: 'OU' },
  '2.5.4.12': { key: 'title', short: 'T' },
  '2.5.4.42': { key: 'givenName', short: 'GN' },
  '2.5.4.97': { key: 'organizationIdentifier', short: 'organizationIdentifier' },
}

/** Takes the first value of a repeated attribute, but none of a repeated organizationIdentifier; `text` shows all. */
export function readName(element: Asn1): Name {
  const found: { [K in Exclude<keyof Name, 'der' | 'text'>]?: string } = {}
  const parts: string[] = []
  let identifiers = 0
  for (const relative of element.sequence(0, 64)) {
    for (const pair of relative.set(1, 8)) {
      const [type, value] = pair.sequence(2, 2)
      const known = attributes[type.oid()]
      if (!known) continue
      const text = value.text()
      if (known.key === 'organizationIdentifier' && ++identifiers > 1) delete found.organizationIdentifier
      else found[known.key] ??= text
      parts.push(`${known.short}=${printable(text)}`)
    }
  }
  return { der: element.der, text: parts.join(', '), ...found }
}

/** Replaces control and bidirectional formatting characters, since names are shown in terminals and logs. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}')
}
