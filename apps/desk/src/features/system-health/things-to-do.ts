import type { SystemHealth, Trouble } from '@diia-desk/contract'
import { clockTime } from '../../lib/format.ts'
import type { SystemHealthWords } from '@diia-desk/locales/uk/system-health'

export interface SystemTask {
  key: string
  /** `no` stops work, `warn` does not yet. */
  tone: 'no' | 'warn'
  what: string
  lost: string
  act: string
  /** The number of packages that wait because of it. */
  packages?: number
}

/** Already reported as the state of the disk. */
const ofTheDisk: readonly Trouble[] = ['disk-full', 'disk-read-only', 'disk-failing']
const dayMs = 86_400_000

/** Problems that the administrator should solve, the most serious first. */
export function systemTasks(
  { checkedAt, disk, queue, clock, diia, setAside, files }: SystemHealth,
  words: SystemHealthWords,
): SystemTask[] {
  const things: SystemTask[] = []
  if (disk.state !== 'ok')
    things.push({ key: 'disk', tone: disk.state === 'near-full' ? 'warn' : 'no', ...words.disk[disk.state] })
  for (const { trouble, packages } of queue.troubles) {
    if (disk.state === 'ok' || disk.state === 'near-full' || !ofTheDisk.includes(trouble))
      things.push({ key: trouble, tone: 'no', packages, ...words.trouble[trouble] })
  }
  if (diia === 'not-answering') things.push({ key: 'diia', tone: 'no', ...words.diia })
  if (queue.late && queue.troubles.length === 0 && queue.oldestReceivedAt !== undefined)
    things.push({ key: 'late', tone: 'warn', ...words.late(clockTime(queue.oldestReceivedAt)) })
  if (clock.wrong && clock.offsetSeconds !== undefined)
    things.push({
      key: 'clock',
      tone: 'warn',
      ...words.clock(clock.offsetSeconds > 0, words.distance(Math.abs(clock.offsetSeconds))),
    })
  if (files.missing > 0) things.push({ key: 'missing-files', tone: 'no', ...words.missingFiles(files.missing) })
  if (files.unknown > 0) things.push({ key: 'unknown-files', tone: 'warn', ...words.unknownFiles(files.unknown) })
  const fresh = setAside.items.filter(
    ({ setAsideAt, beingLookedAt }) => !beingLookedAt && Date.parse(checkedAt) - Date.parse(setAsideAt) < dayMs,
  ).length
  if (fresh > 0) things.push({ key: 'set-aside', tone: 'warn', ...words.newSetAside(fresh) })
  return things
}
