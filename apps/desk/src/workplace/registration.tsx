// The components of appeals at the workplace. Loaded in advance, when the workplace is open.
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
import { isRunning, type Stage } from '../features/codes/stage.ts'
import { ItemLines } from '../features/codes/today-row.tsx'
import { isAttachable, itemId } from './visit-store.ts'
import { useCodeWords } from '../features/codes/words.ts'
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

/** The form of a new appeal, with the results of this visit. */
export function Registration({
  workplace: { stageStore, visits, draft },
  whenTyped,
  onBack,
  onRegistered,
}: RegistrationProps) {
  const stage = useStore(stageStore)
  const items = useLive(useStore(visits).items)
  const attachable = items.filter(isAttachable)
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

/** The current state of the requests: they continue while the form is being filled in. */
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

/** One line instead of the stage, which the form covers: the outcome of a code that was read meanwhile. */
function ScanLine({ stage, items, onShow }: { stage: Stage; items: readonly TodayItem[]; onShow: () => void }) {
  const appeals = useAppealWords().scan
  const words = useCodeWords()
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
    if (stage.kind !== 'result') return undefined
    const { result } = stage
    if (result.kind === 'failed') {
      const { body, code } = result.problem
      return [
        `${words.failed.word[result.submission.mode]}.`,
        common.problem[code],
        body && common.supportNumber(supportNumber(body.callId)),
      ]
        .filter(Boolean)
        .join(' ')
    }
    // The current state: the stage keeps a request as it was when its code was read.
    const item = items.find((one) => itemId(one) === itemId(result)) ?? result
    // It is listed among the attachable items, with its state.
    if (items.includes(item) && isAttachable(item)) return undefined
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
