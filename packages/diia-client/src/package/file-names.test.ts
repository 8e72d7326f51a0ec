import { describe, expect, it } from 'vitest'
import { cleanFileName, comparableName, exactName, typeFromName } from './file-names.ts'

describe('cleanFileName', () => {
  it.each([
    [
      'internal-passport-2858364170864-02.04.2021-09_48_26.pdf.p7s.p7e',
      'internal-passport-2858364170864-02.04.2021-09_48_26.pdf',
    ],
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
  ])('changes %j to %j', (name, expected) => {
    expect(cleanFileName(name, 'type')).toBe(expected)
  })

  it('limits the length', () => {
    expect(cleanFileName('я'.repeat(5000), 'type').length).toBeLessThan(130)
  })
})

describe('typeFromName', () => {
  const types = ['internal-passport', 'passport', 'birth-certificate']
  it.each([
    ['internal-passport-285-02.04.pdf.p7s.p7e', 'internal-passport'],
    ['x/birth-certificate.pdf', 'birth-certificate'],
    ['passport', 'passport'],
    ['Internal-Passport-285.PDF', 'internal-passport'],
    ['passports-1.pdf', undefined],
    ['', undefined],
  ])('of %j is %j', (name, expected) => {
    expect(typeFromName(name, types)).toBe(expected)
  })
})

describe('comparableName', () => {
  it('ignores folders and suffixes', () => {
    for (const nameOf of [exactName, comparableName]) {
      expect(nameOf('a-1.pdf')).toBe(nameOf('a-1.pdf.p7s.p7e'))
      expect(nameOf('a-1')).toBe(nameOf('x/a-1.pdf.p7s.p7e'))
      expect(nameOf('a-1')).not.toBe(nameOf('a-2.pdf'))
    }
  })

  it.each([
    ['Свідоцтво Їжак.pdf', 'Свідоцтво Їжак.pdf'.normalize('NFD')],
    ['birth-certificate-1-02.04.2021-09:48:26.pdf', 'birth-certificate-1-02.04.2021-09_48_26.pdf.p7s.p7e'],
    ['birth-certificate-1-02.04.2021-09:48:26', 'birth-certificate-1-02.04.2021-09-48-26.pdf'],
    ['Свідоцтво дитини.pdf', 'Свідоцтво_дитини.pdf'],
    [
      'Свідоцтво дитини.pdf',
      '%D0%A1%D0%B2%D1%96%D0%B4%D0%BE%D1%86%D1%82%D0%B2%D0%BE%20%D0%B4%D0%B8%D1%82%D0%B8%D0%BD%D0%B8.pdf',
    ],
    ['Дем’яненко.pdf', "Дем'яненко.pdf"],
    ['A-1.PDF', 'a-1.pdf.P7S.p7e'],
    ['100%.pdf', '100%.pdf.p7s'],
  ])('treats %s and %s as equal', (one, other) => {
    expect(comparableName(one)).toBe(comparableName(other))
    expect(exactName(one) === exactName(other)).toBe(one === '100%.pdf')
  })

  it.each([
    ['Їжак', 'Іжак'],
    ['02.04.2021', '02.042021'],
    ['дитина-1', 'дитина-11'],
  ])('treats %s and %s as different', (one, other) => {
    expect(comparableName(one)).not.toBe(comparableName(other))
  })
})
