import type { ReactNode } from 'react'
import { Button, Key } from '../../components/button.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { EndIcon } from '../../components/outcome-icon.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import styles from './idle-stages.module.css'
import type { PictureTrouble } from './stage.ts'
import { useCodeWords } from './words.ts'

interface PictureStageProps {
  what: 'reading' | PictureTrouble
  /** Notice about unfinished work, above the heading. */
  notice: ReactNode
  show: number
  /** Button to continue an appeal that was begun; false if there is none. */
  resume: ReactNode
  onNext: () => void
}

/** A picture that was given to the clerk: a code is being searched in it, or why none was sent. */
export function PictureStage({ what, ...rest }: PictureStageProps) {
  return what === 'reading' ? (
    <ReadingPicture show={rest.show} onNext={rest.onNext} />
  ) : (
    <NothingSent {...rest} what={what} />
  )
}

function ReadingPicture({ show, onNext }: Pick<PictureStageProps, 'show' | 'onNext'>) {
  const words = useCodeWords()
  const common = useCommonWords()
  useStageAnnouncement(words.picture.reading.word, 'status', show)
  return (
    <StageBox
      tone="wait"
      facts={[common.input.picture]}
      actions={
        <Button large onClick={onNext}>
          {words.asking.cancel} <Key>Esc</Key>
        </Button>
      }
    >
      <StageWord>{words.picture.reading.word}</StageWord>
      <StageLead>{words.picture.stays}</StageLead>
      <div className={styles.progress} aria-hidden="true">
        <span />
      </div>
    </StageBox>
  )
}

function NothingSent({ what, notice, show, resume, onNext }: PictureStageProps & { what: PictureTrouble }) {
  const text = useCodeWords().picture[what]
  const common = useCommonWords()
  useStageAnnouncement(`${text.word}. ${text.reason}.`, 'status', show)
  return (
    <StageBox
      tone="end"
      facts={[common.input.picture]}
      actions={
        <>
          <NextVisitor onNext={onNext} />
          {resume}
        </>
      }
    >
      {notice}
      <EndIcon icon="ban" />
      <StageWord>{text.word}</StageWord>
      <StageReason>{text.reason}</StageReason>
      <StageLead>{text.help}</StageLead>
    </StageBox>
  )
}
