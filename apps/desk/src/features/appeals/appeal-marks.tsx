import type { AppealSummary } from '@diia-desk/contract'
import { Icon } from '../../components/icon.tsx'
import { useAppealWords } from './words.ts'

/** What sets an appeal apart from those that are counted and worked on as usual. */
export function AppealMarks({
  appeal: { isConsultation, isTest },
}: {
  appeal: Pick<AppealSummary, 'isConsultation' | 'isTest'>
}) {
  const words = useAppealWords()
  return (
    <>
      {isConsultation && (
        <span className="state">
          <Icon name="message-circle" />
          {words.consultation}
        </span>
      )}
      {isTest && (
        <span className="state">
          <Icon name="settings-2" />
          {words.test}
        </span>
      )}
    </>
  )
}
