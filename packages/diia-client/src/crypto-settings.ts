import { readFileSync } from 'node:fs'
import {
  type Certificate,
  isKnownTestAnchor,
  openContainer,
  pairRecipients,
  readCertificates,
  type RecipientKey,
  TrustStore,
} from '@diia-desk/dstu'

/** Keys and certificates for decrypting and verifying packages. Load them where they are used, such as in a worker thread. */
export interface CryptoSettings {
  trust: TrustStore
  recipients: RecipientKey[]
  senders: Certificate[]
  status: CryptoStatus
}

/** The part of the settings that may be shown to an operator. It can be cloned between threads. */
export interface CryptoStatus {
  /** SHA-256 of the anchors that are only for tests. */
  testAnchors: string[]
  recipients: { subject: string; serialHex: string; notBefore: string; expiresAt: string }[]
  trustStoreSha256: string
}

export interface CryptoFiles {
  /** Trust lists and CA certificates: p7b, PEM or DER. */
  trustFiles: string[]
  anchorsSha256: string[]
  /** Container of the organisation's keys: PKCS#12, Key-6.dat, PKCS#8 or JKS. The certificates are in it or in `certificateFiles`. */
  containerFile: string
  password: string
  certificateFiles?: string[]
  /** Diia's key agreement certificates, for packages that do not enclose them. */
  senderFiles: string[]
}

/** A file or a setting is not usable. The message names the file and never contains the password. */
export class CryptoSettingsError extends Error {
  override readonly name = 'CryptoSettingsError'
}

/** Reads and checks keys and certificates. @throws {CryptoSettingsError} */
export function loadCryptoSettings(files: CryptoFiles): CryptoSettings {
  const { trustFiles, anchorsSha256, containerFile, password, certificateFiles = [], senderFiles } = files
  const trustLists = trustFiles.map((file) => read(file))
  const trust = attempt(`trust files ${trustFiles.join(', ')}`, () =>
    TrustStore.load({ certificates: trustLists, anchorsSha256 }),
  )
  const container = attempt(`container ${containerFile}`, () => openContainer(read(containerFile), password))
  const ownCertificates = [...container.certificates, ...certificateFiles.flatMap(readCertificateFile)]
  const recipients = pairRecipients([...container.privateKeys], ownCertificates)
  if (recipients.length === 0)
    throw new CryptoSettingsError(
      `container ${containerFile}: none of its keys has a certificate in the container or in the certificate files`,
    )
  return {
    trust,
    recipients,
    senders: senderFiles.flatMap(readCertificateFile),
    status: {
      testAnchors: trust.anchors.filter(isKnownTestAnchor).map(({ sha256 }) => sha256),
      recipients: recipients.map(({ certificate }) => ({
        subject: certificate.subject.text,
        serialHex: certificate.serialHex,
        notBefore: certificate.notBefore.toISOString(),
        expiresAt: certificate.notAfter.toISOString(),
      })),
      trustStoreSha256: trust.sha256,
    },
  }
}

function readCertificateFile(file: string): Certificate[] {
  const bytes = read(file)
  return attempt(`certificate file ${file}`, () => readCertificates(bytes))
}

function read(file: string): Uint8Array {
  return attempt(`file ${file}`, () => readFileSync(file))
}

/** Names the file or setting in the error of `action`. */
function attempt<T>(what: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (error instanceof CryptoSettingsError) throw error
    throw new CryptoSettingsError(`${what}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
}
