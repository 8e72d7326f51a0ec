import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { createLogger } from './logger.ts'

it('keeps what is allowed and drops the rest, at every level', () => {
  for (const level of ['debug', 'info', 'error'] as const) {
    const text = written((log) =>
      log[level]({ callId: 'c1', barcode: '5579455552341', name: 'Надія', status: 200 }, 'call'),
    )
    expect(JSON.parse(text)).toMatchObject({ callId: 'c1', status: 200, msg: 'call', level })
    expect(text).not.toMatch(/5579455552341|Надія/)
  }
})

it('says the kind of an error and never its text or cause', () => {
  const error = Object.assign(
    new TypeError('value 5579455552341 of Надія', { cause: new Error('https://diia/secret-token') }),
    { code: 'E_KIND', operation: 'session' },
  )
  const text = written((log) => log.error({ error }, 'failed'))
  expect(JSON.parse(text)).toMatchObject({ error: 'TypeError', code: 'E_KIND', operation: 'session' })
  expect(text).not.toMatch(/5579455552341|Надія|secret-token/)
})

function written(act: (log: ReturnType<typeof createLogger>) => void): string {
  const chunks: string[] = []
  act(
    createLogger(
      'debug',
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          chunks.push(chunk.toString())
          done()
        },
      }),
    ),
  )
  return chunks.join('')
}
