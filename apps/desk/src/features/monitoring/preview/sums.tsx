import type { ExportPreview, ExportState } from '@diia-desk/contract'
import { Icon } from '../../../components/icon.tsx'
import { useTimeText } from '../use-time-text.ts'
import { useMonitoringWords } from '../words.ts'
import styles from './sums.module.css'

/** The four main figures. */
export function Sums({ preview, state }: { preview: ExportPreview | undefined; state: ExportState | undefined }) {
  const words = useMonitoringWords()
  const when = useTimeText()
  const { total, rejected = 0, profile } = preview ?? {}
  const size = profile?.pageSize ?? state?.profile.pageSize
  const figure = (count: number | undefined) => (count === undefined ? words.sums.unknown : words.figures(count))
  const last = state?.lastComplete
  return (
    <dl className={styles.sums} aria-label={words.sums.label}>
      <div>
        <dt>{words.sums.total}</dt>
        <dd className="num">{figure(total)}</dd>
      </div>
      <div className={rejected > 0 ? styles.bad : undefined}>
        <dt>
          {rejected > 0 && <Icon name="triangle-alert" />}
          {words.sums.rejected}
        </dt>
        <dd className="num">{preview ? figure(rejected) : words.sums.unknown}</dd>
      </div>
      <div>
        <dt>{words.sums.pages(size ?? 100)}</dt>
        <dd className="num">
          {figure(total === undefined || size === undefined ? undefined : Math.max(1, Math.ceil(total / size)))}
        </dd>
      </div>
      <div>
        <dt>{words.sums.lastPull}</dt>
        <dd className="num">
          {state === undefined ? words.sums.unknown : last ? when(last.lastPageAt ?? last.startedAt) : words.sums.never}
        </dd>
      </div>
    </dl>
  )
}
