import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestHierarchy, writeP7b, writePkcs12 } from '@diia-desk/dstu/testing'
import { afterAll, describe, expect, it } from 'vitest'
import { CryptoSettingsError, loadCryptoSettings } from '../src/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'diia-client-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hierarchy = createTestHierarchy()
const { organisation, root, diiaKep } = hierarchy
const password = 'пароль-1'
const write = (name: string, content: Uint8Array | string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const validFiles = {
  trustFiles: [write('trust.p7b', writeP7b([...hierarchy.certificates]))],
  anchorsSha256: [root.certificate.sha256],
  containerFile: write('keys.p12', writePkcs12([organisation.seal, organisation.keyAgreement], password)),
  password,
  senderFiles: [write('kep.cer', diiaKep.certificate.der)],
  policy: { kind: 'diia-seal' } as const,
}

describe('loadCryptoSettings', () => {
  it('loads keys, trust list and senders, and returns a status for the operator', () => {
    const { recipients, senders, status } = loadCryptoSettings(validFiles)
    expect(recipients.map(({ certificate }) => certificate.serialHex)).toContain(
      organisation.keyAgreement.certificate.serialHex,
    )
    expect(senders).toHaveLength(1)
    expect(status.testAnchors).toEqual([root.certificate.sha256])
    expect(status.recipients[0]).toMatchObject({ expiresAt: expect.stringMatching(/^20\d\d-/) })
    expect(structuredClone(status)).toEqual(status)
  })

  it.each([
    ['a missing file', { containerFile: join(folder, 'nowhere.p12') }, 'nowhere.p12'],
    ['a wrong password', { password: 'не той' }, 'keys.p12'],
    ['an anchor that is not in the list', { anchorsSha256: ['ab'.repeat(32)] }, 'trust.p7b'],
    ['a trust file without certificates', { trustFiles: [write('text.p7b', 'hello')] }, 'text.p7b'],
    ['a sender file without certificates', { senderFiles: [write('text.cer', 'hello')] }, 'text.cer'],
  ])('names the file and not the password in the error for %s', (_name, change, named) => {
    const load = (): unknown => loadCryptoSettings({ ...validFiles, ...change })
    expect(load).toThrow(CryptoSettingsError)
    expect(load).toThrow(named)
    expect(load).not.toThrow(/пароль-1|не той/)
  })
})
