import type { Session } from '@diia-desk/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { Logo } from '../../components/logo.tsx'
import { Note } from '../../components/note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { AppearanceButtons } from './appearance-buttons.tsx'
import { switchToSignedInPerson, centreQuery } from './queries.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

/**
 * Replaces the page of a person when another one has signed in in the same browser: neither sees the other's data, and
 * nothing is done in another person's name.
 */
export function OtherPersonPage({ own, other }: { own: Session; other: Session }) {
  const words = useSessionWords()
  const client = useQueryClient()
  const centre = useQuery(centreQuery)
  const title = useRef<HTMLHeadingElement>(null)
  // The element that had the focus is no longer on the page.
  useEffect(() => title.current?.focus(), [])
  return (
    <div className={styles.page}>
      <TabTitle page={words.other.title} />
      <main className={styles.main}>
        <div className={styles.column}>
          <p className={styles.mark}>
            <Logo />
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
            <Button block onClick={() => switchToSignedInPerson(client)}>
              {words.other.become(other.staff.name)}
            </Button>
            <p className="hint">{words.other.becomeHelp}</p>
          </div>
        </div>
      </main>
      <footer className={styles.foot}>
        <span />
        <AppearanceButtons />
      </footer>
    </div>
  )
}
