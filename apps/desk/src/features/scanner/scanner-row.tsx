import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { clockTime } from '../../lib/format.ts'
import { useStore } from '../../lib/store.ts'
import { connectedScanners } from './direct-scanners.ts'
import { faultText } from './fault-text.ts'
import { lastScan } from './scanner-store.ts'
import { useFocusElsewhere } from './use-focus-elsewhere.ts'
import styles from './scanner-row.module.css'
import { useScannerWords } from './words.ts'

/** At the bottom of the scanning column: whether scans can be received, and what the last scan showed. */
export function ScannerRow() {
  const words = useScannerWords()
  const focusElsewhere = useFocusElsewhere()
  const last = useStore(lastScan)
  const scanners = useStore(connectedScanners)
  const { tone, title, hint } = state()

  function state(): { tone: 'ok' | 'quiet' | 'warn'; title: string; hint: string } {
    const [direct] = scanners
    if (direct === undefined && focusElsewhere !== undefined)
      return { tone: 'warn', ...words.focusElsewhere[focusElsewhere] }
    if (last === undefined)
      return direct === undefined
        ? { tone: 'quiet', title: words.unheard, hint: words.unheardHint }
        : { tone: 'ok', title: words.ready, hint: words.directHint }
    if (last.fault !== undefined && last.fault.kind !== 'other-symbology')
      return { tone: 'warn', title: words.check, hint: faultText(last.fault, words.misread) }
    return { tone: 'ok', title: words.works, hint: words.lastRead(clockTime(last.at)) }
  }

  return (
    <div className={styles.row}>
      <p>
        <span className={tone === 'quiet' ? 'state quiet' : `state tone-${tone}`}>
          <Icon name={tone === 'warn' ? 'triangle-alert' : 'scan-barcode'} />
          {title}
        </span>
        <span className={styles.hint}>{hint}</span>
      </p>
      <Link to="/scanner" className={styles.check} aria-label={words.title} title={words.title}>
        <Icon name="settings-2" />
      </Link>
    </div>
  )
}
