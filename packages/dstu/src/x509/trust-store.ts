import type { Certificate } from './certificate.ts'

export class TrustStore {
  declare readonly sha256: string
  declare readonly anchors: readonly Certificate[]
  declare readonly certificates: readonly Certificate[]

  static load(_options: { certificates: readonly Uint8Array[]; anchorsSha256: readonly string[] }): TrustStore {
    throw new Error('not written yet')
  }
}
