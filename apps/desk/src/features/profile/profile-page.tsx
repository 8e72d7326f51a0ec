import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { PasswordCard } from './password-card.tsx'
import styles from './profile-page.module.css'
import { profileQuery } from './queries.ts'
import { SessionsCard } from './sessions-card.tsx'
import { useProfileWords } from './words.ts'

interface ProfilePageProps {
  /** The person's name and where they sit, as the session knows them. */
  name: string
  place: string
  /** The page of their work. */
  home: { to: string; text: string }
}

/** What people see and change of their own account: the password, and where they are signed in. */
export function ProfilePage({ name, place, home }: ProfilePageProps) {
  const words = useProfileWords()
  const common = useCommonWords()
  const { data, isError, error, refetch } = useQuery(profileQuery)
  return (
    <div className={styles.page}>
      <TabTitle page={words.title} />
      <header className={styles.head}>
        <div>
          <h1>{name}</h1>
          <p className="quiet">{place}</p>
        </div>
        <Link to={home.to} className={styles.home}>
          <Icon name="chevron-left" />
          {home.text}
        </Link>
      </header>
      {isError && <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && (
        <p className="quiet" aria-busy="true">
          {common.loading}
        </p>
      )}
      {data && (
        <div className={styles.cards}>
          <PasswordCard profile={data} />
          <SessionsCard sessions={data.sessions} />
        </div>
      )}
    </div>
  )
}
