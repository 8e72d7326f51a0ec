import { parseArgs } from 'node:util'

/** The command was called incorrectly. The message is one line. */
export class UsageError extends Error {
  override name = 'UsageError'
}

export const usage = `Usage:
  npm run dstu -- unwrap FILE --key CONTAINER --password-file FILE --trust FILE… [options]
  npm run dstu -- verify P7S [--content FILE] --trust FILE… [options]
  npm run dstu -- interop DIR

Options:
  --trust FILE…         trust lists and CA certificates: p7b, PEM or DER
  --anchor SHA256…      trust anchors, by the SHA-256 of the certificate
  --anchors FILE        the same, one per line; default: every self-signed CA certificate of the trust files
  --cert FILE…          our certificates, and those of senders whose messages do not enclose them
  --policy POLICY       diia-seal (default) or any-trusted
  --now ISO             verify as of this time; default: now
  --out FILE            write the verified content here
  --json                print one JSON object

FILE must follow the command. Exit: 0 verified, 1 not verified, 2 could not be checked.`

const options = {
  key: { type: 'string' },
  'password-file': { type: 'string' },
  content: { type: 'string' },
  trust: { type: 'string', multiple: true },
  anchor: { type: 'string', multiple: true },
  cert: { type: 'string', multiple: true },
  anchors: { type: 'string' },
  policy: { type: 'string' },
  now: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const multiple: ReadonlySet<string> = new Set(['trust', 'anchor', 'cert'])

export type Options = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

export interface Command {
  name: string
  /** The words after the command's name that are not options. */
  operands: readonly string[]
  options: Options
}

/** Reads the arguments; an option that takes several values takes all words until the next option. */
export function readArguments(args: readonly string[]): Command {
  let parsed
  try {
    parsed = parseArgs({ args: repeatOptions(args), options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.replace(/\. .*/s, '') : 'arguments cannot be read')
  }
  const [name = '', ...operands] = parsed.positionals
  return { name, operands, options: parsed.values }
}

/** `--trust a b` becomes `--trust=a --trust=b`, which is what parseArgs understands. */
function repeatOptions(args: readonly string[]): string[] {
  let openOption: string | undefined
  return args.flatMap((word) => {
    if (word.startsWith('--')) {
      const name = word.slice(2)
      openOption = multiple.has(name) ? name : undefined
      return openOption === undefined ? [word] : []
    }
    return openOption === undefined ? [word] : [`--${openOption}=${word}`]
  })
}
