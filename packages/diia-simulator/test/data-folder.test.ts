import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openContainer, readCertificates, TrustStore } from '@diia-desk/dstu'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dataFiles, startSimulator } from '../src/index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diia-simulator-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = (name: string): Buffer => readFileSync(join(folder, name))
const readText = (name: string): string => read(name).toString('utf8').trim()

it('keeps keys, tokens and the branch between runs', async () => {
  const first = await startSimulator({ dataFolder: folder })
  await first.close()
  const before = Object.values(dataFiles).map((name) => [name, read(name).toString('hex')])
  const second = await startSimulator({ dataFolder: folder })
  await second.close()
  expect(Object.values(dataFiles).map((name) => [name, read(name).toString('hex')])).toEqual(before)
  expect([second.acquirerToken, second.authAcquirerToken, second.branchId]).toEqual([
    first.acquirerToken,
    first.authAcquirerToken,
    first.branchId,
  ])
  expect([readText(dataFiles.acquirerToken), readText(dataFiles.branchId)]).toEqual([
    first.acquirerToken,
    first.branchId,
  ])
  expect(Buffer.from(second.authAcquirerToken, 'base64').toString()).toBe(`acquirer_1:${first.acquirerToken}`)
})

it('writes the files that a partner’s configuration needs', async () => {
  const simulator = await startSimulator({ dataFolder: folder })
  await simulator.close()
  const trust = TrustStore.load({
    certificates: [read(dataFiles.trust)],
    anchorsSha256: readText(dataFiles.anchors).split('\n'),
  })
  expect(trust.anchors).toHaveLength(1)
  const { privateKeys, certificates } = openContainer(
    read(dataFiles.organisation),
    readText(dataFiles.organisationPassword),
  )
  expect([privateKeys.length, certificates.length]).toEqual([2, 2])
  expect(readCertificates(read(dataFiles.diiaKep))[0]?.edrpou).toBe('43395033')
  for (const name of [dataFiles.hierarchy, dataFiles.organisation, dataFiles.acquirerToken])
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
})

it('writes a missing file again, and refuses a folder with damaged keys', async () => {
  await (await startSimulator({ dataFolder: folder })).close()
  const trust = read(dataFiles.trust)
  rmSync(join(folder, dataFiles.trust))
  await (await startSimulator({ dataFolder: folder })).close()
  expect(read(dataFiles.trust)).toEqual(trust)
  writeFileSync(join(folder, dataFiles.hierarchy), '{')
  rmSync(join(folder, dataFiles.trust))
  await expect(startSimulator({ dataFolder: folder })).rejects.toThrow(dataFiles.hierarchy)
})
