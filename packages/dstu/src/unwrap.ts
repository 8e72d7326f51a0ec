import { decodeBase64Text } from './base64.ts'
import { decryptEnveloped } from './cms/decrypt.ts'
import { readContentInfo } from './cms/signed-data.ts'
import { unsupportedFormat } from './content-kind.ts'
import { defaultLimits } from './limits.ts'
import { algorithmLabel, oids } from './oids.ts'
import type { EnvelopeReport, Limits, UnwrapOptions, UnwrapOutcome, Verified, VerifyOptions } from './outcome.ts'
import { Refusal } from './refusal.ts'
import { failureOf, verifySignedMessage } from './verify.ts'

/**
 * Decrypts and verifies one part of a delivery. Its form is determined from its bytes, never from its name: base64 or
 * DER, an EnvelopedData for us or none, a SignedData, the content. Computes on the calling thread and never throws
 * because of what `part` holds. Content is returned only when its signature is verified.
 */
export function unwrap(part: Uint8Array, options: UnwrapOptions): UnwrapOutcome {
  const limits = { ...defaultLimits, ...options.limits }
  try {
    const detached = options.detachedContent?.length ?? 0
    if (Math.max(part.length, detached) > limits.partBytes) throw new Refusal('malformed', 'too-large')
    return open(fromBase64(part), undefined, options, limits)
  } catch (error) {
    return failureOf(error)
  }
}

/** Verifies a SignedData that is not encrypted; `content` is that of a detached signature. */
export function verify(p7s: Uint8Array, options: VerifyOptions & { content?: Uint8Array }): UnwrapOutcome {
  const { content, ...rest } = options
  return unwrap(p7s, { ...rest, recipients: [], ...(content && { detachedContent: content }) })
}

/** Processes a SignedData, or an EnvelopedData with a SignedData in it. Any other nesting is refused. */
function open(
  bytes: Uint8Array,
  envelope: EnvelopeReport | undefined,
  options: UnwrapOptions,
  limits: Limits,
): Verified {
  refuseUnsupportedFormats(bytes)
  const { type, content } = readContentInfo(bytes, limits)
  if (type === oids.signedData) {
    return verifySignedMessage(
      { element: content, bytes: bytes.slice(), detached: options.detachedContent, envelope },
      options,
      limits,
    )
  }
  if (type !== oids.envelopedData)
    throw new Refusal('unsupported-format', 'cms-type', { found: algorithmLabel(type).slice(0, 80) })
  if (envelope) throw new Refusal('unsupported-format', 'nested-envelope')
  const { recipients, senders = [], trust } = options
  const { plain, alternative, report } = decryptEnveloped(content, { recipients, senders, trust, limits })
  try {
    return openPlain(plain, report, options, limits)
  } catch (error) {
    if (!alternative) throw error
    // Implementations differ, and the signature shows which plaintext is right.
    const alternativeResult = verifiedOrUndefined(() => openPlain(alternative(), report, options, limits))
    if (alternativeResult) return alternativeResult
    throw error
  }
}

/** Plaintext that is not CMS gives the same failure as a wrong key, so that the outcome does not tell them apart. */
function openPlain(plain: Uint8Array, report: EnvelopeReport, options: UnwrapOptions, limits: Limits): Verified {
  if (plain[0] !== 0x30) throw new Refusal('undecryptable', 'decryption-failed')
  return open(plain, report, options, limits)
}

function verifiedOrUndefined(attempt: () => Verified): Verified | undefined {
  try {
    return attempt()
  } catch (error) {
    failureOf(error)
    return undefined
  }
}

function fromBase64(part: Uint8Array): Uint8Array {
  if (part[0] === 0x30 && (part[1] ?? 0) >= 0x80) return part
  return decodeBase64Text(part) ?? part
}

function refuseUnsupportedFormats(bytes: Uint8Array): void {
  const unsupported = unsupportedFormat(bytes)
  if (unsupported)
    throw new Refusal(
      'unsupported-format',
      unsupported.reason,
      unsupported.found === undefined ? {} : { found: unsupported.found },
    )
}
