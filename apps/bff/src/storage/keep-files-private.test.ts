import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import type { Config } from '../config.ts'
import { createLogger } from '../logger.ts'
import { keepFilesPrivate } from './keep-files-private.ts'

it('refuses in production when files stay open to other users, and warns in a demo', () => {
  // A file that is readable by all, and whose mode nobody can change, not even root.
  const storage: Config['storage'] = {
    dataFolder: '/proc/self',
    database: { kind: 'postgres' },
    blobFolder: '/proc/self/none',
  }
  const lines: string[] = []
  const log = createLogger(
    'info',
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString())
        done()
      },
    }),
  )
  const keep = (mode: Config['mode']) => keepFilesPrivate({ mode, storage } as Config, log)
  expect(() => keep('production')).toThrow(/^DATA_DIR: other users may read \/proc\/self, .* chmod go= \/proc\/self$/)
  keep('demo')
  expect(lines.join('')).toContain('"level":"warn"')
})
