import type { Context } from '../../../context.ts'

/** Long enough for any service to have come to its end; a receipt found years later is no opinion of today. */
export const ratingDays = 180

/** The same for each print of a receipt: the secret follows from the appeal's id and the master key. */
export function ratingToken({ keys }: Pick<Context, 'keys'>, appealId: string): string {
  return keys.token('rating', appealId)
}

/** What the database knows of the secret. */
export function ratingTokenHash({ keys }: Pick<Context, 'keys'>, token: string): string {
  return keys.hash('rating', token)
}

/** Address that the visitor's phone opens. */
export function ratingUrl(ctx: Pick<Context, 'keys' | 'config'>, appealId: string): string {
  return `${ctx.config.ratings.baseUrl}/rate/${ratingToken(ctx, appealId)}`
}
