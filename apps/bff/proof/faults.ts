// npm run proof -- faults: nothing acknowledged is lost, whatever happens to the machine. Ends with 1 when something is.
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
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
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
