import { codeLifetimeSeconds, type DocumentRequest } from '@diia-desk/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { CountdownRing } from '../../components/countdown-ring.tsx'
import { PhraseForVisitor } from '../../components/phrase-for-visitor.tsx'
import { StageBox, StageLead, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import type { ResultStageProps } from '../../components/stage-box.tsx'
import { secondsUntil, useNow } from '../../lib/clock.ts'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockSeconds, minutesAndSeconds } from '../../lib/format.ts'
import { asProblem } from '../../lib/problem.ts'
import { cancelMutation } from './queries.ts'
import { useDocumentRequestWords } from './words.ts'
import styles from './waiting.module.css'

/** From sending the request to the verified signature: what the visitor does now, the time limit, what comes next. */
export function Waiting({
  request,
  state,
  notice,
  show,
  register,
  onNext,
}: ResultStageProps & { request: DocumentRequest; state: 'asking' | 'waiting' | 'checking' }) {
  const words = useDocumentRequestWords()
  const common = useCommonWords()
  const cancel = useMutation(cancelMutation(useQueryClient()))
  const left = secondsUntil(request.codeEndsAt, useNow())
  const word = words[state].word
  useStageAnnouncement(state === 'waiting' ? `${word}. ${words.waiting.say}` : word, 'status', `${show} ${state}`)
  return (
    <StageBox
      tone="wait"
      actions={
        <>
          {state === 'waiting' && (
            <Button large disabled={cancel.isPending} onClick={() => cancel.mutate(request.id)}>
              {cancel.isPending ? words.waiting.cancelling : words.waiting.cancel}
            </Button>
          )}
          <NextVisitor onNext={onNext} main={false} />
          {register}
          {cancel.isError && (
            <span role="alert" className="tone-warn">
              {words.waiting.cancelFailed} {common.problem[asProblem(cancel.error).code]}
            </span>
          )}
        </>
      }
    >
      {notice}
      <p className={styles.kicker}>{words.kicker}</p>
      <div className={styles.head}>
        {state === 'waiting' && (
          <CountdownRing seconds={left} of={codeLifetimeSeconds} label={words.waiting.timer(left)} />
        )}
        <div>
          <StageWord>{word}</StageWord>
          {state === 'waiting' && <p className="quiet num">{words.waiting.left(minutesAndSeconds(left))}</p>}
        </div>
      </div>
      {state === 'waiting' ? (
        <PhraseForVisitor>{words.waiting.say}</PhraseForVisitor>
      ) : (
        <StageLead>{words[state].lead}</StageLead>
      )}
      {state !== 'asking' && <Steps request={request} checking={state === 'checking'} />}
    </StageBox>
  )
}

function Steps({ request, checking }: { request: DocumentRequest; checking: boolean }) {
  const { waiting, checking: after } = useDocumentRequestWords()
  const steps: [IconName, 'done' | 'now' | 'next', string, string?][] = [
    ['circle-check', 'done', waiting.accepted, clockSeconds(request.createdAt)],
    checking ? ['circle-check', 'done', after.confirmed] : ['smartphone', 'now', waiting.confirms, waiting.now],
    checking ? ['shield-check', 'now', after.received, waiting.now] : ['circle-dashed', 'next', waiting.comes],
    ...(checking ? [['circle-dashed', 'next', after.opens] satisfies [IconName, 'next', string]] : []),
  ]
  return (
    <ol className={styles.steps}>
      {steps.map(([icon, when, text, hint]) => (
        <li key={text} className={styles[when]} aria-current={when === 'now' ? 'step' : undefined}>
          <Icon name={icon} />
          <span>{text}</span>
          {hint !== undefined && <span className="num hint">{hint}</span>}
        </li>
      ))}
    </ol>
  )
}
