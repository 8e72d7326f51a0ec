import { useState } from 'react'
import { copyText } from '../lib/clipboard.ts'
import { announce } from './announcer.tsx'
import { Button } from './button.tsx'
import styles from './facts.module.css'
import { Icon } from './icon.tsx'
import { useComponentWords } from './words.ts'

export interface Fact {
  key: string
  label: string
  value: string
  /** Numbers get tabular digits; names and hyphenated numbers must not. */
  figures: boolean
  /** A remark on the value. */
  note?: string
}

/** How long the check mark replaces the copy icon. */
const tickMs = 2000

/** Fields of a document, each with a button that copies it; the buttons follow in reading order. */
export function Facts({ facts, small = false }: { facts: readonly Fact[]; small?: boolean }) {
  return (
    <dl className={small ? styles.small : styles.facts}>
      {facts.map((fact) => (
        <div key={fact.key} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd className={fact.figures ? 'num' : undefined}>
            {fact.value}
            {fact.note !== undefined && <small className={styles.note}>{fact.note}</small>}
          </dd>
          <dd className={styles.copy}>
            <CopyButton fact={fact} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function CopyButton({ fact: { label, value } }: { fact: Fact }) {
  const words = useComponentWords()
  const { done, copy } = useCopy()
  return (
    <Button
      kind="icon"
      className={done ? 'tone-ok' : ''}
      aria-label={words.copyField(label)}
      title={words.copyField(label)}
      onClick={() => copy(value, words.copied(label))}
    >
      <Icon name={done ? 'check' : 'copy'} />
    </Button>
  )
}

/** Copies the value and shows a check mark for two seconds. */
export function useCopy(): { done: boolean; copy: (text: string, said: string) => void } {
  const words = useComponentWords()
  const [done, setDone] = useState(false)
  return {
    done,
    copy(text, said) {
      void copyText(text).then((copied) => {
        announce(copied ? said : words.notCopied, copied ? 'status' : 'alert')
        if (!copied) return
        setDone(true)
        setTimeout(() => setDone(false), tickMs)
      })
    },
  }
}
