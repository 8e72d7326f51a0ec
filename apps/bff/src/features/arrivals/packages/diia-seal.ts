import type { Policy } from '@diia-desk/diia-client'
import type { Config } from '../../../config.ts'

/** The policy for the seal under which Diia sends documents, narrowed by the settings. */
export function diiaSeal({ sealEdrpou, sealIssuers, sealPins }: Config['crypto']): Policy {
  return {
    kind: 'diia-seal',
    edrpou: sealEdrpou,
    ...(sealIssuers.length > 0 && { issuers: sealIssuers }),
    ...(sealPins.length > 0 && { pins: sealPins }),
  }
}
