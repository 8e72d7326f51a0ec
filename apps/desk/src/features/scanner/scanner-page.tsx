import type { TestCode } from '@diia-desk/contract'
import { useEffect, useReducer, useRef, useState } from 'react'
import { Link } from 'react-router'
import { announce } from '../../components/announcer.tsx'
import { buttonClass } from '../../components/button.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { DirectSection } from './direct-section.tsx'
import { FindingsList } from './findings-list.tsx'
import type { ScannerWords } from '@diia-desk/locales/uk/scanner'
import {
  addScan,
  findingsOf,
  nothingRead,
  testCodeKinds,
  testContentOf,
  verdictOf,
  type SetupCheck,
  type Verdict,
} from './setup-check.ts'
import styles from './scanner-page.module.css'
import { TestCodeChooser } from './test-code-chooser.tsx'
import { TrialField } from './trial-field.tsx'
import { useUsbScanner } from './use-usb-scanner.ts'
import { useScannerWords } from './words.ts'

const icons: Record<Verdict, [icon: IconName, tone: string]> = {
  waiting: ['circle-dashed', 'quiet'],
  some: ['circle-check', 'tone-wait'],
  ready: ['circle-check', 'tone-ok'],
  fault: ['triangle-alert', 'tone-warn'],
}

/**
 * The clerk scans test codes here and sees what is right and wrong in the scanner's settings. Nothing is sent to the
 * server.
 */
export function ScannerPage() {
  const words = useScannerWords()
  const [check, receive] = useReducer(addScan, nothingRead)
  const [chosen, choose] = useState<TestCode>()
  const [untouched, setUntouched] = useState(false)
  const trial = useRef<HTMLInputElement>(null)
  const verdict = verdictOf(check)
  const last = check.last?.what
  // The next test code is shown automatically, unless the clerk has chosen one.
  const shown = chosen ?? testCodeKinds.find((kind) => check.codes[kind]?.arrival !== 'whole') ?? 'qr'
  const [icon, tone] = icons[verdict]

  useUsbScanner((read) => {
    setUntouched(document.activeElement === trial.current)
    choose(undefined)
    receive(read)
  }, testContentOf)

  useEffect(() => {
    if (check.last !== undefined) announce(announcementOf(check, words))
    // A change of language must not announce the same scan again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [check.last])

  return (
    <div className={styles.page}>
      <TabTitle page={words.title} />
      <div className={styles.main}>
        <header className={styles.head}>
          <div>
            <h1>{words.title}</h1>
            <p className="quiet">{words.lead}</p>
          </div>
          <Link to="/" className={buttonClass(verdict === 'ready' ? { kind: 'main' } : {})}>
            {words.toDesk}
          </Link>
        </header>
        <TestCodeChooser check={check} shown={shown} onShow={choose} />
        <section className={styles.findings} aria-labelledby="findings">
          <div className={styles.head}>
            <h2 id="findings">{words.findings}</h2>
            <p className={`state ${tone}`}>
              <Icon name={icon} />
              {words.verdict[verdict]}
            </p>
          </div>
          {(last === 'document' || last === 'something') && (
            <p className={styles.other}>
              <Icon name="ban" />
              {words.last[last]}
            </p>
          )}
          {verdict === 'some' && last !== shown && <p className="hint">{words.unreadHelp(words.codes[shown].name)}</p>}
          <FindingsList findings={findingsOf(check)} />
        </section>
      </div>
      <aside className={styles.help}>
        <section className={styles.nothing}>
          <h2>{words.nothing.title}</h2>
          <ul>
            {words.nothing.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </section>
        <TrialField ref={trial} untouched={untouched} />
        <DirectSection />
      </aside>
    </div>
  )
}

function announcementOf(check: SetupCheck, words: ScannerWords): string {
  const what = check.last?.what ?? 'something'
  if (what === 'document' || what === 'something') return words.last[what]
  return `${words.codes[what].name}: ${words.content.arrival[check.codes[what]?.arrival ?? 'whole']} ${words.verdict[verdictOf(check)]}.`
}
