import type { SetAsidePackage, SystemHealth } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { ScrollBox } from '../../components/scroll-box.tsx'
import { dayAndTime } from '../../lib/format.ts'
import styles from './health-page.module.css'
import { lookAgainMutation } from './queries.ts'
import { useSystemHealthWords } from './words.ts'

/** Packages that were set aside: when, why, for which request, how large. Never a name. */
export function SetAside({ setAside: { total, items } }: { setAside: SystemHealth['setAside'] }) {
  const { setAside: words, ...all } = useSystemHealthWords()
  const again = useMutation({ ...lookAgainMutation(useQueryClient()), onSuccess: () => announce(words.sent, 'status') })
  return (
    <section className={styles.list} aria-labelledby="set-aside">
      <div className={styles.listHead}>
        <h2 id="set-aside">
          {words.heading}
          {total > 0 && <span className="num quiet"> {total}</span>}
        </h2>
        <p className="hint">{total === 0 ? words.noneHelp : words.help}</p>
      </div>
      {again.isError && (
        <div className={styles.inside}>
          <ProblemNote
            title={words.failed}
            error={again.error}
            texts={{ 'already-settled': words.gone, 'not-found': words.gone }}
          />
        </div>
      )}
      {total === 0 ? (
        <p className={styles.inside}>
          <b>{words.none}</b>
        </p>
      ) : (
        <ScrollBox label={words.heading}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.reason}</th>
                <th scope="col">{words.request}</th>
                <th scope="col" className={styles.size}>
                  {words.size}
                </th>
                <th scope="col">{words.what}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td className="num nowrap">
                    <time dateTime={item.setAsideAt}>{dayAndTime(item.setAsideAt)}</time>
                  </td>
                  <th scope="row">{all.reason[item.reason]}</th>
                  <td>
                    {item.requestId !== undefined && (
                      <>
                        <span className={styles.number}>{item.requestId.slice(0, 8)}</span>{' '}
                      </>
                    )}
                    <span className="quiet">{whereOf(words, item)}</span>
                  </td>
                  <td className={`num nowrap ${styles.size}`}>{all.bytes(item.bytes)}</td>
                  <td>
                    <LookAgainButton item={item} onAgain={() => again.mutate(item.id)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      {total > items.length && <p className={`hint ${styles.inside}`}>{words.more(total)}</p>}
    </section>
  )
}

/** The window and the kind of request, if known. */
function whereOf(
  words: ReturnType<typeof useSystemHealthWords>['setAside'],
  { requestId, window, way }: SetAsidePackage,
): string {
  return [
    requestId === undefined ? words.noRequest : undefined,
    window === undefined ? undefined : words.window(window),
    way === undefined ? undefined : words.way[way],
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

function LookAgainButton({ item, onAgain }: { item: SetAsidePackage; onAgain: () => void }) {
  const { setAside: words, advice } = useSystemHealthWords()
  if (item.beingLookedAt)
    return (
      <span className="state tone-wait">
        <Icon name="refresh-cw" />
        {words.checking}
      </span>
    )
  return (
    <div className={styles.act}>
      <span>{advice[item.reason]}</span>
      {item.mayPass && (
        <Button className={styles.again} aria-label={words.againOf(dayAndTime(item.setAsideAt))} onClick={onAgain}>
          <Icon name="refresh-cw" />
          {words.again}
        </Button>
      )}
    </div>
  )
}
