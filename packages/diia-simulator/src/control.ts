import type { Context } from './context.ts'
import { issueCode } from './codes.ts'
import { type ApiTrouble, type DeliveryFault, createFaults } from './faults.ts'
import { findCitizen, findDocument, findRequest } from './find.ts'
import type { PartnerFiles } from './hierarchy.ts'
import type { Switches } from './options.ts'
import type { MadePackage } from './packages.ts'
import { type VisitorActionResult, confirm, openOnPhone, refuse, statusOf, visitorPassword } from './requests.ts'
import type { DeliveryRecord } from './store.ts'

export interface IssuedCode {
  id: string
  barcode: string
  link: string
  expiresAt: string
}

export interface RequestView {
  id: string
  requestId: string
  branchId: string
  citizenId: string
  documentTypes: string[]
  state: string
  delivery: 'none' | 'on-its-way' | 'delivered' | 'undelivered'
}

export interface CodeOrder {
  citizenId: string
  type: string
  /** False: document-identification answers that the document is not valid. */
  valid?: boolean
  /** Types of the same citizen's documents that a document-request by this code also delivers. */
  also?: string[]
}

/** Controls a simulator in tests. `/control` offers the same over HTTP, only from loopback addresses. */
export interface Control {
  /** Issues a code as if the citizen had opened a document on the phone. */
  issueCode(order: CodeOrder): IssuedCode
  /** Makes all codes issued so far expire. */
  expireCodes(): void
  /** Document-requests in the order in which they were received. */
  requests(): RequestView[]
  /** The visitor's actions. `id` is the simulator's id or the partner's requestId. */
  open(id: string): VisitorActionResult
  confirm(id: string, password?: string): VisitorActionResult
  refuse(id: string): VisitorActionResult
  /** Resolves when no delivery is pending. */
  settled(): Promise<void>
  deliveries(): DeliveryRecord[]
  /** Sets the fault of one further delivery. The faults are used in the order of the calls. */
  spoilNextDelivery(fault: DeliveryFault): void
  /** Makes the headers and the body of a delivery without sending it, for tests that send it themselves. */
  makePackage(order: {
    citizenId: string
    types: string[]
    requestId: string
    barcode?: string
    fault?: DeliveryFault
  }): Promise<MadePackage>
  /** Sets how the partner API misbehaves from now on. */
  trouble(change: Partial<ApiTrouble>): void
  setCallback(url: string | undefined): void
  change(switches: Partial<Switches>): void
  shiftClock(milliseconds: number): void
  /** Certificates and keys for a partner's configuration. */
  partnerFiles(): Promise<PartnerFiles>
  /** Deletes codes, requests, deliveries, branches, faults and changed switches; keeps keys and tokens. */
  reset(): void
}

export function createControl(ctx: Context, resetState: () => void): Control {
  return {
    issueCode: ({ citizenId, type, valid = true, also = [] }) => {
      const citizen = findCitizen(citizenId)
      const code = issueCode(ctx, citizen, findDocument(citizen, type), {
        valid,
        also: also.map((one) => findDocument(citizen, one)),
      })
      return { id: code.id, barcode: code.barcode, link: code.link, expiresAt: code.expiresAt.toISOString() }
    },
    expireCodes: () => {
      const past = new Date(ctx.clock.now().getTime() - 1)
      for (const code of ctx.store.codes.values()) if (code.expiresAt > past) code.expiresAt = past
    },
    requests: () =>
      [...ctx.store.requests.values()].map((request) => ({
        id: request.key,
        requestId: request.requestId,
        branchId: request.branch.id,
        citizenId: request.code.citizen.id,
        documentTypes: request.documents.map(({ type }) => type),
        state: statusOf(ctx, request),
        delivery: request.delivery,
      })),
    open: (id) => openOnPhone(ctx, findRequest(ctx, id)),
    confirm: (id, password = visitorPassword) => confirm(ctx, findRequest(ctx, id), password),
    refuse: (id) => refuse(ctx, findRequest(ctx, id)),
    settled: async () => {
      await Promise.all(ctx.pendingWork)
    },
    deliveries: () => [...ctx.store.deliveries],
    spoilNextDelivery: (fault) => {
      ctx.faults.nextDeliveries.push(fault)
    },
    makePackage: async ({ citizenId, types, requestId, barcode = '2858364170864', fault = {} }) => {
      const citizen = findCitizen(citizenId)
      const documents = types.map((type) => findDocument(citizen, type))
      const { makePackage } = await import('./packages.ts')
      return makePackage(ctx, {
        requestId,
        barcode,
        citizen,
        documents,
        recipient: ctx.switches.organisationName,
        fault,
      })
    },
    trouble: (change) => {
      Object.assign(ctx.faults.api, change)
    },
    setCallback: (url) => {
      ctx.callbackUrl = url
    },
    change: (switches) => {
      Object.assign(ctx.switches, switches)
    },
    shiftClock: (milliseconds) => ctx.clock.shift(milliseconds),
    partnerFiles: async () => (await ctx.keys()).partnerFiles(),
    reset: () => {
      ctx.faults = createFaults()
      ctx.clock.reset()
      resetState()
    },
  }
}
