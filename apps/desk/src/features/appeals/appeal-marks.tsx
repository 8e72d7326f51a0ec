import type { AppealSummary } from '@diia-desk/contract'
import { Icon } from '../../components/icon.tsx'
import { useAppealWords } from './words.ts'

/** Labels of an appeal that is counted or handled differently from the usual ones. */
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
