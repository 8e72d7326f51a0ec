import { isDocumentNumber } from '@diia-desk/contract/gate'
import { confirms } from '../bars/confirm.ts'
import { locateBars } from '../bars/locate.ts'
import { barModes } from '../bars/bar-modes.ts'
import type { Decoder } from './wasm-decoder.ts'

/**
 * The engine, with bars passed on only if each of their symbols is visible in the picture. A QR carries its own error
 * correction; Code 128 with other content than a document number is never sent to the server.
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
