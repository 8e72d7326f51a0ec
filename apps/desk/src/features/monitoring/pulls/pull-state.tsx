import type { ExportPull, PullState } from '@diia-desk/contract'
import { Icon, type IconName } from '../../../components/icon.tsx'
import type { MonitoringWords } from '@diia-desk/locales/uk/monitoring'
import { useMonitoringWords } from '../words.ts'

const icons: Record<PullState, [icon: IconName, tone: string]> = {
  going: ['hourglass', 'tone-wait'],
  complete: ['circle-check', 'tone-ok'],
  'broken-off': ['circle-dashed', 'tone-warn'],
  refused: ['circle-x', 'tone-no'],
  failed: ['triangle-alert', 'tone-no'],
}

export function PullStateMark({ pull: { state } }: { pull: ExportPull }) {
  const words = useMonitoringWords().pulls
  return (
    <span className={`state ${icons[state][1]}`}>
      <Icon name={icons[state][0]} />
      {words.state[state]}
    </span>
  )
}

/** A remark on a pull beside its figures; empty when it was successful. */
export function remarksOn(
  { state, reason, times = 1, omitted = 0 }: ExportPull,
  { pulls: words }: MonitoringWords,
): string {
  return [
    reason !== undefined ? words.reason[reason] : state === 'broken-off' && words.stateHelp[state],
    times > 1 && words.times(times),
    omitted > 0 && words.omitted(omitted),
  ]
    .filter(Boolean)
    .join(' ')
}
