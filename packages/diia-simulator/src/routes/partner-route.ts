import type { RequestHandler } from 'express'

/** One call of the partner API. The versions are those in the route table of be-gateway-service. */
export interface PartnerRoute {
  method: 'get' | 'post' | 'put' | 'delete'
  /** Below `/api/v{n}/acquirers/`. */
  path: string
  versions: readonly ('v1' | 'v2')[]
  handle: RequestHandler
}
