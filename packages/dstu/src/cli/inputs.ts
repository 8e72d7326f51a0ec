import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  Asn1Error,
  isSelfSignedAuthority,
  openContainer,
  pairRecipients,
  readCertificates,
  TrustStore,
  type Certificate,
  type KeyContainer,
  type Policy,
  type UnwrapOptions,
  type VerifyOptions,
} from '../index.ts'
import { UsageError, type Options } from './arguments.ts'

/** Paths are relative to the caller's folder, which npm keeps in INIT_CWD: it runs the command in the project's folder. */
export function pathOf(name: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), name)
}

export function readFile(name: string): Uint8Array {
  try {
    return Uint8Array.from(readFileSync(pathOf(name)))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new UsageError(`${name}: cannot be read (${code})`)
  }
}

export function readCertificateFile(name: string): Certificate[] {
  const bytes = readFile(name)
  try {
    return readCertificates(bytes)
  } catch (error) {
    if (error instanceof Asn1Error) throw new UsageError(`${name}: no certificates in it (${error.message})`)
    throw error
  }
}

/** Options that every verification needs: trust store, policy and time. */
export function verifyOptions(options: Options, warn: (line: string) => void): VerifyOptions {
  const files = options.trust ?? []
  if (files.length === 0) throw new UsageError('--trust is missing: name the trust list')
  const policy = policyOf(options.policy)
  const now = options.now === undefined ? undefined : timeOf(options.now)
  const certificates = files.map((file) => {
    readCertificateFile(file)
    return readFile(file)
  })
  return {
    trust: TrustStore.load({ certificates, anchorsSha256: anchorsOf(options, files, warn) }),
    policy,
    ...(now && { now }),
  }
}

function anchorsOf(
  { anchor = [], anchors }: Options,
  files: readonly string[],
  warn: (line: string) => void,
): string[] {
  const named = [...anchor, ...(anchors === undefined ? [] : anchorLines(anchors))]
  if (named.length > 0) {
    const bad = named.find((hash) => !/^([0-9a-f]{2}:?){32}$/i.test(hash))
    if (bad !== undefined) throw new UsageError('an anchor is not a SHA-256 in hex')
    return named
  }
  const found = [
    ...new Map(
      files
        .flatMap(readCertificateFile)
        .filter(isSelfSignedAuthority)
        .map((c) => [c.sha256, c]),
    ).values(),
  ]
  if (found.length === 0) throw new UsageError('no self-signed CA certificate in the trust files: name the anchors')
  warn(`no --anchor given: trusting every self-signed CA certificate of the trust files (${found.length})`)
  return found.map((certificate) => certificate.sha256)
}

/** Reads the first word of each line; "#" starts a comment. */
function anchorLines(file: string): string[] {
  const lines = new TextDecoder().decode(readFile(file)).split(/\r?\n/)
  return lines.flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(0, 1)).filter((word) => word !== '')
}

function policyOf(name = 'diia-seal'): Policy {
  if (name === 'diia-seal' || name === 'any-trusted') return { kind: name }
  throw new UsageError('--policy is diia-seal or any-trusted')
}

function timeOf(text: string): Date {
  const time = new Date(text)
  if (Number.isNaN(time.getTime()) || !/^\d{4}-\d\d-\d\d/.test(text))
    throw new UsageError('--now is not an ISO time, such as 2026-11-23T09:00:00Z')
  return time
}

/** Pairs our keys with our certificates. The other certificates are those of senders. */
export function keyOptions(options: Options): Pick<UnwrapOptions, 'recipients' | 'senders'> {
  if (options.key === undefined) throw new UsageError('--key is missing: name the key container')
  if (options['password-file'] === undefined) throw new UsageError('--password-file is missing')
  const container = openKeys(options.key, options['password-file'])
  const certificates = [...container.certificates, ...(options.cert ?? []).flatMap(readCertificateFile)]
  const recipients = pairRecipients(container.privateKeys, certificates)
  if (recipients.length === 0)
    throw new UsageError('no certificate belongs to a key of the container: name ours with --cert')
  const ours = new Set(recipients.map(({ certificate }) => certificate.sha256))
  return { recipients, senders: certificates.filter((certificate) => !ours.has(certificate.sha256)) }
}

/** The password is the content of the file without the final line break. */
function openKeys(file: string, passwordFile: string): KeyContainer {
  const password = new TextDecoder().decode(readFile(passwordFile)).replace(/\r?\n$/, '')
  return openContainer(readFile(file), password)
}
