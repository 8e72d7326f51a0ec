import { Button } from '../../components/button.tsx'
import styles from './monitoring.module.css'
import type { Pages } from './use-pages.ts'
import { useMonitoringWords } from './words.ts'

/** Buttons for the previous and the next page, if there are any. */
export function Pager({ pages, next, busy }: { pages: Pages; next: string | undefined; busy: boolean }) {
  const words = useMonitoringWords().records
  return (
    <span className={styles.pager}>
      {pages.before > 0 && (
        <Button kind="plain" disabled={busy} onClick={pages.previous}>
          {words.previous}
        </Button>
      )}
      {next !== undefined && (
        <Button kind="plain" disabled={busy} onClick={() => pages.next(next)}>
          {words.next}
        </Button>
      )}
    </span>
  )
}
