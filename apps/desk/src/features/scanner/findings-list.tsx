import type { Addition } from '@diia-desk/code-reader/wedge'
import { testCodes } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../../components/icon.tsx'
import styles from './findings-list.module.css'
import type { ScannerWords } from '@diia-desk/locales/uk/scanner'
import type { Finding, Level } from './setup-check.ts'
import { visibleCharacters } from './visible-characters.ts'
import { useScannerWords } from './words.ts'

const icons: Record<Level, IconName> = { unknown: 'minus', ok: 'check', note: 'lightbulb', fault: 'triangle-alert' }

/** What is right and wrong in the scanner's settings, with instructions for each fault. */
export function FindingsList({ findings }: { findings: readonly Finding[] }) {
  const words = useScannerWords()
  return (
    <ul className={styles.list}>
      {findings.map((finding) => {
        const { title, text, shown } = findingText(finding, words)
        return (
          <li key={finding.about} className={styles.finding}>
            <span className={`${styles.node} ${styles[finding.level]}`}>
              <Icon name={icons[finding.level]} />
            </span>
            <div>
              <p className={styles.title}>
                <b>{title}</b>
                <span className={styles[`${finding.level}Text`]}>{words.level[finding.level]}</span>
              </p>
              <p className={styles.text}>{text}</p>
              {shown}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function findingText(finding: Finding, words: ScannerWords): { title: string; text: string; shown?: ReactNode } {
  if (finding.about === 'content') {
    const { title, unknown, arrival, arrived } = words.content
    return {
      title,
      text: finding.arrival === undefined ? unknown : arrival[finding.arrival],
      shown: finding.arrived !== undefined && <Characters label={arrived} text={finding.arrived} />,
    }
  }
  if (finding.about === 'layout') {
    const { title, unknown, name, remote, capsLock, typed } = words.layout
    const text = finding.level === 'unknown' ? unknown : finding.remote ? remote : name[finding.layout]
    return {
      title,
      text: finding.capsLock ? `${text} ${capsLock}` : text,
      shown: finding.typed !== undefined && <Characters label={typed} text={finding.typed} />,
    }
  }
  if (finding.about === 'end')
    return {
      title: words.end.title,
      text: finding.terminator === undefined ? words.end.unknown : words.end.by[finding.terminator],
    }
  if (finding.about === 'pace') {
    const { title, unknown, ok, slow } = words.pace
    const { level, msPerKey: ms } = finding
    return {
      title,
      text:
        ms === undefined
          ? unknown
          : level === 'note'
            ? slow(ms, Math.round((ms * testCodes.qr.length) / 1000))
            : ok(ms),
    }
  }
  if (finding.about === 'additions') return { title: words.additions.title, ...additionTexts(finding, words.additions) }
  return words.altCodes
}

/** Each character that the scanner adds, with its name; unknown ones that prevent reading come first. */
function additionTexts(
  { additions, unknown }: Extract<Finding, { about: 'additions' }>,
  words: ScannerWords['additions'],
): { text: string; shown: ReactNode } {
  const text =
    unknown === undefined
      ? words.known
      : unknown.makes.length > 0
        ? words.doubtful(unknown.makes.join(', '))
        : words.unknown
  return {
    text,
    shown: (
      <>
        {unknown !== undefined && (
          <Characters
            text={[unknown.before, unknown.after]
              .filter((side) => side !== '')
              .map(visibleCharacters)
              .join(' … ')}
          />
        )}
        {additions.map((addition) => (
          <Characters key={addition.signs} label={nameOf(addition, words)} text={visibleCharacters(addition.signs)} />
        ))}
      </>
    ),
  }
}

function nameOf(addition: Addition, words: ScannerWords['additions']): string {
  if (addition.kind === 'eci') return words.eci(addition.charset)
  return addition.kind === 'code-id' ? words.codeId(addition.makes.join(', ')) : words[addition.kind]
}

/** Used only with test codes. */
function Characters({ label, text }: { label?: string; text: string }) {
  return (
    <p className={styles.characters}>
      {label !== undefined && `${label}: `}
      <code translate="no">{text}</code>
    </p>
  )
}
