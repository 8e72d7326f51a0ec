// npm run proof -- faults: nothing that was acknowledged is lost, whatever happens to the machine. Exits with 1 if
// something is.
import { parseArgs } from 'node:util'
import { faultsFound, runFaults } from './fault-run.ts'

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    injected: { type: 'boolean', default: false },
  },
})
const [faults, seed] = [Number(values.faults), Number(values.seed)]
const started = Date.now()
console.log(`${faults} faults, --seed ${seed}`)
const stop = new AbortController()
const stopsAgainAfterMs = 2000
let toldToStop: number | undefined
// A stop may arrive twice: from the sender that signals all processes of a run, and from the parent that forwards it. A
// later one does not wait for the verdict.
function onStop(): void {
  toldToStop ??= Date.now()
  stop.abort()
  if (Date.now() - toldToStop > stopsAgainAfterMs) process.exit(1)
}
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onStop)
const report = await runFaults({
  faults,
  seed,
  mounted: !values.injected,
  tell: (line) => console.log(line),
  signal: stop.signal,
})
const { deliveries } = report
console.log(`
In ${((Date.now() - started) / 1000).toFixed(0)} s, disk: ${report.disk}
Faults        ${Object.entries(report.faults)
  .map(([kind, count]) => `${kind} ${count}`)
  .join(', ')}
Deliveries    ${deliveries.acknowledged} acknowledged; ${deliveries.posted} posted, ${deliveries.refused} refused, ${deliveries.broken} broken off, ${deliveries.repeated} repeated
Read back     ${report.readBack} byte for byte
Lost          ${report.lost.length}
Unreadable    ${report.unreadable.length}
Twice         ${report.twice.length}
Quarantined   ${report.quarantined.length}
Waiting       ${report.waiting.length}
Files         ${report.filesSeen} seen, ${report.filesLost.length} deleted that had to stay, ${report.setAside} set aside
`)
for (const line of faultsFound(report)) console.log(line)
process.exitCode = faultsFound(report).length === 0 ? 0 : 1
