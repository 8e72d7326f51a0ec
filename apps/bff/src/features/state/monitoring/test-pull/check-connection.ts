// Checks the way to an address step by step, as any client takes it: name, connection, certificate.
import { lookup } from 'node:dns/promises'
import { BlockList, connect, isIP } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { TestPullFinding } from '@diia-desk/contract'
import { fieldsOf } from '../../../../thrown.ts'

export interface StepResult {
  outcome: 'ok' | 'failed' | 'warning'
  finding?: TestPullFinding
  fact?: string
}

const waitMs = 10_000
const soonMs = 30 * 86_400_000

const privateNetworks = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['0.0.0.0', 8],
] as const)
  privateNetworks.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  privateNetworks.addSubnet(network, prefix, 'ipv6')

export function checkAddress(base: string): StepResult {
  if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol))
    return { outcome: 'failed', finding: 'not-an-address' }
  if (new URL(base).protocol === 'http:') return { outcome: 'warning', finding: 'plain-http', fact: base }
  return { outcome: 'ok', fact: base }
}

export async function checkName(host: string): Promise<StepResult> {
  try {
    const addresses = (await withTimeout(lookup(host, { all: true }))).map(({ address }) => address)
    const fact = addresses.join(', ')
    // Only as seen from this machine: with a private name server, the state may get another address.
    return addresses.every((address) => privateNetworks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))
      ? { outcome: 'warning', finding: 'private-address', fact }
      : { outcome: 'ok', fact }
  } catch (error) {
    return {
      outcome: 'failed',
      finding: /^(EAI_AGAIN|ETIMEOUT|ETIMEDOUT)$/.test(codeOf(error)) ? 'name-service-silent' : 'name-not-found',
      fact: host,
    }
  }
}

export async function checkConnection(host: string, port: number): Promise<StepResult> {
  const socket = connect({ host, port })
  try {
    await waitForEvent(socket, 'connect')
    return { outcome: 'ok', fact: `${socket.remoteAddress ?? host}:${port}` }
  } catch (error) {
    return { outcome: 'failed', finding: connectionFinding(error), fact: `${host}:${port}` }
  } finally {
    socket.destroy()
  }
}

/** Checks the certificate. Nothing is sent over this connection, so it need not be trusted. */
export async function checkCertificate(host: string, port: number, now: Date, ca?: string): Promise<StepResult> {
  const socket = connectTls({
    host,
    port,
    rejectUnauthorized: false,
    ...(isIP(host) === 0 && { servername: host }),
    ...(ca !== undefined && { ca }),
  })
  try {
    await waitForEvent(socket, 'secureConnect')
    const ends = new Date(socket.getPeerCertificate().valid_to)
    const fact = Number.isNaN(ends.getTime()) ? undefined : ends.toISOString().slice(0, 10)
    const finding = socket.authorized ? undefined : certificateFinding(socket.authorizationError)
    if (finding !== undefined) return { outcome: 'failed', finding, ...(fact !== undefined && { fact }) }
    return {
      ...(ends.getTime() - now.getTime() < soonMs
        ? { outcome: 'warning', finding: 'certificate-expires-soon' }
        : { outcome: 'ok' }),
      ...(fact !== undefined && { fact }),
    }
  } catch (error) {
    return {
      outcome: 'failed',
      finding: codeOf(error) === 'ETIMEDOUT' ? 'timeout' : 'tls-failed',
      fact: `${host}:${port}`,
    }
  } finally {
    socket.destroy()
  }
}

export function connectionFinding(error: unknown): TestPullFinding {
  const findings: Record<string, TestPullFinding> = {
    ECONNREFUSED: 'connection-refused',
    ECONNRESET: 'connection-lost',
    EPIPE: 'connection-lost',
    EHOSTUNREACH: 'unreachable',
    ENETUNREACH: 'unreachable',
    ETIMEDOUT: 'timeout',
  }
  return findings[codeOf(error)] ?? 'connection-lost'
}

function certificateFinding(error: unknown): TestPullFinding {
  // The code of an error or, for an incomplete chain, the plain text.
  const code = typeof error === 'string' ? error : codeOf(error)
  const findings: Record<string, TestPullFinding> = {
    CERT_HAS_EXPIRED: 'certificate-expired',
    CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
    ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-name',
    HOSTNAME_MISMATCH: 'certificate-wrong-name',
  }
  return findings[code] ?? 'certificate-not-trusted'
}

async function waitForEvent(socket: Socket, event: 'connect' | 'secureConnect'): Promise<void> {
  await withTimeout(
    new Promise<void>((resolve, reject) => {
      socket.once(event, resolve)
      socket.once('error', reject)
      socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
    }),
  )
}

async function withTimeout<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' })), waitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

function codeOf(error: unknown): string {
  // A name with several addresses fails with one error that contains the others.
  const { code, errors } = fieldsOf(error) as { code?: unknown; errors?: unknown[] }
  return typeof code === 'string' ? code : (errors?.map(codeOf)[0] ?? '')
}
