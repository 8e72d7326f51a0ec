import type { ReactNode } from 'react'
import { Button, Key } from '../../components/button.tsx'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { EndSign } from '../../components/outcome-sign.tsx'
import { StageBox, StageLead, StageReason, StageWord, useStageAnnouncement } from '../../components/stage-box.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import styles from './idle-stages.module.css'
import type { PictureTrouble } from './stage.ts'
import { useDeskWords } from './words.ts'

interface PictureStageProps {
  what: 'reading' | PictureTrouble
  /** Over the word: what is left unfinished. */
  notice: ReactNode
  show: number
  /** How to go on with an appeal that was begun; false where none was. */
  resume: ReactNode
  onNext: () => void
}

/** A picture that was sent to the clerk: a code is looked for in it, or none could be taken from it. */
export function PictureStage({ what, ...rest }: PictureStageProps) {
  return what === 'reading' ? <Looking show={rest.show} onNext={rest.onNext} /> : <Nothing {...rest} what={what} />
}

function Looking({ show, onNext }: Pick<PictureStageProps, 'show' | 'onNext'>) {
  const words = useDeskWords()
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

function Nothing({ what, notice, show, resume, onNext }: PictureStageProps & { what: PictureTrouble }) {
  const text = useDeskWords().picture[what]
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
      <EndSign icon="ban" />
      <StageWord>{text.word}</StageWord>
      <StageReason>{text.reason}</StageReason>
      <StageLead>{text.help}</StageLead>
    </StageBox>
  )
}
