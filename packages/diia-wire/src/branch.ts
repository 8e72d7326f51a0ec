import { z } from 'zod'
import { text } from './text.ts'

const names = z.array(z.string()).nullish()

/** What a branch or an offer may ask for: document types, or for `diiaId` the kinds of signature. */
export const scopesSchema = z.looseObject({
  sharing: names,
  documentIdentification: names,
  identification: names,
  diiaId: names,
})
export type Scopes = z.infer<typeof scopesSchema>

/** Body of creating or updating a branch. Names are those of all official SDKs; required ones per be-types and SDK limits. */
export interface BranchInput {
  name: string
  email?: string
  region?: string
  district?: string
  location: string
  street: string
  house: string
  customFullName?: string
  customFullAddress?: string
  deliveryTypes: string[]
  offerRequestType: string
  scopes: Scopes
}

/** A branch as read. Only its id is sure: SDKs disagree about which of the other fields come back. */
export const branchSchema = z.looseObject({
  _id: z.string().min(1),
  name: text,
  email: text,
  region: text,
  district: text,
  location: text,
  street: text,
  house: text,
  customFullName: text,
  customFullAddress: text,
  deliveryTypes: names,
  offerRequestType: text,
  scopes: scopesSchema.nullish(),
})
export type Branch = z.infer<typeof branchSchema>

export const branchListSchema = z.looseObject({ total: z.number(), branches: z.array(branchSchema) })
export type BranchList = z.infer<typeof branchListSchema>

/** Answer to creating or updating a branch or an offer. */
export const createdSchema = z.looseObject({ _id: z.string().min(1) })
