// What of appeals is drawn at the desk. Fetched when the desk is open, before somebody needs it.
import { supportNumber, type Appeal, type TodayItem } from '@diia-desk/contract'
import { useQueries } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { announce } from '../components/announcer.tsx'
import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { RegisteredAppeal } from '../features/appeals/registered-appeal.tsx'
import { RegistrationForm } from '../features/appeals/registration-form.tsx'
import { useAppealWords } from '../features/appeals/words.ts'
import { isRunning, type Stage } from '../features/desk/stage.ts'
import { ItemLines } from '../features/desk/today-row.tsx'
import { isOfUse, itemId } from './visit-store.ts'
import { useDeskWords } from '../features/desk/words.ts'
import { documentRequestQuery } from '../features/document-requests/queries.ts'
import { hrefOfAppeal } from '../lib/addresses.ts'
import { useCommonWords } from '../lib/common-words.ts'
import { useStore } from '../lib/store.ts'
import type { Workplace } from './workplace.ts'

export { DropDraft } from '../features/appeals/drop-draft.tsx'
export { AppealStrip } from '../features/appeals/registered-appeal.tsx'

interface RegistrationProps {
  workplace: Workplace
  whenTyped: (act: () => void) => void
  onBack: () => void
  onRegistered: (appeal: Appeal) => void
}

/** The form of a new appeal, with what this visit has brought so far. */
export function Registration({
  workplace: { desk, visits, draft },
  whenTyped,
  onBack,
  onRegistered,
}: RegistrationProps) {
  const stage = useStore(desk)
  const items = useLive(useStore(visits).items)
  const attachable = items.filter(isOfUse)
  return (
    <RegistrationForm
      draft={draft}
      whenTyped={whenTyped}
      onBack={onBack}
      onRegistered={onRegistered}
      attachable={attachable.map((item) => ({
        id: itemId(item),
        kind: item.kind,
        copies: item.kind === 'validation' ? [] : item.request.copies,
        line: <ItemLines item={item} />,
      }))}
      scan={<ScanLine stage={stage} items={items} onShow={onBack} />}
    />
  )
}

/** Requests as they are now: they go on while the form is being filled in. */
function useLive(items: readonly TodayItem[]): TodayItem[] {
  const requests = items.flatMap((item) => (item.kind === 'document-request' ? [item.request] : []))
  const fresh = useQueries({
    queries: requests.map((request) => ({ ...documentRequestQuery(request.id), initialData: request })),
  })
  const known = new Map(fresh.map(({ data }) => [data.id, data]))
  return items.map((item) =>
    item.kind === 'validation' ? item : { ...item, request: known.get(item.request.id) ?? item.request },
  )
}

/** One line instead of the stage that the form covers: what becomes of a code that is read meanwhile. */
function ScanLine({ stage, items, onShow }: { stage: Stage; items: readonly TodayItem[]; onShow: () => void }) {
  const appeals = useAppealWords().scan
  const words = useDeskWords()
  const common = useCommonWords()
  const text = textOf()
  useEffect(() => {
    if (text !== undefined) announce(text)
  }, [text])
  if (text === undefined) return null
  const running = isRunning(stage)
  return (
    <>
      <span className={`state ${running ? 'tone-wait' : 'tone-warn'}`}>
        <Icon name={running ? 'hourglass' : 'circle-alert'} />
        {text}
      </span>
      {!running && (
        <Button kind="plain" onClick={onShow}>
          {appeals.show}
        </Button>
      )}
    </>
  )

  function textOf(): string | undefined {
    if (stage.kind === 'asking') return stage.submission.mode === 'check' ? appeals.asking : appeals.asked
    if (stage.kind === 'not-sent') return `${words.notSent[stage.why].word}. ${words.notSent[stage.why].reason}.`
    if (stage.kind === 'picture')
      return stage.what === 'reading'
        ? appeals.reading
        : `${words.picture[stage.what].word}. ${words.picture[stage.what].reason}.`
    if (stage.kind !== 'answer') return undefined
    const { answer } = stage
    if (answer.kind === 'failed') {
      const { body, code } = answer.problem
      return [
        `${words.failed.word[answer.submission.mode]}.`,
        common.problem[code],
        body && common.supportNumber(supportNumber(body.callId)),
      ]
        .filter(Boolean)
        .join(' ')
    }
    // As it is now: the stage keeps a request as it was when its code was read.
    const item = items.find((one) => itemId(one) === itemId(answer)) ?? answer
    // It stands among what can be attached, and says there how it is.
    if (items.includes(item) && isOfUse(item)) return undefined
    const word =
      item.kind === 'validation'
        ? words.today.validation[item.validation.outcome]
        : words.today.request[item.request.state]
    return `${word}. ${appeals.notAttached}`
  }
}

/** The appeal that is open at this window. */
export function OpenAppeal({ id, onAnother, onNext }: { id: string; onAnother: () => void; onNext: () => void }) {
  const navigate = useNavigate()
  return (
    <RegisteredAppeal
      id={id}
      hrefOf={hrefOfAppeal}
      onOpen={(open) => void navigate(hrefOfAppeal(open))}
      onAnother={onAnother}
      onNext={onNext}
    />
  )
}
