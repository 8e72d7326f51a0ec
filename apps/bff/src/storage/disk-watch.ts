import { randomUUID } from 'node:crypto'
import { open, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { DiskState, Trouble } from '@diia-desk/contract'
import type { Config } from '../config.ts'
import { troubleOf } from '../trouble.ts'

export interface DiskHealth {
  state: DiskState
  freeBytes?: number
  totalBytes?: number
}

/** Watches whether packages and copies can be written, by test writes and by the errors of real work. */
export interface DiskWatch {
  /** Checks the disk, unless it was checked a moment ago. */
  look(): Promise<DiskHealth>
  /** Records that a write failed. The state stays so until a write succeeds. */
  recordTrouble(trouble: Trouble): void
  /** Records that a write succeeded. */
  recordWrite(): void
}

/** Within this time the last result is returned again. */
const keptMs = 2000
const stateOf: Partial<Record<Trouble, DiskState>> = {
  'disk-full': 'full',
  'disk-read-only': 'read-only',
  'disk-failing': 'failing',
}

export function createDiskWatch({ storage: { blobFolder }, disk: { warnBytes, minBytes } }: Config): DiskWatch {
  let seen: { health: DiskHealth; at: number } | undefined
  let looking: Promise<DiskHealth> | undefined
  let failing: DiskState | undefined

  async function lookNow(): Promise<DiskHealth> {
    const space = await statfs(blobFolder).then(
      ({ bavail, blocks, bsize }) => ({ freeBytes: bavail * bsize, totalBytes: blocks * bsize }),
      () => undefined,
    )
    const probed = await tryToWrite(blobFolder)
    // Errors of real work count as much as the test write: a quota, or a large file where a small one still fits.
    if (probed === undefined && failing !== 'full') failing = undefined
    if (probed === undefined && failing === 'full' && space !== undefined && space.freeBytes >= minBytes)
      failing = undefined
    const bySpace: DiskState =
      space === undefined
        ? 'failing'
        : space.freeBytes < minBytes
          ? 'full'
          : space.freeBytes < warnBytes
            ? 'near-full'
            : 'ok'
    return { state: probed ?? failing ?? bySpace, ...space }
  }

  return {
    async look() {
      if (seen !== undefined && performance.now() - seen.at < keptMs) return seen.health
      looking ??= lookNow().finally(() => {
        looking = undefined
      })
      const health = await looking
      seen = { health, at: performance.now() }
      return health
    },
    recordTrouble(trouble) {
      const state = stateOf[trouble]
      if (state === undefined) return
      failing = state
      seen = undefined
    },
    recordWrite() {
      if (failing === undefined) return
      failing = undefined
      seen = undefined
    },
  }
}

/** Writes a little and makes it durable. A full disk may still create a name but take no bytes. */
async function tryToWrite(folder: string): Promise<DiskState | undefined> {
  // In the folder of incoming deliveries, where a start removes what was left.
  const path = join(folder, 'incoming', randomUUID())
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.write(Buffer.alloc(4096, 1))
      await file.sync()
    } finally {
      await file.close()
    }
    return undefined
  } catch (error) {
    return stateOf[troubleOf(error)] ?? 'failing'
  } finally {
    await rm(path, { force: true }).catch(() => undefined)
  }
}
