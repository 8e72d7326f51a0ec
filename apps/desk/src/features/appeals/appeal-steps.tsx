import type { Appeal, AppealChange, AppealEventKind } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { dropDraft, hasDraft } from '../../lib/drafts.ts'
import { takeLostFocus } from '../../lib/focus.ts'
import styles from './appeal-steps.module.css'
import { changeMutation } from './queries.ts'
import { StepForm, stepDraft } from './step-form.tsx'
import { useAppealWords } from './words.ts'

/** Steps that need a word more than that they were made. */
const formSteps = ['completed', 'refused', 'returned', 'withdrawn', 'issued', 'rated'] as const
export type FormStep = (typeof formSteps)[number]
export type Step = FormStep | 'started' | 'resumed'

/** In the order of a usual course: the first that is allowed is what comes next. */
const course = ['resumed', 'issued', 'started', 'completed', 'rated'] as const satisfies Step[]
const others: readonly Step[] = ['completed', 'returned', 'refused', 'withdrawn', 'rated']

/** One obvious next step, and beside it whatever else is allowed. */
export function AppealSteps({ appeal, onDoing }: { appeal: Appeal; onDoing: (doing: boolean) => void }) {
  const words = useAppealWords()
  const own = words.steps
  const [doing, setDoing] = useState(() =>
    formSteps.find((step) => appeal.allowed.includes(step) && hasDraft(stepDraft(appeal.id, step))),
  )
  const box = useRef<HTMLElement>(null)
  // Where the hands go on once a form or a button is gone: at the button of a form that was left, else at what comes next.
  const left = useRef<Step | 'saved'>(undefined)
  const change = useMutation(changeMutation(useQueryClient(), appeal.id))
  const allowed = (step: AppealEventKind) => appeal.allowed.includes(step)
  // A rating that was given is entered anew only if somebody asks for it.
  const next = course.find((step) => allowed(step) && !(step === 'rated' && appeal.rating !== undefined))
  const rest = others.filter((step) => step !== next && allowed(step))

  useEffect(() => {
    if (left.current === undefined || doing !== undefined || change.isPending) return
    takeLostFocus(box.current?.querySelector<HTMLElement>(`[data-step=${left.current}]`) ?? box.current)
    left.current = undefined
  })

  function begin(step: FormStep | undefined) {
    change.reset()
    if (doing !== undefined && step === undefined) dropDraft(stepDraft(appeal.id, doing))
    setDoing(step)
    onDoing(step !== undefined)
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
    left.current = doing
    begin(undefined)
  }

  function take(step: Step) {
    if (step === 'started' || step === 'resumed') save({ kind: step })
    else begin(step)
  }

  const problem = change.isError && <ProblemNote title={own.failed} error={change.error} texts={words.changeProblem} />
  if (doing !== undefined)
    return (
      <section className={styles.box} aria-label={own.do[doing]}>
        <StepForm
          key={doing}
          step={doing}
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
            data-step={next}
            kind={next === 'rated' ? undefined : 'main'}
            large={next !== 'rated'}
            disabled={change.isPending}
            onClick={() => take(next)}
          >
            {own.do[next]}
          </Button>
        )}
        {rest.map((step) => (
          <Button key={step} data-step={step} disabled={change.isPending} onClick={() => take(step)}>
            {own.do[step]}
          </Button>
        ))}
      </div>
      {problem}
    </section>
  )
}
