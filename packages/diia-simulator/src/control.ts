import type { Context } from './context.ts'
import { issueCode } from './codes.ts'
import { type ApiTrouble, type DeliveryFault, noFaults } from './faults.ts'
import { findCitizen, findDocument, findRequest } from './find.ts'
import type { PartnerFiles } from './hierarchy.ts'
import type { Switches } from './options.ts'
import type { MadePackage } from './packages.ts'
import { type Answer, confirm, openOnPhone, refuse, statusOf, visitorPassword } from './requests.ts'
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
  /** Types of the same citizen's documents that a document-request brings too. */
  also?: string[]
}

/** What tests do with a simulator besides using it; `/control` offers the same over HTTP, from loopback only. */
export interface Control {
  /** Shows a code as if the citizen had opened a document on the phone. */
  issueCode(order: CodeOrder): IssuedCode
  /** Ends the life of every code shown so far. */
  expireCodes(): void
  /** Document-requests in the order they came. */
  requests(): RequestView[]
  /** The visitor's answers; id is the simulator's or the partner's requestId. */
  open(id: string): Answer
  confirm(id: string, password?: string): Answer
  refuse(id: string): Answer
  /** Resolves when no delivery is under way. */
  settled(): Promise<void>
  deliveries(): DeliveryRecord[]
  /** Each call spoils one delivery, in order. */
  spoilNextDelivery(fault: DeliveryFault): void
  /** Makes a delivery's headers and body without sending it, for a test that posts it itself. */
  makePackage(order: {
    citizenId: string
    types: string[]
    requestId: string
    barcode?: string
    fault?: DeliveryFault
  }): Promise<MadePackage>
  /** How the partner API behaves from now on. */
  trouble(change: Partial<ApiTrouble>): void
  setCallback(url: string | undefined): void
  change(switches: Partial<Switches>): void
  shiftClock(milliseconds: number): void
  /** Certificates and keys for a partner's configuration. */
  partnerFiles(): Promise<PartnerFiles>
  /** Forgets codes, requests, deliveries, branches, faults and changed switches; keeps keys and tokens. */
  reset(): void
}

export function createControl(ctx: Context, startAgain: () => void): Control {
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
      await Promise.all(ctx.underWay)
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
      ctx.faults = noFaults()
      ctx.clock.reset()
      startAgain()
    },
  }
}
