import { quarterAnswersSchema, type QuarterAnswers, type QuarterReport } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useDraft } from '../../lib/drafts.ts'
import { answersMutation } from './queries.ts'
import { ReportCard } from './report-card.tsx'
import styles from './reports.module.css'
import { useReportWords, useTableWords } from './words.ts'

const questions = ['has_automatic_queue_handle', 'has_prev_appointment_online', 'has_edm_system'] as const
const texts = ['edm_system_name', 'edm_system_developer'] as const

/** The minutes are kept as text, because the typed value may not be a number yet. */
function writtenOf(answers: QuarterAnswers) {
  return { answers, waiting: answers.avg_waiting === null ? '' : String(answers.avg_waiting).replace('.', ',') }
}

/** Figures that the system cannot count: the centre enters them, and no default is invented. */
export function QuarterAnswersCard({ report }: { report: QuarterReport }) {
  const words = useReportWords()
  const names = useTableWords().fields
  const id = useId()
  const [{ answers, waiting }, write] = useDraft(
    `quarter-answers ${report.year} ${report.quarter}`,
    writtenOf(report.answers),
  )
  const [wrong, setWrong] = useState(false)
  const save = useMutation(answersMutation(useQueryClient(), report))
  const put = (change: Partial<QuarterAnswers>) => write({ answers: { ...answers, ...change }, waiting })

  function submit(event: FormEvent) {
    event.preventDefault()
    const text = waiting.trim().replace(',', '.')
    const minutes = quarterAnswersSchema.shape.avg_waiting.safeParse(text === '' ? null : Number(text))
    setWrong(!minutes.success)
    if (!minutes.success) return document.getElementById(`${id}-wait`)?.focus()
    save.mutate(
      { ...answers, avg_waiting: minutes.data },
      {
        onSuccess: (kept) => {
          write(writtenOf(kept.answers))
          announce(words.saved)
        },
      },
    )
  }

  return (
    <ReportCard title={words.asked} hint={words.askedHelp}>
      <form className={styles.answers} onSubmit={submit} noValidate>
        <div className={styles.answer}>
          <label htmlFor={`${id}-wait`}>
            {names.avg_waiting}
            <span className="hint">{words.ofQuarter}</span>
          </label>
          <input
            id={`${id}-wait`}
            className="num"
            inputMode="decimal"
            value={waiting}
            aria-invalid={wrong}
            aria-describedby={`${id}-help`}
            onChange={({ target }) => write({ answers, waiting: target.value })}
          />
          <p id={`${id}-help`} className={wrong ? styles.fault : 'hint'}>
            {wrong && <Icon name="circle-alert" />}
            {wrong ? words.wrongNumber : words.avgWaitingHelp}
          </p>
        </div>
        <p className={styles.forAll}>{words.forAll}</p>
        {questions.map((name) => (
          <div key={name} className={styles.answer}>
            <label htmlFor={`${id}-${name}`}>{names[name]}</label>
            <select
              id={`${id}-${name}`}
              value={String(answers[name])}
              onChange={({ target }) => put({ [name]: target.value === 'null' ? null : target.value === 'true' })}
            >
              <option value="null">{words.notSaid}</option>
              <option value="true">{words.yes}</option>
              <option value="false">{words.no}</option>
            </select>
          </div>
        ))}
        {texts.map((name) => (
          <div key={name} className={styles.answer}>
            <label htmlFor={`${id}-${name}`}>{names[name]}</label>
            <input
              id={`${id}-${name}`}
              maxLength={200}
              value={answers[name] ?? ''}
              onChange={({ target }) => put({ [name]: target.value.trim() === '' ? null : target.value })}
            />
          </div>
        ))}
        {save.isError && <ProblemNote title={words.saveFailed} error={save.error} />}
        <Button kind="main" type="submit" disabled={save.isPending}>
          {save.isPending ? words.saving : words.save}
        </Button>
      </form>
    </ReportCard>
  )
}
