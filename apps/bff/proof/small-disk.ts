import { execFile, spawnSync } from 'node:child_process'
import { mkdir, open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Where the bff keeps its data, and what fills it. */
export interface Disk {
  kind: 'tmpfs' | 'injected'
  /** Modules that the bff has to load for it, and their settings. */
  imports: string[]
  environment: Record<string, string>
  fill(): Promise<void>
  makeRoom(): Promise<void>
  close(): Promise<void>
}

const tmpfsMegabytes = 384

/** A small disk of its own at `folder` as root, or write errors by order. */
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
  // Also where the process ends without closing what it has.
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
        // Until not even so much fits.
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
      // Should somebody have taken it away meanwhile, the run's own error is the one to tell.
      await promisify(execFile)('umount', ['-l', folder]).catch(() => undefined)
      process.off('exit', unmount)
    },
  }
}
