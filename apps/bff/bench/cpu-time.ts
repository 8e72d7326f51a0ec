import { readFileSync } from 'node:fs'

/** Ticks of /proc in a second; Linux gives programs this one, whatever the kernel's own is. */
const ticksPerSecond = 100

/** Processor time of a process with all its threads, in milliseconds since it started. Linux only. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold blanks; user and system time are the 14th and 15th field.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
}
