import type { CentreSettings } from '@diia-desk/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { announce } from '../../../components/announcer.tsx'
import { Button } from '../../../components/button.tsx'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { centreRegisterQuery, changeCentreMutation } from '../queries.ts'
import styles from './connect-page.module.css'
import { useConnectWords } from './words.ts'

/** Chooses this centre in the state's register of centres. */
export function CentreCode({ settings, mayChange }: { settings: CentreSettings; mayChange: boolean }) {
  const words = useConnectWords().centre
  return (
    <div id="centre" className={styles.part}>
      <h2 tabIndex={-1}>{words.heading}</h2>
      <p className="hint">{words.help}</p>
      <p>
        <span className="quiet">{words.current}</span>
        <br />
        <span className={`num ${styles.code} ${settings.code === undefined ? 'tone-warn' : ''}`}>
          {settings.code ?? words.none}
        </span>
      </p>
      {mayChange && <Search current={settings.code} />}
    </div>
  )
}

function Search({ current }: { current: string | undefined }) {
  const words = useConnectWords().centre
  const fieldId = useId()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const found = useQuery(centreRegisterQuery(q))
  const change = useMutation(changeCentreMutation(useQueryClient()))
  const { items = [], total = 0 } = found.data ?? {}
  const isCode = /^\d{1,10}$/.test(q)

  function choose(code: string) {
    change.mutate({ code }, { onSuccess: () => announce(words.saved) })
  }

  return (
    <div className={`${styles.form} ${styles.facts}`}>
      <div className={styles.field}>
        <label htmlFor={fieldId}>{words.find}</label>
        <input
          id={fieldId}
          type="search"
          value={typed}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {items.length > 0 && (q !== '' || current === undefined) && (
        <ul className={styles.found} aria-label={words.found}>
          {items.map(({ code, name, address }) => (
            <li key={code}>
              <button
                type="button"
                aria-pressed={code === current}
                disabled={change.isPending}
                onClick={() => choose(code)}
              >
                <b className="num">{code}</b>
                <span>{name}</span>
                {address !== undefined && <small>{address}</small>}
              </button>
            </li>
          ))}
        </ul>
      )}
      {items.length > 0 && items.length < total && q !== '' && (
        <p className="hint">{words.total(items.length, total)}</p>
      )}
      {found.data && total === 0 && <p className="hint">{q === '' ? words.empty : words.nothing}</p>}
      {isCode && found.data && !items.some(({ code }) => code === q) && (
        <Button disabled={change.isPending} onClick={() => choose(q)}>
          {words.unchecked(q)}
        </Button>
      )}
      {found.isError && <ProblemNote title={words.searchFailed} error={found.error} />}
      {change.isError && <ProblemNote title={words.failed} error={change.error} />}
    </div>
  )
}
