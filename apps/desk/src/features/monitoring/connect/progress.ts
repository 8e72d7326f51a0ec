import type { ExportState } from '@diia-desk/contract'

export const connectSteps = ['contract', 'endpoint', 'values', 'registering', 'first'] as const
type ConnectStep = (typeof connectSteps)[number]
export type StepMark = 'done' | 'todo' | 'outside' | 'waiting'

/**
 * Which steps of the connection are done, as far as the app can know. The contract and the entry of the data happen
 * elsewhere; a pull with our password proves both.
 */
export function progressOf({
  baseUrl,
  centre,
  credentials,
  lastComplete,
  alarms,
}: ExportState): Record<ConnectStep, StepMark> {
  const pulled = lastComplete !== undefined
  const entered = pulled || credentials.some(({ lastUsedAt }) => lastUsedAt !== undefined)
  const ready = baseUrl.startsWith('https://') && centre.code !== undefined && !alarms.includes('centre-code-unknown')
  return {
    contract: entered ? 'done' : 'outside',
    endpoint: ready ? 'done' : 'todo',
    values: credentials.length > 0 ? 'done' : 'todo',
    registering: entered ? 'done' : 'waiting',
    first: pulled ? 'done' : 'waiting',
  }
}
