// npm run simulator -- …: a simulated Diia that other programs can call.
import { readFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dataFiles } from './data-folder.ts'
import { type Simulator, startSimulator } from './start-simulator.ts'

const help = `A simulated Diia for partners' programs and for demonstrations. Invented people, real DSTU cryptography.

  npm run simulator -- [--port 4010] [--callback URL] [--host] [--data DIR]
                       [--organisation-certificate FILE] [--require-basic]

  --port N       port to listen on; default 4010, 0 for any free port
  --callback URL where copies are delivered when the visitor has agreed
  --host         listen on all addresses, so that a real phone in the same network can open the page
  --data DIR     folder for certificates, keys and tokens (default .data/simulator)
  --organisation-certificate FILE
                 encrypt for this key agreement certificate (DER, PEM or p7b) instead of the demo organisation's
  --require-basic
                 require Basic authorisation for the token call, as Diia's test environment does
`

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

const options = readOptions()
const simulator = await startSimulator({ ...options, ...(options.lan ? { host: '0.0.0.0' } : {}) }).catch(
  (error: unknown) => {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    return fail(
      taken
        ? `Port ${options.port} is taken. Choose another: --port ${options.port + 100}`
        : error instanceof Error
          ? error.message
          : 'The simulator did not start.',
    )
  },
)
console.log(describe(simulator))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void simulator.close().then(() => process.exit(0)))
// A parent process, such as the start command, waits for this message.
process.send?.({ ready: simulator.url })

function readOptions() {
  const { values } = parse()
  if (values.help) {
    console.log(help)
    process.exit(0)
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port must be a number from 0 to 65535.')
  if (values.callback !== undefined && !/^https?:\/\//.test(values.callback))
    fail('--callback must be an http or https address.')
  const certificateFile = values['organisation-certificate']
  return {
    port,
    lan: values.host,
    dataFolder: resolve(values.data),
    requireBasic: values['require-basic'],
    ...(values.callback === undefined ? {} : { callbackUrl: values.callback }),
    ...(certificateFile === undefined ? {} : { organisationCertificate: readCertificateFile(certificateFile) }),
  }
}

function parse() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '4010' },
        callback: { type: 'string' },
        host: { type: 'boolean', default: false },
        data: { type: 'string', default: join('.data', 'simulator') },
        'organisation-certificate': { type: 'string' },
        'require-basic': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : 'Bad arguments.'}\n\n${help}`)
  }
}

function readCertificateFile(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    return fail(`--organisation-certificate: ${file} cannot be read.`)
  }
}

function describe({ url, phoneUrl, acquirerToken, authAcquirerToken, branchId }: Simulator): string {
  const file = (name: string): string => join(options.dataFolder, name)
  const port = new URL(url).port
  const lan = options.lan ? addresses().map((address) => `http://${address}:${port}/phone`) : []
  return `
Simulated Diia: invented people, real cryptography, never for production.

  Partner API          ${url}
  Visitor's phone      ${[phoneUrl, ...lan].join('\n                       ')}
  Callback             ${options.callbackUrl ?? 'none: give --callback, else copies cannot be delivered'}

  Acquirer token       ${acquirerToken}
  Basic authorisation  ${authAcquirerToken}${options.requireBasic ? ' (required)' : ''}
  Branch               ${branchId}

  Trust list           ${file(dataFiles.trust)} (anchors: ${file(dataFiles.anchors)})
  Diia's KEP           ${file(dataFiles.diiaKep)}
  Encrypted to         ${'organisationCertificate' in options ? 'the certificate given' : `${file(dataFiles.organisation)}, password in ${file(dataFiles.organisationPassword)}`}

  Visitor's password   12345
  Control API          ${url}/control (loopback only)
`
}

function addresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address),
  )
}
