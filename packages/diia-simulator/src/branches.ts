import { type Scopes, scopesSchema } from '@diia-desk/diia-wire'
import { z } from 'zod'
import type { Context } from './context.ts'
import { longHex } from './data-folder.ts'
import { forbidden, missingModel } from './failure.ts'
import { withoutNulls } from './parameters.ts'
import type { KeptBranch, KeptOffer } from './store.ts'

/** Fields of a branch: what all SDKs send. Which of them the live service insists on is not known. */
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

const partnersKeys = new Set(['_id', 'id', 'apiVersion', 'branchId', 'offerId', 'scopes'])

export function keepBranch(ctx: Context, body: BranchBody, id = longHex()): KeptBranch {
  refuseUngranted(body.scopes, ctx.switches.grantedDocumentTypes)
  const branch: KeptBranch = {
    id,
    fields: ownFields(body),
    scopes: body.scopes,
    offers: ctx.store.branches.get(id)?.offers ?? [],
  }
  ctx.store.branches.set(id, branch)
  return branch
}

/** The scopes of an offer must be within those of its branch. */
export function keepOffer(branch: KeptBranch, body: z.infer<typeof offerBody>): KeptOffer {
  refuseUngranted(body.scopes, branch.scopes.sharing ?? [])
  const offer: KeptOffer = { id: longHex(), fields: { ...ownFields(body), scopes: withoutNulls(body.scopes) } }
  branch.offers.push(offer)
  return offer
}

export function branchById(ctx: Context, id: string): KeptBranch {
  const branch = ctx.store.branches.get(id)
  if (!branch) throw missingModel('Branch', id)
  return branch
}

/** The branch that exists from the start, of the demo organisation. */
export function keepDemoBranch(ctx: Context): void {
  const types = ctx.switches.grantedDocumentTypes
  keepBranch(
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

function refuseUngranted(scopes: Scopes, granted: string[]): void {
  const asked = [...(scopes.sharing ?? []), ...(scopes.documentIdentification ?? [])]
  if (asked.some((type) => !granted.includes(type))) throw forbidden()
}

function ownFields(body: Record<string, unknown>): Record<string, unknown> {
  return withoutNulls(Object.fromEntries(Object.entries(body).filter(([key]) => !partnersKeys.has(key))))
}
