import type { Session } from '@diia-desk/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { Mark } from '../../components/mark.tsx'
import { Note } from '../../components/note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { LookButtons } from './look-buttons.tsx'
import { becomeOther, centreQuery } from './queries.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

/**
 * Stands in the place of a page whose person is no longer the one signed in in this browser: neither sees what the other
 * has, and nothing is done in another's name.
 */
export function OtherPersonPage({ own, other }: { own: Session; other: Session }) {
  const words = useSessionWords()
  const client = useQueryClient()
  const centre = useQuery(centreQuery)
  const title = useRef<HTMLHeadingElement>(null)
  // What had the focus is gone from the page.
  useEffect(() => title.current?.focus(), [])
  return (
    <div className={styles.page}>
      <TabTitle page={words.other.title} />
      <main className={styles.main}>
        <div className={styles.column}>
          <p className={styles.mark}>
            <Mark />
          </p>
          <h1 ref={title} tabIndex={-1}>
            {words.other.title}
          </h1>
          <Note tone="warn" icon="user-round">
            <p>{words.other.own(own.staff.name, own.window)}</p>
            <p>
              <b>{words.other.now(other.staff.name, other.window)}</b>
            </p>
            <p>{words.other.kept}</p>
          </Note>
          <p>{words.other.back}</p>
          <SignInForm key={own.id} centre={centre.data} as={{ login: own.staff.login, window: own.window }} />
          <div className={styles.become}>
            <Button block onClick={() => becomeOther(client)}>
              {words.other.become(other.staff.name)}
            </Button>
            <p className="hint">{words.other.becomeHelp}</p>
          </div>
        </div>
      </main>
      <footer className={styles.foot}>
        <span />
        <LookButtons />
      </footer>
    </div>
  )
}
