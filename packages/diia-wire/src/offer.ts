import { z } from 'zod'
import { scopesSchema, type Scopes } from './branch.ts'
import { text } from './text.ts'

/** Body of creating an offer. `returnLink`, when given, must be https. An offer carries one group of scopes. */
export interface OfferInput {
  name: string
  returnLink?: string
  scopes: Scopes
}

export const offerSchema = z.looseObject({
  _id: z.string().min(1),
  name: text,
  returnLink: text,
  scopes: scopesSchema.nullish(),
})
export type Offer = z.infer<typeof offerSchema>

export const offerListSchema = z.looseObject({ total: z.number(), offers: z.array(offerSchema) })
export type OfferList = z.infer<typeof offerListSchema>
