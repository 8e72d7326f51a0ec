import { testCodes } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/icon.tsx'
import styles from './findings-list.module.css'
import type { ScannerWords } from './messages.uk.ts'
import type { Finding, Level } from './setup-check.ts'
import { useScannerWords } from './words.ts'

const signs: Record<Level, IconName> = { unknown: 'minus', ok: 'check', note: 'lightbulb', fault: 'triangle-alert' }

/** What is right and what is not with the scanner's set-up, each with what to do about it. */
export function FindingsList({ findings }: { findings: readonly Finding[] }) {
  const words = useScannerWords()
  return (
    <ul className={styles.list}>
      {findings.map((finding) => {
        const { title, text, shown } = say(finding, words)
        return (
          <li key={finding.about} className={styles.finding}>
            <span className={`${styles.node} ${styles[finding.level]}`}><Icon name={signs[finding.level]} /></span>
            <div>
              <p className={styles.title}><b>{title}</b><span className={styles[`${finding.level}Text`]}>{words.level[finding.level]}</span></p>
              <p className={styles.text}>{text}</p>
              {shown}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function say(finding: Finding, words: ScannerWords): { title: string; text: string; shown?: ReactNode } {
  if (finding.about === 'content') {
    const { title, unknown, arrival, arrived } = words.content
    return { title, text: finding.arrival === undefined ? unknown : arrival[finding.arrival], shown: finding.arrived !== undefined && <Signs label={arrived} text={finding.arrived} /> }
  }
  if (finding.about === 'layout') {
    const { title, unknown, name, remote, capsLock, typed } = words.layout
    const text = finding.level === 'unknown' ? unknown : finding.remote ? remote : name[finding.layout]
    return { title, text: finding.capsLock ? `${text} ${capsLock}` : text, shown: finding.typed !== undefined && <Signs label={typed} text={finding.typed} /> }
  }
  if (finding.about === 'end') return { title: words.end.title, text: finding.terminator === undefined ? words.end.unknown : words.end.by[finding.terminator] }
  if (finding.about === 'pace') {
    const { title, unknown, ok, slow } = words.pace
    const { level, msPerKey: ms } = finding
    return { title, text: ms === undefined ? unknown : level === 'note' ? slow(ms, Math.round((ms * testCodes.qr.length) / 1000)) : ok(ms) }
  }
  if (finding.about === 'around') return { ...words.around, shown: <Signs text={`${visible(finding.prefix)} … ${visible(finding.suffix)}`} /> }
  return words.altCodes
}

/** Only ever of a test code. */
function Signs({ label, text }: { label?: string; text: string }) {
  return <p className={styles.signs}>{label !== undefined && `${label}: `}<code translate="no">{text}</code></p>
}

/** Control characters by their names, ⟨STX⟩ and their like. */
function visible(text: string): string {
  const names = 'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP'.split(' ')
  return Array.from(text, (sign) => (sign.charCodeAt(0) <= 32 ? `⟨${names[sign.charCodeAt(0)] ?? ''}⟩` : sign)).join('')
}
