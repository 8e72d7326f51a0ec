import { describe, expect, it } from 'vitest'
import { cleanFileName, sameFile, typeFromName } from './file-names.ts'

describe('cleanFileName', () => {
  it.each([
    ['internal-passport-2858364170864-02.04.2021-09_48_26.pdf.p7s.p7e', 'internal-passport-2858364170864-02.04.2021-09_48_26.pdf'],
    ['taxpayer-card-1-02.04.2021-09:48:26.pdf.p7s.p7e', 'taxpayer-card-1-02.04.2021-09_48_26.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\system.ini', 'system.ini.pdf'],
    ['/', 'type.pdf'],
    ['', 'type.pdf'],
    ['..', 'type.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['a\u0000b\r\nc"d.pdf', 'a_b_c_d.pdf'],
    ['Свідоцтво Їжак.pdf', 'Свідоцтво_Їжак.pdf'],
    ['report.pdf.exe', 'report.pdf.exe.pdf'],
    ['name.pdf.p7s', 'name.pdf'],
    ['p7sp7e', 'p7sp7e.pdf'],
  ])('%j becomes %j', (name, expected) => {
    expect(cleanFileName(name, 'type')).toBe(expected)
  })

  it('keeps names short', () => {
    expect(cleanFileName('я'.repeat(5000), 'type').length).toBeLessThan(130)
  })
})

describe('typeFromName', () => {
  const types = ['internal-passport', 'passport', 'birth-certificate']
  it.each([
    ['internal-passport-285-02.04.pdf.p7s.p7e', 'internal-passport'],
    ['x/birth-certificate.pdf', 'birth-certificate'],
    ['passport', 'passport'],
    ['passports-1.pdf', undefined],
    ['', undefined],
  ])('%j is of type %j', (name, expected) => {
    expect(typeFromName(name, types)).toBe(expected)
  })
})

describe('sameFile', () => {
  it('looks past the suffixes', () => {
    expect(sameFile('a-1.pdf', 'a-1.pdf.p7s.p7e')).toBe(true)
    expect(sameFile('a-1', 'x/a-1.pdf.p7s.p7e')).toBe(true)
    expect(sameFile('a-1', 'a-2.pdf')).toBe(false)
  })
})
