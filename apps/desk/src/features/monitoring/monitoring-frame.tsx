import type { Period } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { TabTitle } from '../../components/tab-title.tsx'
import { withQuery } from '../../lib/addresses.ts'
import styles from './monitoring.module.css'
import { useMonitoringWords } from './words.ts'

type MonitoringSection = 'records' | 'completeness' | 'pulls' | 'connect'

interface MonitoringFrameProps {
  section: MonitoringSection
  /** The chosen period, kept when switching between the two sections that use it. */
  period?: Period
  children: ReactNode
}

/** The common layout of the monitoring screens: links between them and one scrolling column. */
export function MonitoringFrame({ section, period, children }: MonitoringFrameProps) {
  const words = useMonitoringWords()
  const links: [MonitoringSection, string][] = [
    ['records', withQuery('/monitoring', { ...period })],
    ['completeness', withQuery('/monitoring', { ...period, view: 'completeness' })],
    ['pulls', '/monitoring/pulls'],
    ['connect', '/monitoring/connect'],
  ]
  return (
    <div className={styles.page}>
      <TabTitle page={section === 'records' ? words.title : words.nav[section]} />
      <nav className={styles.nav} aria-label={words.nav.label}>
        {links.map(([name, to]) => (
          <Link key={name} to={to} aria-current={name === section ? 'page' : undefined}>
            {words.nav[name]}
          </Link>
        ))}
      </nav>
      <div className={styles.body}>{children}</div>
    </div>
  )
}
