import type { Request } from 'express'
import { z } from 'zod'
import { invalidParameters } from './failure.ts'
import { isRecord } from './json.ts'

/**
 * Reads the parameters of a call. As in be-gateway-service, path, query and body are one set of parameters. Null and
 * absence mean the same, since SDKs send explicit nulls. Unknown keys are allowed.
 */
export function readParameters<T>(req: Request, schema: z.ZodType<T>): T {
  const body: unknown = req.body
  const parsed = schema.safeParse(withoutNulls({ ...(isRecord(body) ? body : {}), ...req.query, ...req.params }))
  if (parsed.success) return parsed.data
  throw invalidParameters(
    parsed.error.issues.map((issue) => {
      const field = issue.path.join('.')
      return { type: issue.code, field, message: `The '${field}' field is not valid.` }
    }),
  )
}

export function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null))
}

/** A string that may be missing or empty, since SDKs send it so. */
export const optionalText = z.string().optional()
