import type { Name } from './name.ts'

export class Certificate {
  declare readonly der: Uint8Array
  declare readonly sha256: string
  declare readonly serialHex: string
  declare readonly subject: Name
  declare readonly issuer: Name
  declare readonly notBefore: Date
  declare readonly notAfter: Date
  declare readonly edrpou?: string
  declare readonly drfo?: string

  static fromDer(_der: Uint8Array): Certificate {
    throw new Error('not written yet')
  }
}
