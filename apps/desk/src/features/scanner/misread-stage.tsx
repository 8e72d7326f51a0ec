import { Link } from 'react-router'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { EndSign } from '../../components/outcome-sign.tsx'
import { StageBox, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import styles from './misread-stage.module.css'
import { useScannerWords } from './words.ts'
import type { SetupFault } from './what-is-read.ts'

interface MisreadProps {
  fault: SetupFault
  show: number
  onNext: () => void
}

/** The scanner, and not the visitor's phone, seems to have made a code unreadable: there is nothing to ask of the visitor. */
export function Misread({ fault, show, onNext }: MisreadProps) {
  const words = useScannerWords().misread
  const common = useCommonWords()
  useStageAnnouncement(`${words.word}. ${words.reason}. ${words.blame} ${words.fault[fault]}`, 'status', show)
  return (
    <StageBox
      tone="end"
      facts={[common.input.scanner]}
      actions={<NextVisitor onNext={onNext} orNewCode />}
    >
      <EndSign icon="scan-barcode" />
      <StageWord>{words.word}</StageWord>
      <StageReason>{words.reason}</StageReason>
      <div className={styles.help}>
        <Icon name="triangle-alert" large />
        <div>
          <p><b>{words.blame}</b> {words.fault[fault]}</p>
          <p className="quiet">{words.meanwhile}</p>
          <Link to="/scanner" className={buttonClass({})}>{words.toSettings}</Link>
        </div>
      </div>
    </StageBox>
  )
}
