import type { ReactNode } from 'react'
import { Icon } from '../../../components/icon.tsx'
import type { StepMark } from './progress.ts'
import styles from './step-section.module.css'
import { useConnectWords } from './words.ts'

/** One of the five steps: filled when it is done, hollow when the app cannot know. */
export function StepSection({
  number,
  title,
  mark,
  children,
}: {
  number: number
  title: string
  mark: StepMark
  children: ReactNode
}) {
  const words = useConnectWords()
  return (
    <li className={`${styles.step} ${styles[mark]}`}>
      <span className={styles.node} aria-hidden="true">
        {mark === 'done' ? <Icon name="check" /> : <span className="num">{number}</span>}
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <h2>{title}</h2>
          <span className={styles.word}>{words.mark[mark]}</span>
        </div>
        {children}
      </div>
    </li>
  )
}
