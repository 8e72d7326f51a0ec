import type { Context } from '../../../context.ts'

/** Long enough for any service to end. A receipt that is found years later gives no current opinion. */
export const ratingDays = 180

/** The same on each print of a receipt: the secret is derived from the appeal's id and the master key. */
export function ratingToken({ keys }: Pick<Context, 'keys'>, appealId: string): string {
  return keys.token('rating', appealId)
}

/** The hash of the secret that the database stores. */
export function ratingTokenHash({ keys }: Pick<Context, 'keys'>, token: string): string {
  return keys.hash('rating', token)
}

/** The address that the visitor's phone opens. */
export function ratingUrl(ctx: Pick<Context, 'keys' | 'config'>, appealId: string): string {
  return `${ctx.config.ratings.baseUrl}/rate/${ratingToken(ctx, appealId)}`
}
