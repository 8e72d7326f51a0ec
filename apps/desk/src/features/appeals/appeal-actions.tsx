import type { Appeal, AppealChange, AppealEventKind } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { dropDraft, hasDraft } from '../../lib/drafts.ts'
import { moveLostFocus } from '../../lib/focus.ts'
import styles from './appeal-actions.module.css'
import { changeMutation } from './queries.ts'
import { ActionForm, actionDraft, formActions, type FormAction } from './action-form.tsx'
import { useAppealWords } from './words.ts'

type AppealAction = FormAction | 'started' | 'resumed'

/** In the usual order: the first allowed one is offered as the next action. */
const course = ['resumed', 'issued', 'started', 'completed', 'rated'] as const satisfies AppealAction[]
const others: readonly AppealAction[] = ['completed', 'returned', 'refused', 'withdrawn', 'rated']

/** One main next action, and beside it all other allowed actions. */
export function AppealActions({ appeal, onFormOpen }: { appeal: Appeal; onFormOpen: (isOpen: boolean) => void }) {
  const words = useAppealWords()
  const own = words.actions
  const [openAction, setOpenAction] = useState(() =>
    formActions.find((action) => appeal.allowed.includes(action) && hasDraft(actionDraft(appeal.id, action))),
  )
  const box = useRef<HTMLElement>(null)
  // Where the focus goes when a form or a button has disappeared: to the button of the form that was closed, otherwise
  // to the next action.
  const left = useRef<AppealAction | 'saved'>(undefined)
  const change = useMutation(changeMutation(useQueryClient(), appeal.id))
  const allowed = (action: AppealEventKind) => appeal.allowed.includes(action)
  // A rating that exists is changed only on request.
  const next = course.find((action) => allowed(action) && !(action === 'rated' && appeal.rating !== undefined))
  const rest = others.filter((action) => action !== next && allowed(action))

  useEffect(() => {
    if (left.current === undefined || openAction !== undefined || change.isPending) return
    moveLostFocus(box.current?.querySelector<HTMLElement>(`[data-action=${left.current}]`) ?? box.current)
    left.current = undefined
  })

  function begin(action: FormAction | undefined) {
    change.reset()
    if (openAction !== undefined && action === undefined) dropDraft(actionDraft(appeal.id, openAction))
    setOpenAction(action)
    onFormOpen(action !== undefined)
  }

  function save(made: AppealChange) {
    change.mutate(made, {
      onSuccess: () => {
        left.current = 'saved'
        begin(undefined)
        announce(own.saved)
      },
    })
  }

  function cancel() {
    left.current = openAction
    begin(undefined)
  }

  function take(action: AppealAction) {
    if (action === 'started' || action === 'resumed') save({ kind: action })
    else begin(action)
  }

  const problem = change.isError && <ProblemNote title={own.failed} error={change.error} texts={words.changeProblem} />
  if (openAction !== undefined)
    return (
      <section className={styles.box} aria-label={own.do[openAction]}>
        <ActionForm
          key={openAction}
          action={openAction}
          appeal={appeal}
          saving={change.isPending}
          problem={problem}
          onSave={save}
          onCancel={cancel}
        />
      </section>
    )
  return (
    <section ref={box} className={styles.box} aria-label={own.title} tabIndex={-1}>
      <p>{own.lead[next ?? 'done']}</p>
      <div className={styles.acts}>
        {next !== undefined && (
          <Button
            key={next}
            data-action={next}
            kind={next === 'rated' ? undefined : 'main'}
            large={next !== 'rated'}
            disabled={change.isPending}
            onClick={() => take(next)}
          >
            {own.do[next]}
          </Button>
        )}
        {rest.map((action) => (
          <Button key={action} data-action={action} disabled={change.isPending} onClick={() => take(action)}>
            {own.do[action]}
          </Button>
        ))}
      </div>
      {problem}
    </section>
  )
}
