import { createHash } from 'node:crypto'
import type { ArrivalsContext } from './arrivals-context.ts'
import { programVersion } from '../../../program-version.ts'

/**
 * A fingerprint of what a verdict depends on besides the package: the program, the organisation's keys, the trust list
 * and the policy. It changes when the verdict could change. It contains no secret.
 */
export async function judgedUnder(
  ctx: Pick<ArrivalsContext, 'config' | 'unwrapWorkers' | 'sources'>,
  row: { source: string; policy: string },
): Promise<string> {
  const { recipients, trustStoreSha256 } = await ctx.unwrapWorkers.ready()
  const { anchorsSha256, senderFiles, certificateFiles } = ctx.config.crypto
  const { limitSeconds, memoryMb, freshnessMinutes } = ctx.config.packages
  const keys = recipients.map(({ serialHex }) => serialHex).toSorted()
  return createHash('sha256')
    .update(
      JSON.stringify([
        programVersion,
        keys,
        trustStoreSha256,
        anchorsSha256.toSorted(),
        ctx.sources.policyOf(row),
        senderFiles,
        certificateFiles,
        limitSeconds,
        memoryMb,
        freshnessMinutes,
      ]),
    )
    .digest('hex')
    .slice(0, 32)
}
