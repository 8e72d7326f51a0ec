import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { clockTime } from '../../lib/format.ts'
import { useStore } from '../../lib/store.ts'
import { connectedDirectly } from './direct.ts'
import { faultText } from './fault-text.ts'
import { lastScan } from './scanner-store.ts'
import { useDeafness } from './use-deafness.ts'
import styles from './scanner-row.module.css'
import { useScannerWords } from './words.ts'

/** At the foot of the column of scanning: whether a scanner is heard, and what the last scan told of it. */
export function ScannerRow() {
  const words = useScannerWords()
  const deafness = useDeafness()
  const last = useStore(lastScan)
  const scanners = useStore(connectedDirectly)
  const { tone, title, hint } = state()

  function state(): { tone: 'ok' | 'quiet' | 'warn'; title: string; hint: string } {
    const [direct] = scanners
    if (direct === undefined && deafness !== undefined) return { tone: 'warn', ...words.deaf[deafness] }
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
