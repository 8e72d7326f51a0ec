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

/** Everything that opens and judges packages, held in memory; made where it is used, such as in a worker thread. */
export interface CryptoSettings {
  trust: TrustStore
  recipients: RecipientKey[]
  senders: Certificate[]
  status: CryptoStatus
}

/** What an operator may be shown of it. Plain data. */
export interface CryptoStatus {
  /** SHA-256 of anchors that are known to be for tests only. */
  testAnchors: string[]
  recipients: { subject: string; serialHex: string; notBefore: string; expiresAt: string }[]
  trustStoreSha256: string
}

export interface CryptoFiles {
  /** Certificates of authorities: p7b, PEM or DER. */
  trustFiles: string[]
  anchorsSha256: string[]
  /** The organisation's keys: PKCS#12, Key-6.dat, PKCS#8 or JKS. Its certificates may stand in it or in `certificateFiles`. */
  containerFile: string
  password: string
  certificateFiles?: string[]
  /** Diia's key agreement certificates, for packages that only name their sender. */
  senderFiles: string[]
}

/** A file or a setting that is not right. The text names the file and never the password. */
export class CryptoSettingsError extends Error {
  override readonly name = 'CryptoSettingsError'
}

/** Reads and checks all of it. @throws {CryptoSettingsError} */
export function loadCryptoSettings(files: CryptoFiles): CryptoSettings {
  const { trustFiles, anchorsSha256, containerFile, password, certificateFiles = [], senderFiles } = files
  const lists = trustFiles.map((file) => read(file))
  const trust = attempt(`trust files ${trustFiles.join(', ')}`, () =>
    TrustStore.load({ certificates: lists, anchorsSha256 }),
  )
  const container = attempt(`container ${containerFile}`, () => openContainer(read(containerFile), password))
  const ours = [...container.certificates, ...certificateFiles.flatMap(readAll)]
  const recipients = pairRecipients([...container.privateKeys], ours)
  if (recipients.length === 0)
    throw new CryptoSettingsError(
      `container ${containerFile}: no key in it has a certificate, there or in the certificate files`,
    )
  return {
    trust,
    recipients,
    senders: senderFiles.flatMap(readAll),
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

function readAll(file: string): Certificate[] {
  const bytes = read(file)
  return attempt(`certificate file ${file}`, () => readCertificates(bytes))
}

function read(file: string): Uint8Array {
  return attempt(`file ${file}`, () => readFileSync(file))
}

function attempt<T>(what: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof CryptoSettingsError) throw error
    throw new CryptoSettingsError(`${what}: ${error instanceof Error ? error.message : 'cannot be read'}`)
  }
}
