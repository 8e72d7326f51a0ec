import { decryptEnveloped } from './cms/decrypt.ts'
import { readContentInfo } from './cms/signed-data.ts'
import { decodeBase64Text, isPdf, isZip } from './content-kind.ts'
import { defaultLimits } from './limits.ts'
import { oids } from './oids.ts'
import type { EnvelopeReport, Limits, UnwrapOptions, UnwrapOutcome, Verified, VerifyOptions } from './outcome.ts'
import { Refusal } from './refusal.ts'
import { failureOf, verifySignedMessage } from './verify.ts'

/**
 * Opens one part of a delivery, by what it is and not by its name: base64 or not, an EnvelopedData
 * addressed to us or none, a SignedData, the content. Pure computation on the calling thread; never
 * throws for anything in `part`. Content is returned only under a verified signature.
 */
export function unwrap(part: Uint8Array, options: UnwrapOptions): UnwrapOutcome {
  const limits = { ...defaultLimits, ...options.limits }
  try {
    return peel(part, options, limits)
  } catch (error) {
    return failureOf(error)
  }
}

/** Verifies a signature container that is not encrypted; `content` when it travels apart. */
export function verify(p7s: Uint8Array, options: VerifyOptions & { content?: Uint8Array }): UnwrapOutcome {
  const { content, ...rest } = options
  return unwrap(p7s, { ...rest, recipients: [], ...(content && { detachedContent: content }) })
}

function peel(part: Uint8Array, options: UnwrapOptions, limits: Limits): Verified {
  if (part.length > limits.partBytes) throw new Refusal('malformed', 'too-large')
  if ((options.detachedContent?.length ?? 0) > limits.partBytes) throw new Refusal('malformed', 'too-large')
  let bytes = fromBase64(part)
  let envelope: EnvelopeReport | undefined
  for (let layer = 0; layer < limits.layers; layer++) {
    refuseOtherFormats(bytes)
    const { type, content } = readContentInfo(bytes, limits)
    if (type === oids.signedData) {
      const signedData = bytes === part ? part.slice() : bytes
      return verifySignedMessage({ element: content, bytes: signedData, detached: options.detachedContent, envelope }, options, limits)
    }
    if (type !== oids.envelopedData) throw new Refusal('unsupported-format', 'cms-type')
    if (envelope) throw new Refusal('unsupported-format', 'nested-envelope')
    const opened = decryptEnveloped(content, {
      recipients: options.recipients, senders: options.senders ?? [], trust: options.trust, limits,
    })
    envelope = opened.report
    bytes = opened.plain
    // Garbage under a right checksum, or content nobody signed: to the outside the same failure.
    if (bytes[0] !== 0x30) throw new Refusal('undecryptable', 'decryption-failed')
  }
  throw new Refusal('unsupported-format', 'too-many-layers')
}

function fromBase64(part: Uint8Array): Uint8Array {
  if (part[0] === 0x30 && (part[1] ?? 0) >= 0x80) return part
  return decodeBase64Text(part) ?? part
}

function refuseOtherFormats(bytes: Uint8Array): void {
  if (isZip(bytes)) throw new Refusal('unsupported-format', 'zip')
  if (isPdf(bytes)) throw new Refusal('unsupported-format', 'not-signed')
  if (bytes[0] !== 0x30) throw new Refusal('unsupported-format', 'not-cms')
}
