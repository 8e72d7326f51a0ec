// Loaded into a bff before its own modules. While the file named by FULL_DISK exists, writing to files fails as on a
// full disk. For machines where no small disk can be mounted. SQLite writes by itself and is not affected.
import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'

const flag = process.env.FULL_DISK ?? ''
const probe = await open(import.meta.filename)
const prototype = Object.getPrototypeOf(probe) as Record<string, (...args: unknown[]) => Promise<unknown>>
await probe.close()
for (const name of ['write', 'writev', 'writeFile']) {
  const real = prototype[name] as (...args: unknown[]) => Promise<unknown>
  prototype[name] = function write(this: unknown, ...args: unknown[]) {
    if (existsSync(flag))
      return Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }))
    return real.apply(this, args)
  }
}
