// Where packages come from. The room of arrivals stores, opens, releases and sets aside whatever comes; a source says
// what is particular to it: whose a package is, who may have signed it, and who waits for it.
import type { QuarantineReason } from '@diia-desk/contract'
import type { Policy } from '@diia-desk/diia-client'
import type { Change } from '../../../events/events.ts'
import type { PackageRow } from './package-row.ts'
import type { UnwrapResult } from './unwrap-job.ts'

/** A package that has just come. */
export interface Arrival extends Owner {
  /** Name of its source. */
  source: string
  /** By which of its source's policies its seals are judged. */
  policy: string
  receivedAt: Date
}

/** Whose a package is. All absent: the centre's, and nobody waits for it at a window. */
export interface Owner {
  /** The request that it answers. */
  request?: string
  staffId?: string
  window?: string
}

/** What a package must fulfil beside its policy, as the answer to a request. */
export interface Terms {
  requestedAt: Date
  /** Diia's clock less ours when it was asked, where that is known. */
  clockOffsetSeconds?: number
  /** Keyed hash of the bars that were asked by. */
  barcodeHash?: string
}

export interface Source {
  /** Stands in the rows of its packages, so it never changes. */
  readonly name: string
  /** Who may have signed what comes, by names that stand in rows too. */
  readonly policies: Readonly<Record<string, Policy>>
  /** For sources that Diia's callback brings packages of: what a delivery under this id is, if it is one of theirs. */
  matchCallback?(requestId: string): Promise<Arrival | undefined>
  /** For sources whose packages answer requests. */
  termsOf?(request: string): Promise<Terms>
  /** For sources whose packages may name another owner than they were delivered to: that one. */
  findNamedOwner?(row: PackageRow, result: UnwrapResult): Promise<(Owner & { request: string }) | undefined>
  /** A package has been stored, or the same again in place of one that was set aside. */
  stored?(change: Change, arrival: Arrival): Promise<void>
  /** Copies have been released to an owner, or were here already. */
  released?(change: Change, row: PackageRow, owner: Owner): Promise<void>
  /** Set aside; after another look the reason may be another than before. */
  setAside?(change: Change, row: PackageRow, reason: QuarantineReason): Promise<void>
}
