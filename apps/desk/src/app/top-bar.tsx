import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, NavLink } from 'react-router'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { LinkState } from '../components/link-state.tsx'
import { Logo } from '../components/logo.tsx'
import { useLiveness } from '../features/events/live.ts'
import { centreQuery, signOutMutation } from '../features/session/queries.ts'
import { Attention } from '../features/system-health/attention.tsx'
import { AppMenu } from './app-menu.tsx'
import { forgetWorkplace } from '../workplace/workplace.ts'
import { mayOpen, sectionsFor } from './sections.ts'
import { useSession } from './session-context.ts'
import { useAppWords } from './words.ts'
import styles from './top-bar.module.css'

export function TopBar() {
  const words = useAppWords()
  const session = useSession()
  const signOut = useMutation({
    ...signOutMutation(useQueryClient()),
    onSettled: (_, error) => error === null && forgetWorkplace(),
  })
  const where = `${session.centre.name} · ${words.window(session.window)}`
  return (
    <header className={styles.bar}>
      <span className={styles.narrow}>
        <AppMenu label={words.menu} icon="menu" withSections onSignOut={() => signOut.mutate()} />
      </span>
      <Link to="/" className={styles.home}>
        <Logo />
      </Link>
      <nav className={styles.nav} aria-label={words.sections}>
        {sectionsFor(session.staff.role).map(({ to, name }) => (
          <NavLink key={to} to={to} end={to === '/'}>
            {words[name]}
          </NavLink>
        ))}
      </nav>
      <div className={styles.end}>
        {mayOpen(session.staff.role, 'system') && <Attention />}
        <Links />
        <span className={styles.where} title={where}>
          {where}
        </span>
        <span className={styles.wide}>
          <AppMenu label={words.menuOf(session.staff.name)} icon="user-round" text={session.staff.name} />
          <Button kind="icon" aria-label={words.signOut} title={words.signOut} onClick={() => signOut.mutate()}>
            <Icon name="log-out" />
          </Button>
        </span>
      </div>
    </header>
  )
}

/** The connection to our own server has priority: without it the state of Diia is unknown. */
function Links() {
  const words = useAppWords()
  const centre = useQuery(centreQuery)
  const liveness = useLiveness()
  return (
    <output className={styles.links}>
      {liveness === 'offline' ? (
        <span className="state tone-warn">
          <Icon name="wifi-off" />
          {words.noServer}
        </span>
      ) : (
        centre.data && <LinkState state={centre.data.diia} />
      )}
    </output>
  )
}
