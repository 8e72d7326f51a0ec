import { z } from 'zod'

/** `GET /api/v1/auth/acquirer/{acquirerToken}`. The token is opaque and valid for two hours (be-auth-service). */
export const sessionTokenSchema = z.looseObject({ token: z.string().min(1) })
export type SessionToken = z.infer<typeof sessionTokenSchema>
