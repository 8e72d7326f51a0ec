import type { OpenSession } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { dayAndTime } from '../../lib/format.ts'
import styles from './profile-page.module.css'
import { endSessionsMutation } from './queries.ts'
import { useProfileWords } from './words.ts'

/** Where the person is signed in. Sessions on other computers can be ended from here. */
export function SessionsCard({ sessions }: { sessions: readonly OpenSession[] }) {
  const words = useProfileWords()
  const end = useMutation(endSessionsMutation(useQueryClient()))
  const others = sessions.filter(({ current }) => !current).map(({ id }) => id)

  function endAll(ids: string[]) {
    if (!end.isPending) end.mutate({ ids }, { onSuccess: () => announce(words.ended(ids.length)) })
  }

  return (
    <section className={styles.card} aria-labelledby="sessions">
      <header>
        <h2 id="sessions">{words.sessions}</h2>
        {others.length > 1 && (
          <Button kind="plain" onClick={() => endAll(others)}>
            {words.endOthers}
          </Button>
        )}
      </header>
      {end.isError && <ProblemNote title={words.endFailed} error={end.error} />}
      <ul className={styles.sessions}>
        {sessions.map(({ id, window, startedAt, lastActiveAt, current }) => (
          <li key={id}>
            <Icon name="monitor" />
            <div>
              <b>{current ? words.thisScreen(window) : words.window(window)}</b>
              <p className="quiet num">
                {current ? words.since(dayAndTime(startedAt)) : words.lastActive(dayAndTime(lastActiveAt))}
              </p>
            </div>
            {current ? (
              <span className="state tone-ok">
                <Icon name="circle-check" />
                {words.here}
              </span>
            ) : (
              <Button kind="plain" aria-label={words.endAt(window)} onClick={() => endAll([id])}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length === 0 && <p className="hint">{words.onlyHere}</p>}
    </section>
  )
}
