import { useQuery } from '@tanstack/react-query'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { useCommonWords } from '../../../lib/common-words.ts'
import { centreSettingsQuery } from '../queries.ts'
import { CentreCode } from './centre-code.tsx'
import styles from './connect-page.module.css'
import { NumberFormat } from './number-format.tsx'
import { useConnectWords } from './words.ts'

export function CentreSection({ mayChange }: { mayChange: boolean }) {
  const words = useConnectWords()
  const common = useCommonWords()
  const { data, isError, error, refetch } = useQuery(centreSettingsQuery)
  return (
    <section className={styles.box} aria-label={words.centre.heading}>
      {data === undefined && !isError && (
        <p className="quiet" aria-busy="true">
          {common.loading}
        </p>
      )}
      {data === undefined && isError && (
        <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />
      )}
      {data && <CentreCode settings={data} mayChange={mayChange} />}
      {data && <NumberFormat key={data.numberFormat} settings={data} mayChange={mayChange} />}
    </section>
  )
}
