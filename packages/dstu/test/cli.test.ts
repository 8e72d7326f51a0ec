import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestHierarchy, envelop, sign, writeJks, writeP7b, writePkcs12 } from '../src/testing/index.ts'

const cli = resolve(import.meta.dirname, '../src/cli.ts')
const json = '{"documentTypes":["taxpayer-card"]}'
const keyArguments = ['--key', 'org.p12', '--password-file', 'password.txt', '--cert', 'diia-kep.cer', 'extra.cer']
const trustArguments = ['--trust', 'trust.p7b', 'tsa.cer', '--anchors', 'anchors.txt']
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dstu-cli-'))
  const pki = createTestHierarchy()
  const { seal, keyAgreement } = pki.organisation
  const p7s = sign(Buffer.from(json), pki.diiaSeal)
  const p7e = envelop(p7s, keyAgreement.certificate, { sender: pki.diiaKep })
  const files: Record<string, Uint8Array | string> = {
    'part.p7s.p7e': Buffer.from(p7e).toString('base64'),
    'part.p7s': p7s,
    'detached.p7s': sign(Buffer.from(json), pki.diiaSeal, { detached: true }),
    'content.json': json,
    'other.p7s': sign(Buffer.from(json), pki.organisation.seal),
    'org.p12': writePkcs12([seal, keyAgreement], 'пароль'),
    'org.jks': writeJks([seal, keyAgreement], 'пароль'),
    'password.txt': 'пароль\n',
    'wrong.txt': 'не той',
    'trust.p7b': writeP7b(pki.certificates),
    'tsa.cer': pki.tsa.certificate.der,
    'extra.cer': pki.diiaSeal.certificate.der,
    'diia-kep.cer': pki.diiaKep.certificate.der,
    'anchors.txt': `# корінь\n${pki.root.certificate.sha256}  навчальний\n`,
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command as npm does: in another folder, with the caller's folder in INIT_CWD. */
function run(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  })
  return { code: status, out: stdout, err: stderr }
}

test('unwrap writes the content and prints the signer', () => {
  const { code, out, err } = run(
    'unwrap',
    'part.p7s.p7e',
    ...keyArguments,
    ...trustArguments,
    '--out',
    'out.json',
    '--json',
  )
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(JSON.parse(out)).toMatchObject({
    status: 'verified',
    edrpou: '43395033',
    signer: { commonName: 'ДП «ДІЯ» (симулятор)' },
    digestAlgorithm: 'GOST-34.311',
    contentKind: 'json',
  })
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe(json)
  expect(statSync(join(folder, 'out.json')).mode & 0o077).toBe(0)
})

test('unwrap accepts a Java key store', () => {
  expect(run('unwrap', 'part.p7s.p7e', '--key', 'org.jks', ...keyArguments.slice(2), ...trustArguments)).toMatchObject({
    code: 0,
    err: '',
  })
})

test('verify prints the result for attached and detached signatures', () => {
  const attached = run('verify', 'part.p7s', ...trustArguments)
  expect(attached).toMatchObject({ code: 0, err: '' })
  expect(attached.out).toContain('ЄДРПОУ 43395033')
  expect(attached.out).not.toContain('taxpayer-card')
  expect(run('verify', 'detached.p7s', '--content', 'content.json', ...trustArguments).code).toBe(0)
})

test('without anchors every root of the trust files is trusted, with a warning', () => {
  const { code, err } = run('verify', 'part.p7s', '--trust', 'trust.p7b')
  expect(code).toBe(0)
  expect(err).toContain('no --anchor given')
})

test('a message that does not verify gives exit code 1 and no content', () => {
  const refused = run('verify', 'other.p7s', ...trustArguments, '--json', '--out', 'refused.json')
  expect(refused).toMatchObject({ code: 1, out: '{"status":"untrusted-signer","reason":"organisation"}\n' })
  expect(() => statSync(join(folder, 'refused.json'))).toThrow('ENOENT')
  expect(run('verify', 'detached.p7s', '--content', 'password.txt', ...trustArguments)).toMatchObject({
    code: 1,
    err: 'dstu: content-mismatch: digest\n',
  })
})

test.each([
  ['no command', ['--json'], 'a command is missing'],
  ['another command', ['open'], 'unknown command open'],
  ['no file', ['unwrap', ...trustArguments], 'FILE is missing'],
  ['a missing file', ['verify', 'absent.p7s', ...trustArguments], 'absent.p7s: cannot be read (ENOENT)'],
  ['no trust', ['verify', 'part.p7s'], '--trust is missing'],
  [
    'a trust file without certificates',
    ['verify', 'part.p7s', '--trust', 'content.json'],
    'content.json: no certificates in it',
  ],
  ['an unknown option', ['verify', 'part.p7s', '--force'], "Unknown option '--force'"],
  ['an option without value', ['verify', 'part.p7s', '--policy'], '--policy'],
  [
    'an unknown policy',
    ['verify', 'part.p7s', ...trustArguments, '--policy', 'none'],
    '--policy is diia-seal or any-trusted',
  ],
  ['an invalid time', ['verify', 'part.p7s', ...trustArguments, '--now', 'вчора'], '--now is not an ISO time'],
  ['an invalid anchor', ['verify', 'part.p7s', '--trust', 'trust.p7b', '--anchor', 'abc'], 'not a SHA-256'],
  [
    'an anchor that is not in the trust list',
    ['verify', 'part.p7s', '--trust', 'trust.p7b', '--anchor', '0'.repeat(64)],
    'not among the certificates',
  ],
  [
    'a wrong password',
    ['unwrap', 'part.p7s.p7e', '--key', 'org.p12', '--password-file', 'wrong.txt', ...trustArguments],
    'wrong password',
  ],
  [
    'a wrong password for a JKS',
    ['unwrap', 'part.p7s.p7e', '--key', 'org.jks', '--password-file', 'wrong.txt', ...trustArguments],
    'wrong password, or the JKS is damaged',
  ],
  [
    'a file that is not a key container',
    ['unwrap', 'part.p7s.p7e', '--key', 'content.json', '--password-file', 'password.txt', ...trustArguments],
    'key container',
  ],
  ['a missing folder of vectors', ['interop', 'absent'], 'no vectors in'],
])('%s gives a one-line error and exit code 2', (_, args, message) => {
  const { code, out, err } = run(...args)
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain(message)
  expect(err).not.toMatch(/\n {4}at /)
})
