import { execFile, spawnSync } from 'node:child_process'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The folder for the bff's data, and a way to fill its disk. */
export interface Disk {
  kind: 'tmpfs' | 'injected'
  /** Modules that the bff must load for it, and their settings. */
  imports: string[]
  environment: Record<string, string>
  fill(): Promise<void>
  makeRoom(): Promise<void>
  close(): Promise<void>
}

const tmpfsMegabytes = 384

/** Mounts a small disk at `folder` (as root), or simulates write errors. */
export async function makeDisk(folder: string, home: string, { mounted }: { mounted: boolean }): Promise<Disk> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (mounted && process.getuid?.() === 0) {
    const isMounted = await promisify(execFile)('mount', [
      '-t',
      'tmpfs',
      '-o',
      `size=${tmpfsMegabytes}m,mode=0700`,
      'tmpfs',
      folder,
    ]).then(
      () => true,
      () => false,
    )
    if (isMounted) return tmpfs(folder)
  }
  const flag = join(home, 'disk-is-full')
  return {
    kind: 'injected',
    imports: [new URL('full-disk.ts', import.meta.url).href],
    environment: { FULL_DISK: flag },
    fill: () => writeFile(flag, ''),
    makeRoom: () => rm(flag, { force: true }),
    close: () => rm(flag, { force: true }),
  }
}

function tmpfs(folder: string): Disk {
  const filler = join(folder, 'filler')
  // Also when the process ends without closing its resources.
  const unmount = (): void => void spawnSync('umount', ['-l', folder])
  process.once('exit', unmount)
  return {
    kind: 'tmpfs',
    imports: [],
    environment: {},
    async fill() {
      const file = await open(filler, 'a')
      for (const bytes of [8 * 1024 * 1024, 4096]) {
        const zeros = Buffer.alloc(bytes)
        // Until not even this much fits.
        while (
          await file.write(zeros).then(
            () => true,
            () => false,
          )
        );
      }
      await file.close()
    },
    makeRoom: () => rm(filler, { force: true }),
    async close() {
      // If somebody has unmounted it meanwhile, the error of the run itself is the important one.
      await promisify(execFile)('umount', ['-l', folder]).catch(() => undefined)
      process.off('exit', unmount)
    },
  }
}
