import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { buttonClass } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { EndIcon } from '../../components/outcome-icon.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import styles from './misread-stage.module.css'
import { faultText } from './fault-text.ts'
import { useScannerWords } from './words.ts'
import type { ScanFault } from './judge-scan.ts'

interface MisreadProps {
  /** Notice about unfinished work, above the heading. */
  notice: ReactNode
  /** Button to continue an appeal that was begun; false if there is none. */
  resume: ReactNode
  fault: ScanFault
  show: number
  onNext: () => void
}

/** The scanner's settings are wrong, or it has read another code; the visitor cannot do anything about it. */
export function Misread({ fault, notice, resume, show, onNext }: MisreadProps) {
  const words = useScannerWords().misread
  const common = useCommonWords()
  const otherCode = fault.kind === 'other-symbology'
  const { word, reason } = otherCode ? words.otherSymbology : words
  const text = faultText(fault, words)
  useStageAnnouncement(`${word}. ${reason}. ${otherCode ? '' : `${words.blame} `}${text}`, 'status', show)
  return (
    <StageBox
      tone="end"
      facts={[common.input.scanner]}
      actions={
        <>
          <NextVisitor onNext={onNext} orNewCode={resume === false} />
          {resume}
        </>
      }
    >
      {notice}
      <EndIcon icon={otherCode ? 'ban' : 'scan-barcode'} />
      <StageWord>{word}</StageWord>
      <StageReason>{reason}</StageReason>
      {otherCode ? (
        <StageLead>{text}</StageLead>
      ) : (
        <div className={styles.help}>
          <Icon name="triangle-alert" large />
          <div>
            <p>
              <b>{words.blame}</b> {text}
            </p>
            <p className="quiet">{words.meanwhile}</p>
            <Link to="/scanner" className={buttonClass({})}>
              {words.toSettings}
            </Link>
          </div>
        </div>
      )}
    </StageBox>
  )
}
