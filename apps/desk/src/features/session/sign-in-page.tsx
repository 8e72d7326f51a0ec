import { useQuery } from '@tanstack/react-query'
import { LinkState } from '../../components/link-state.tsx'
import { Logo } from '../../components/logo.tsx'
import { Note } from '../../components/note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { useStore } from '../../lib/store.ts'
import { AppearanceButtons } from './appearance-buttons.tsx'
import { centreQuery, ended } from './queries.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

/** Replaces any page while nobody is signed in; the address stays unchanged. */
export function SignInPage({ onSubmit }: { onSubmit?: () => void }) {
  const words = useSessionWords()
  const centre = useQuery(centreQuery)
  const sessionEnded = useStore(ended)
  return (
    <div className={styles.page}>
      <TabTitle page={words.title} />
      <main className={styles.main}>
        <div className={styles.column}>
          <p className={styles.mark}>
            <Logo />
          </p>
          <h1>{words.title}</h1>
          <p className={`quiet ${styles.centre}`}>{centre.data?.name ?? '\u00a0'}</p>
          {centre.isError && (
            <Note tone="warn" icon="wifi-off">
              <b>{words.noCentre}</b> {words.noCentreHelp}
            </Note>
          )}
          {sessionEnded && (
            <Note tone="info" icon="clock">
              <b>{words.ended}</b> {words.endedWhy[sessionEnded]} {words.endedKept}
            </Note>
          )}
          <SignInForm centre={centre.data} {...(onSubmit && { onSubmit })} />
        </div>
      </main>
      <footer className={styles.foot}>
        {centre.data ? <LinkState state={centre.data.diia} /> : <span />}
        <AppearanceButtons />
      </footer>
    </div>
  )
}
