// Where packages come from. The arrivals features store, open, release and set aside every package in the same way. A
// source defines what is particular to it: whose a package is, who may have signed it, and who waits for it.
import type { QuarantineReason } from '@diia-desk/contract'
import type { Policy } from '@diia-desk/diia-client'
import type { Change } from '../../../events/events.ts'
import type { PackageRow } from './package-row.ts'
import type { UnwrapResult } from './unwrap-job.ts'

/** A package that was just received. */
export interface Arrival extends Owner {
  /** Name of its source. */
  source: string
  /** The name of the source's policy that its seals are checked against. */
  policy: string
  receivedAt: Date
}

/** The owner of a package. If all fields are absent, it belongs to the centre, and nobody waits for it at a window. */
export interface Owner {
  /** The request that it answers. */
  request?: string
  staffId?: string
  window?: string
}

/** What a package must fulfil besides its policy, as the answer to a request. */
export interface Terms {
  requestedAt: Date
  /** Diia's clock minus ours when the request was made, if known. */
  clockOffsetSeconds?: number
  /** Keyed hash of the barcode that the request was made with. */
  barcodeHash?: string
}

export interface Source {
  /** Stored in the rows of its packages, so it must never change. */
  readonly name: string
  /** The policies that say who may have signed a package, by names that are stored in rows too. */
  readonly policies: Readonly<Record<string, Policy>>
  /** For sources whose packages come by Diia's callback: finds the source's request with this id. */
  matchCallback?(requestId: string): Promise<Arrival | undefined>
  /** For sources whose packages answer requests. */
  termsOf?(request: string): Promise<Terms>
  /** For sources whose packages may name another owner than they were delivered to: finds that owner. */
  findNamedOwner?(row: PackageRow, result: UnwrapResult): Promise<(Owner & { request: string }) | undefined>
  /** Called when a package was stored, or stored again in place of one that was set aside. */
  stored?(change: Change, arrival: Arrival): Promise<void>
  /** Called when copies were released to an owner, or had been released before. */
  released?(change: Change, row: PackageRow, owner: Owner): Promise<void>
  /** Called when a package was set aside. After another look the reason may differ from the first one. */
  setAside?(change: Change, row: PackageRow, reason: QuarantineReason): Promise<void>
}
