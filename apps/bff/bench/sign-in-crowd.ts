// The callers of the sign-in-flood benchmark, as a process of its own. At each message from its parent it signs in many
// times at once, each time with an invented login, and reports the results.
import { setPriority } from 'node:os'
import { deskHeader } from '@diia-desk/contract'
import { Pool } from 'undici'

const [url = '', count = ''] = process.argv.slice(2)

// The callers stand for other machines, so they must not take processor time from the server.
setPriority(19)
process.on('message', (address: string) => void rush(address))
process.on('disconnect', () => process.exit(0))

async function rush(address: string): Promise<void> {
  // All calls of a rush come from one address, as they would from one machine.
  const pool = new Pool(url, {
    connections: Number(count),
    localAddress: address,
    headersTimeout: 120_000,
    bodyTimeout: 120_000,
  })
  const answers: Record<string, number> = {}
  await Promise.all(
    Array.from({ length: Number(count) }, async (_, index) => {
      const said = await ask(pool, index).catch((error: unknown) => (error as { code?: string }).code ?? 'failed')
      answers[said] = (answers[said] ?? 0) + 1
    }),
  )
  process.send?.(answers)
  await pool.destroy()
}

async function ask(pool: Pool, index: number): Promise<string> {
  const { body } = await pool.request({
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json', [deskHeader]: '1' },
    body: JSON.stringify({ login: `nobody-${index}`, password: `guess ${index}`, window: '1' }),
  })
  return ((await body.json()) as { code?: string }).code ?? 'in'
}
