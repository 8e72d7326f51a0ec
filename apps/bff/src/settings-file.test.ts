import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSettingsFile } from './settings-file.ts'

function file(text: string, mode = 0o600): string {
  const path = join(mkdtempSync(join(tmpdir(), 'settings-file-')), 'desk.env')
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}
function faultsOf(path: string): string {
  try {
    readSettingsFile(path)
    return 'none'
  } catch (error) {
    return (error as Error).message
  }
}

it('reads the documented example', () => {
  const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
  expect(readSettingsFile(file(example))).toMatchObject({
    DESK_MODE: 'production',
    CENTRE_NAME: 'ЦНАП Яснополянської громади',
    MASTER_KEY_FILE: '/etc/diia-desk/master-key',
    POSTGRES_URL: '',
  })
})

it('reads like Node: quotes, comments after a value, export', () => {
  expect(readSettingsFile(file('export PORT=4000 # here\r\nCENTRE_NAME="ЦНАП # 1"\n'), {})).toEqual({
    PORT: '4000',
    CENTRE_NAME: 'ЦНАП # 1',
  })
})

it('ignores settings of the environment, and keeps variables that control Node', () => {
  const environment = { NODE_DEBUG: 'http', PORT: '1', MASTER_KEY_FILE: '/elsewhere', LOG_LEVEL: 'debug' }
  expect(readSettingsFile(file('PORT=4000\n'), environment)).toEqual({ NODE_DEBUG: 'http', PORT: '4000' })
})

it('reports a missing file', () => {
  expect(faultsOf('/nowhere/desk.env')).toBe("--settings: /nowhere/desk.env can't be read (ENOENT)")
  expect(faultsOf(tmpdir())).toMatch(/can't be read \(EISDIR\)/)
})

it('reports unknown names, lines without a setting and repeated names, all at once and without values', () => {
  const faults = faultsOf(file('PROT=4000\nMASTER KEY=hidden\nPORT=1\nhidden\nPORT=2\nDIIA_TOKEN=hidden\n'))
  expect(faults).toMatch(/PROT: is not a setting of the desk/)
  expect(faults).toMatch(/line 2: is not NAME=value/)
  expect(faults).toMatch(/line 4: is not NAME=value/)
  expect(faults).toMatch(/line 5: PORT is given twice/)
  expect(faults).toMatch(/DIIA_TOKEN: is not a setting of the desk/)
  expect(faults).not.toMatch(/hidden|4000/)
})

it.runIf(process.getuid !== undefined)('refuses secrets that others can read, and nothing else', () => {
  const secret = 'DIIA_ACQUIRER_TOKEN=hidden\n'
  expect(faultsOf(file(secret, 0o640))).toMatch(/--settings: its file can be read or changed by others.*chmod 600/)
  expect(faultsOf(file(secret, 0o644))).not.toMatch(/hidden/)
  expect(faultsOf(file(secret, 0o600))).toBe('none')
  expect(faultsOf(file('DIIA_ACQUIRER_TOKEN_FILE=/run/token\nPORT=4000\n', 0o644))).toBe('none')
})
