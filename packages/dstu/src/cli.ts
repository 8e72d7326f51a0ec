import { writeFileSync } from 'node:fs'
import { readArguments, usage, UsageError, type Command } from './cli/arguments.ts'
import { keyOptions, pathOf, readFile, verifyOptions } from './cli/inputs.ts'
import { ContainerError, TrustStoreError, unwrap, verify, type UnwrapOutcome } from './index.ts'
import { runChecks } from './interop/check.ts'
import { collectChecks } from './interop/vectors.ts'

/** The command line `npm run dstu -- …`. Returns the exit code. */
function main(args: readonly string[]): number {
  try {
    const command = readArguments(args)
    if (args.length === 0 || command.options.help || command.name === 'help') {
      console.log(usage)
      return 0
    }
    switch (command.name) {
      case 'unwrap':
        return report(unwrapFile(command), command)
      case 'verify':
        return report(verifyFile(command), command)
      case 'interop':
        return interop(operand(command, 'DIR'))
      default:
        throw new UsageError(command.name === '' ? `a command is missing\n${usage}` : `unknown command ${command.name}`)
    }
  } catch (error) {
    const expected = error instanceof UsageError || error instanceof ContainerError || error instanceof TrustStoreError
    if (!expected) throw error
    console.error(`dstu: ${error instanceof ContainerError ? `key container: ${error.message}` : error.message}`)
    return 2
  }
}

function operand({ name, operands }: Command, what: string): string {
  const [first, ...more] = operands
  if (first === undefined) throw new UsageError(`${name}: ${what} is missing; it must follow the command`)
  if (more.length > 0) throw new UsageError(`${name}: one ${what} at a time`)
  return first
}

function unwrapFile(command: Command): UnwrapOutcome {
  const part = readFile(operand(command, 'FILE'))
  return unwrap(part, { ...verifyOptions(command.options, warn), ...keyOptions(command.options) })
}

function verifyFile(command: Command): UnwrapOutcome {
  const p7s = readFile(operand(command, 'P7S'))
  const { content } = command.options
  return verify(p7s, {
    ...verifyOptions(command.options, warn),
    ...(content !== undefined && { content: readFile(content) }),
  })
}

function warn(line: string): void {
  console.error(`dstu: ${line}`)
}

/** Writes content only when it is verified, and only to the file given with --out. */
function report(outcome: UnwrapOutcome, { options }: Command): number {
  if (outcome.status !== 'verified') {
    const { status, reason, found } = outcome
    if (options.json) console.log(JSON.stringify({ status, reason, ...(found !== undefined && { found }) }))
    else console.error(`dstu: ${status}: ${reason}${found === undefined ? '' : `: ${found}`}${hint(reason)}`)
    return 1
  }
  if (options.out !== undefined) writeContent(options.out, outcome.content)
  const { signer, ...rest } = outcome.report
  const summary = {
    status: outcome.status,
    signer,
    edrpou: signer.edrpou ?? null,
    contentKind: outcome.contentKind,
    contentBytes: outcome.content.length,
    ...rest,
  }
  if (options.json) console.log(JSON.stringify({ ...summary, signatureSha256: outcome.signatureSha256 }))
  else {
    console.log(
      printable(
        `verified: ${signer.commonName}${signer.edrpou === undefined ? '' : `, ЄДРПОУ ${signer.edrpou}`}, issued by ${signer.issuer}`,
      ),
    )
    console.log(
      `signed: ${rest.bestTime ?? 'no time given'}${rest.timestampedAt === undefined ? ' (signer’s claim)' : ' (timestamp)'}`,
    )
    for (const why of rest.ignoredTimestamps ?? []) console.log(`timestamp ignored: ${why}`)
    console.log(
      `content: ${outcome.contentKind}, ${outcome.content.length} bytes, SHA-256 ${rest.contentSha256}${options.out === undefined ? '' : ` → ${options.out}`}`,
    )
  }
  return 0
}

/** Replaces control characters, so that a certificate's names cannot send commands to the terminal. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '\u{fffd}')
}

function hint(reason: string): string {
  switch (reason) {
    case 'signed-in-the-future':
      return ' (the signature is later than --now)'
    case 'not-an-electronic-seal':
    case 'organisation':
      return ' (the signer is not Diia; --policy any-trusted accepts any trusted signer)'
    default:
      return ''
  }
}

function writeContent(name: string, content: Uint8Array): void {
  try {
    writeFileSync(pathOf(name), content, { mode: 0o600 })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new UsageError(`${name}: cannot be written (${code})`)
  }
}

/** Checks the messages of other implementations. */
function interop(folder: string): number {
  let checks
  try {
    checks = collectChecks(pathOf(folder))
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the vectors cannot be read')
  }
  const results = runChecks(checks)
  for (const { group, passed, failures } of results) {
    console.log(`${group}: ${passed} of ${passed + failures.length}`)
    for (const { name, why } of failures) console.error(`  failed ${name}: ${why}`)
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  console.log(`foreign vectors: ${passed} of ${checks.length} checked`)
  return passed === checks.length ? 0 : 1
}

process.exitCode = main(process.argv.slice(2))
