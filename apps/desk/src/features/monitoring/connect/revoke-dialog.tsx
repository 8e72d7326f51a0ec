import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal'
import { announce } from '../../../components/announcer.tsx'
import { Button } from '../../../components/button.tsx'
import styles from '../../../components/dialog.module.css'
import { ProblemNote } from '../../../components/problem-note.tsx'
import { revokeCredentialMutation } from '../queries.ts'
import type { Credential } from './credential.ts'
import { useConnectWords } from './words.ts'

interface RevokeDialogProps {
  credential: Credential
  others: readonly Credential[]
  onClose: () => void
}

/** Asks for confirmation and says what will happen to the state's pulls. */
export function RevokeDialog({ credential, others, onClose }: RevokeDialogProps) {
  const words = useConnectWords().revoking
  const revoke = useMutation(revokeCredentialMutation(useQueryClient()))
  const otherUsed = others.some(({ lastUsedAt }) => lastUsedAt !== undefined)
  const outcome =
    others.length === 0
      ? words.onlyOne
      : otherUsed
        ? words.safe
        : credential.lastUsedAt === undefined
          ? undefined
          : words.inUse

  function confirm() {
    revoke.mutate(credential.id, {
      onSuccess: () => {
        announce(words.done(credential.login))
        onClose()
      },
    })
  }

  return (
    <ModalOverlay className={styles.overlay} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.modal}>
        <Dialog role="alertdialog" className={styles.dialog}>
          <Heading slot="title" className={styles.title}>
            {words.title(credential.login)}
          </Heading>
          {outcome !== undefined && (
            <p>
              <b>{outcome}</b>
            </p>
          )}
          <p>{words.what}</p>
          {revoke.isError && <ProblemNote title={words.failed} error={revoke.error} />}
          <div className={styles.acts}>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button className={styles.destructive} disabled={revoke.isPending} onClick={confirm}>
              {words.confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
