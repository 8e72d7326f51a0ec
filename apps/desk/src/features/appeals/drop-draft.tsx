import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button, Key } from '../../components/button.tsx'
import styles from '../../components/dialog.module.css'
import { useAppealWords } from './words.ts'

interface DropDraftProps {
  onContinue: () => void
  onDrop: () => void
  /** Neither: nothing changes. */
  onClose: () => void
}

/** Asks for confirmation before the next visitor when an appeal was begun and not registered. */
export function DropDraft({ onContinue, onDrop, onClose }: DropDraftProps) {
  const words = useAppealWords().dropping
  return (
    <ModalOverlay className={styles.overlay} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal}>
        <Dialog role="alertdialog" className={styles.dialog}>
          <Heading slot="title" className={styles.title}>
            {words.title}
          </Heading>
          <p>{words.what}</p>
          <div className={styles.acts}>
            <Button kind="main" onClick={onContinue}>
              {words.goOn} <Key>F9</Key>
            </Button>
            <Button className={styles.destructive} onClick={onDrop}>
              {words.drop}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
