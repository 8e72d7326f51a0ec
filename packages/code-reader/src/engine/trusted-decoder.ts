import { isDocumentNumber } from '@diia-desk/contract/gate'
import { confirms } from '../bars/confirm.ts'
import { locateBars } from '../bars/locate.ts'
import { barModes } from '../bars/bar-modes.ts'
import type { Decoder } from './wasm-decoder.ts'

/**
 * The engine, of whose bars only those are passed on that the picture shows symbol by symbol. A QR carries its own
 * error correction; Code 128 that holds something else than a document number is never sent.
 */
export function trustedDecoder(decode: Decoder): Decoder {
  return (picture) => {
    const found = decode(picture)
    if (found === undefined || found.format === 'qr') return found
    const { text, format, corners = [] } = found
    if (format === 'code-128' && !isDocumentNumber(text)) return found
    return confirms(picture, { text, format, corners }, locateBars(picture, barModes[0]!.search)) ? found : undefined
  }
}
