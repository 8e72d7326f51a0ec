import { useEffect, type ReactNode, type Ref } from 'react'
import { announce, type Urgency } from './announcer.tsx'
import { Icon } from './icon.tsx'
import styles from './stage-box.module.css'

/**
 * `yes` and `no` are filled: Diia answered. `unknown` and `held` are white with a dashed edge: there is no reliable
 * answer. `end` has a thin edge and is neither yes nor no, `wait` and `idle` are not outcomes, `form` contains a form
 * and is aligned to the top.
 */
type StageTone = 'idle' | 'wait' | 'yes' | 'no' | 'unknown' | 'held' | 'end' | 'form'

/** What every stage with the result of a code is given. */
export interface ResultStageProps {
  /** Notice above the heading: why this is shown again. */
  notice: ReactNode
  /** Changes when the stage must be announced again. */
  show: number
  /** Button to register an appeal. */
  register: ReactNode
  /** Button to continue an appeal that was begun; false if there is none. */
  resume: ReactNode
  onNext: () => void
  /** Absent when the code is no longer kept. */
  onRetry?: (() => void) | undefined
}

interface StageBoxProps {
  tone: StageTone
  children: ReactNode
  /** Less important facts in one line above the actions. */
  facts?: readonly (string | undefined)[]
  actions?: ReactNode
}

/** The frame of the stage: body, less important facts, and actions at the same position in all states. */
export function StageBox({ tone, children, facts = [], actions }: StageBoxProps) {
  return (
    <div className={`${styles.box} ${styles[tone]}`}>
      <div className={styles.body}>{children}</div>
      {facts.some(Boolean) && (
        <p className={styles.facts}>
          {facts.map(
            (fact) =>
              fact !== undefined && (
                <span key={fact} className={figuresClass(fact)}>
                  {fact}
                </span>
              ),
          )}
        </p>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

/** Tabular digits would widen the hyphen of a support number. */
function figuresClass(text: string): string | undefined {
  return text.includes('-') ? undefined : 'num'
}

/** `ref` is for a stage that takes the focus of the one it replaces. */
export function StageWord({ children, ref }: { children: string; ref?: Ref<HTMLHeadingElement> }) {
  return (
    <h1 className={styles.word} ref={ref} tabIndex={ref === undefined ? undefined : -1}>
      {children}
    </h1>
  )
}

export function StageReason({ children }: { children: ReactNode }) {
  return <p className={styles.reason}>{children}</p>
}

export function StageLead({ children }: { children: ReactNode }) {
  return <p className={styles.lead}>{children}</p>
}

/** A note above the heading, for example that this result has been shown before. */
export function StageNotice({ children }: { children: ReactNode }) {
  return (
    <p className={styles.notice}>
      <Icon name="circle-alert" />
      <span>{children}</span>
    </p>
  )
}

/** What the clerk must compare with the visitor. */
export function CompareFace({ children }: { children: ReactNode }) {
  return (
    <p className={styles.face}>
      <Icon name="user-round-search" large />
      <span>{children}</span>
    </p>
  )
}

/** Announces the stage to screen readers, once for each value of `show`. */
export function useStageAnnouncement(text: string, urgency: Urgency, show: number | string): void {
  useEffect(() => {
    announce(text, urgency)
    // A change of language changes the texts but must not announce them again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [show, urgency])
}
