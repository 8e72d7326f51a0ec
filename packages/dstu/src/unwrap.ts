import { decodeBase64Text } from './base64.ts'
import { decryptEnveloped } from './cms/decrypt.ts'
import { readContentInfo } from './cms/signed-data.ts'
import { foreignFormat } from './content-kind.ts'
import { defaultLimits } from './limits.ts'
import { algorithmLabel, oids } from './oids.ts'
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
    const detached = options.detachedContent?.length ?? 0
    if (Math.max(part.length, detached) > limits.partBytes) throw new Refusal('malformed', 'too-large')
    return open(fromBase64(part), undefined, options, limits)
  } catch (error) {
    return failureOf(error)
  }
}

/** Verifies a signature container that is not encrypted; `content` when it travels apart. */
export function verify(p7s: Uint8Array, options: VerifyOptions & { content?: Uint8Array }): UnwrapOutcome {
  const { content, ...rest } = options
  return unwrap(p7s, { ...rest, recipients: [], ...(content && { detachedContent: content }) })
}

/** One layer: a signature to verify, or an envelope with one in it. Any other nesting is refused. */
function open(
  bytes: Uint8Array,
  envelope: EnvelopeReport | undefined,
  options: UnwrapOptions,
  limits: Limits,
): Verified {
  refuseOtherFormats(bytes)
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
  const { plain, otherwise, report } = decryptEnveloped(content, { recipients, senders, trust, limits })
  try {
    return openPlain(plain, report, options, limits)
  } catch (error) {
    if (!otherwise) throw error
    // Whichever reading it is, the signature decides.
    const second = unwrapFailure(() => openPlain(otherwise(), report, options, limits))
    if (second) return second
    throw error
  }
}

/** Garbage under a right checksum, or content nobody signed: to the outside the same failure. */
function openPlain(plain: Uint8Array, report: EnvelopeReport, options: UnwrapOptions, limits: Limits): Verified {
  if (plain[0] !== 0x30) throw new Refusal('undecryptable', 'decryption-failed')
  return open(plain, report, options, limits)
}

function unwrapFailure(attempt: () => Verified): Verified | undefined {
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

function refuseOtherFormats(bytes: Uint8Array): void {
  const foreign = foreignFormat(bytes)
  if (foreign)
    throw new Refusal('unsupported-format', foreign.reason, foreign.found === undefined ? {} : { found: foreign.found })
}
