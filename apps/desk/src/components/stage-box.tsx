import { useEffect, type ReactNode, type Ref } from 'react'
import { announce, type Urgency } from './announcer.tsx'
import { Icon } from './icon.tsx'
import styles from './stage-box.module.css'

/**
 * `yes` and `no` are filled: Diia answered. `unknown` and `held` are white with a dashed edge: there is no answer to
 * trust. `end` is a calm end with a thin edge, `wait` and `idle` are no outcomes,
 * `form` is written on and begins at the top.
 */
type StageTone = 'idle' | 'wait' | 'yes' | 'no' | 'unknown' | 'held' | 'end' | 'form'

interface StageBoxProps {
  tone: StageTone
  children: ReactNode
  /** Quiet facts in one line over the actions. */
  facts?: readonly (string | undefined)[]
  actions?: ReactNode
}

/** The frame of everything in the middle of the desk: body, quiet facts, actions at the same bottom line in all states. */
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

/** Tabular digits widen a hyphen, as in a support number. */
function figuresClass(text: string): string | undefined {
  return text.includes('-') ? undefined : 'num'
}

/** `ref` for a stage that takes the focus of what it replaces. */
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

/** A note over the word: this is not the first time that the stage shows this. */
export function StageNotice({ children }: { children: ReactNode }) {
  return (
    <p className={styles.notice}>
      <Icon name="circle-alert" />
      <span>{children}</span>
    </p>
  )
}

/** What must be compared with the person at the desk. */
export function CompareFace({ children }: { children: ReactNode }) {
  return (
    <p className={styles.face}>
      <Icon name="user-round-search" large />
      <span>{children}</span>
    </p>
  )
}

/** Tells a screen reader what the stage says, once for each `show`. */
export function useStageAnnouncement(text: string, urgency: Urgency, show: number | string): void {
  useEffect(() => {
    announce(text, urgency)
    // The words may change with the language; only a new showing is news.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [show, urgency])
}
