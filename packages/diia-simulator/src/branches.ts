import { type Scopes, scopesSchema } from '@diia-desk/diia-wire'
import { z } from 'zod'
import type { Context } from './context.ts'
import { randomHex } from './data-folder.ts'
import { forbidden, missingModel } from './failure.ts'
import { withoutNulls } from './parameters.ts'
import type { StoredBranch, StoredOffer } from './store.ts'

/** Fields of a branch that all SDKs send. It is not known which of them the real service requires. */
export const branchBody = z.looseObject({
  name: z.string().min(1),
  location: z.string().min(1),
  street: z.string().min(1),
  house: z.string().min(1),
  deliveryTypes: z.array(z.string()).min(1),
  offerRequestType: z.string().min(1),
  scopes: scopesSchema,
})
export type BranchBody = z.infer<typeof branchBody>

export const offerBody = z.looseObject({
  name: z.string().min(1),
  returnLink: z.union([z.literal(''), z.url({ protocol: /^https$/ })]).optional(),
  scopes: scopesSchema,
})

const excludedKeys = new Set(['_id', 'id', 'apiVersion', 'branchId', 'offerId', 'scopes'])

export function storeBranch(ctx: Context, body: BranchBody, id = randomHex()): StoredBranch {
  requireGranted(body.scopes, ctx.switches.grantedDocumentTypes)
  const branch: StoredBranch = {
    id,
    fields: ownFields(body),
    scopes: body.scopes,
    offers: ctx.store.branches.get(id)?.offers ?? [],
  }
  ctx.store.branches.set(id, branch)
  return branch
}

/** Adds an offer, whose scopes must be within those of its branch. */
export function storeOffer(branch: StoredBranch, body: z.infer<typeof offerBody>): StoredOffer {
  requireGranted(body.scopes, branch.scopes.sharing ?? [])
  const offer: StoredOffer = { id: randomHex(), fields: { ...ownFields(body), scopes: withoutNulls(body.scopes) } }
  branch.offers.push(offer)
  return offer
}

export function branchById(ctx: Context, id: string): StoredBranch {
  const branch = ctx.store.branches.get(id)
  if (!branch) throw missingModel('Branch', id)
  return branch
}

/** Stores the branch of the demo organisation, which exists from the start. */
export function storeDemoBranch(ctx: Context): void {
  const types = ctx.switches.grantedDocumentTypes
  storeBranch(
    ctx,
    {
      name: ctx.switches.organisationName,
      customFullName: ctx.switches.organisationName,
      email: 'cnap@yasne-pole.example',
      region: 'Яснополянська область',
      district: 'Яснополянський район',
      location: 'м. Ясне Поле',
      street: 'вул. Соборна',
      house: '1',
      deliveryTypes: ['api'],
      offerRequestType: 'dynamic',
      scopes: { sharing: types, documentIdentification: types.filter((type) => type !== 'passport') },
    },
    ctx.demoBranchId,
  )
}

function requireGranted(scopes: Scopes, granted: string[]): void {
  const asked = [...(scopes.sharing ?? []), ...(scopes.documentIdentification ?? [])]
  if (asked.some((type) => !granted.includes(type))) throw forbidden()
}

function ownFields(body: Record<string, unknown>): Record<string, unknown> {
  return withoutNulls(Object.fromEntries(Object.entries(body).filter(([key]) => !excludedKeys.has(key))))
}
