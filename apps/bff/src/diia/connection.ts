import { createDiiaClient } from '@diia-desk/diia-client'
import type { DiiaClient } from '@diia-desk/diia-client'
import type { Secrets } from '../config.ts'
import type { Context } from '../context.ts'
import { createDiiaLink } from './diia-link.ts'
import type { DiiaLink } from './diia-link.ts'

/** The client for Diia, and the state of the link as the last call showed it. */
export interface DiiaConnection {
  diia: DiiaClient
  diiaLink: DiiaLink
}

export function createDiiaConnection(ctx: Context, secrets: Secrets): DiiaConnection {
  const { baseUrl, firstByteTimeoutMs, totalTimeoutMs } = ctx.config.diia
  return {
    diia: createDiiaClient({
      baseUrl,
      acquirerToken: secrets.acquirerToken,
      ...(secrets.authAcquirerToken !== undefined && { authAcquirerToken: secrets.authAcquirerToken }),
      firstByteTimeoutMs,
      totalTimeoutMs,
      onDate: (date) => ctx.clock.observe(date),
    }),
    diiaLink: createDiiaLink(ctx),
  }
}
