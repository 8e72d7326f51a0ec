import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Icon } from '../../../components/icon.tsx'
import { Note } from '../../../components/note.tsx'
import { createCredentialMutation } from '../queries.ts'
import { useTimeText } from '../use-time-text.ts'
import styles from './connect-page.module.css'
import { newestOf, type Credential } from './credential.ts'
import { CredentialForm } from './credential-form.tsx'
import { IssuedCredential } from './issued-credential.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { useConnectWords } from './words.ts'

/** With more at once, some would be forgotten. */
const mostAtOnce = 2

/** The credentials in use, a form for a new one, and a way to replace an old one without interruption. */
export function Credentials({ credentials, mayChange }: { credentials: readonly Credential[]; mayChange: boolean }) {
  const words = useConnectWords().credentials
  const create = useMutation(createCredentialMutation(useQueryClient()))
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<Credential>()
  return (
    <div id="credentials" className={styles.part}>
      <h3 tabIndex={-1}>{words.heading}</h3>
      <p className="hint">{words.help}</p>
      {credentials.length === 0 && create.data === undefined && (
        <p className="state tone-warn">
          <Icon name="triangle-alert" />
          {words.none}
        </p>
      )}
      {credentials.length > 0 && (
        <ul className={styles.pairs} aria-label={words.heading}>
          {credentials.map((credential) => (
            <CredentialRow
              key={credential.id}
              credential={credential}
              {...(mayChange && { onRevoke: () => setRevoking(credential) })}
            />
          ))}
        </ul>
      )}
      <Rotation credentials={credentials} />
      {create.data && <IssuedCredential issued={create.data} onDone={create.reset} />}
      {mayChange &&
        create.data === undefined &&
        (making ? (
          <CredentialForm
            mutation={create}
            taken={credentials.map(({ login }) => login)}
            onSubmit={(credential) => create.mutate(credential, { onSuccess: () => setMaking(false) })}
            onCancel={() => setMaking(false)}
          />
        ) : credentials.length < mostAtOnce ? (
          <Button {...(credentials.length === 0 && { kind: 'main' })} onClick={() => setMaking(true)}>
            {credentials.length === 0 ? words.create : words.createSecond}
          </Button>
        ) : (
          <p className="hint">{words.enough}</p>
        ))}
      {revoking && (
        <RevokeDialog
          credential={revoking}
          others={credentials.filter(({ id }) => id !== revoking.id)}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </div>
  )
}

function CredentialRow({
  credential: { login, createdAt, createdBy, lastUsedAt },
  onRevoke,
}: {
  credential: Credential
  onRevoke?: () => void
}) {
  const words = useConnectWords().credentials
  const when = useTimeText()
  return (
    <li>
      <div>
        <b translate="no">{login}</b>
        <span className="quiet">{words.made(when(createdAt), createdBy)}</span>
        <span className={lastUsedAt === undefined ? 'quiet' : 'tone-ok'}>
          {lastUsedAt === undefined ? words.unused : words.used(when(lastUsedAt))}
        </span>
      </div>
      {onRevoke && (
        <Button aria-label={words.revokeNamed(login)} onClick={onRevoke}>
          {words.revoke}
        </Button>
      )}
    </li>
  )
}

/**
 * Two credentials mean that the password is being changed: the next step depends on whether the newer one has been
 * used.
 */
function Rotation({ credentials }: { credentials: readonly Credential[] }) {
  const words = useConnectWords().credentials
  const newest = newestOf(credentials)
  if (credentials.length < mostAtOnce || newest === undefined) return null
  return (
    <Note tone="info" icon={newest.lastUsedAt === undefined ? 'hourglass' : 'circle-check'}>
      <p>
        <b>{words.rotation}.</b> {newest.lastUsedAt === undefined ? words.rotate.handOver : words.rotate.seen}
      </p>
    </Note>
  )
}
