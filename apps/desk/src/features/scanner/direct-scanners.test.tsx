import { FakeHid, FakeHidScanner, FakeSerial, FakeSerialScanner } from '@diia-desk/code-reader/testing'
import { paths, testCodes } from '@diia-desk/contract'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clerk, codes, qrLink, validation } from '../../../test/support/fixtures.ts'
import { callsOf, expectNoAxeFaults, openApp, openWorkplace } from '../../../test/support/render-app.tsx'
import { connectedScanners, stopScanners } from './direct-scanners.ts'

const post = `POST ${paths.validations}`
let hid: FakeHid
let serial: FakeSerial

beforeEach(() => {
  hid = new FakeHid()
  serial = new FakeSerial()
  Object.assign(navigator, { hid, serial })
})

afterEach(async () => {
  await stopScanners()
})

async function openCheck() {
  const opened = await openApp({ session: clerk }, { path: '/scanner' })
  await screen.findByRole('heading', { name: 'Пряме під’єднання' })
  return opened
}

describe('on the page of the scanner check', () => {
  test('connected with a button, read, and disconnected', async () => {
    const { user } = await openCheck()
    const scanner = new FakeHidScanner(hid)
    hid.choice = scanner
    await user.click(screen.getByRole('button', { name: 'Під’єднати HID POS' }))
    expect(await screen.findByText('Voyager 1602g: під’єднано')).toBeTruthy()
    scanner.scan(testCodes.qr)
    expect(await screen.findByAltText('Тестовий штрихкод EAN-13')).toBeTruthy()
    // Without keyboard mode there is nothing to report about keys.
    expect(screen.queryByText('Розкладка клавіатури')).toBeNull()
    await expectNoAxeFaults()
    await user.click(screen.getByRole('button', { name: 'Від’єднати' }))
    expect(await screen.findByRole('button', { name: 'Під’єднати HID POS' })).toBeTruthy()
    expect(hid.allowed).toEqual([])
  })

  test.each([
    ['nothing chosen', () => undefined, 'Під’єднати HID POS', /^Нічого не вибрано/],
    [
      'a scanner in keyboard mode',
      () => (hid.choice = new FakeHidScanner(hid, 'keyboard')),
      'Під’єднати HID POS',
      /^Цей пристрій не передає кодів напряму/,
    ],
    [
      'a port that another program holds',
      () => (serial.choice = Object.assign(new FakeSerialScanner(serial), { taken: true })),
      'Під’єднати USB-COM',
      /^Сканер зайнятий/,
    ],
  ])('%s: said so', async (_, choose, button, words) => {
    const { user } = await openCheck()
    choose()
    await user.click(screen.getByRole('button', { name: button }))
    expect(await screen.findByText(words)).toBeTruthy()
  })

  test('a browser without support says which browsers have it', async () => {
    Reflect.deleteProperty(navigator, 'hid')
    Reflect.deleteProperty(navigator, 'serial')
    await openCheck()
    expect(screen.getByText(/цей браузер так не вміє. Потрібен Chrome або Edge/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^Під’єднати/ })).toBeNull()
  })
})

test('at the workplace a scanner that was allowed before is connected, read, unplugged and plugged in', async () => {
  const scanner = new FakeHidScanner(hid)
  hid.allowed.push(scanner)
  const { bff } = await openWorkplace({ onCheck: () => validation({ input: 'scanner' }) })
  const row = within(screen.getByRole('region', { name: 'Зчитування коду' }))
  expect(await row.findByText('під’єднано напряму')).toBeTruthy()
  screen.getByLabelText(/13 цифр/).focus()
  scanner.scan(`]Q1${qrLink}\r`)
  await waitFor(() => expect(callsOf(bff, post)).toHaveLength(1))
  hid.plug(scanner, 'out')
  expect(await row.findByText(/останнє зчитування/)).toBeTruthy()
  hid.plug(scanner, 'in')
  await waitFor(() => expect(connectedScanners.get()).toHaveLength(1))
  scanner.scan(codes.first)
  await waitFor(() => expect(callsOf(bff, post)).toHaveLength(2))
  expect(callsOf(bff, post).map(({ body }) => body)).toEqual([
    { qrcode: qrLink, input: 'scanner' },
    { barcode: codes.first, input: 'scanner' },
  ])
})

test('a hidden tab leaves the code to the visible one', async () => {
  const port = new FakeSerialScanner(serial)
  serial.allowed.push(port)
  const { bff } = await openWorkplace({ onCheck: () => validation({ input: 'scanner' }) })
  await screen.findByText('під’єднано напряму')
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  port.send(`${codes.first}\r\n`)
  await new Promise((resolve) => setTimeout(resolve, 50))
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
  port.send(`${codes.second}\r\n`)
  await waitFor(() => expect(callsOf(bff, post)).toHaveLength(1))
  expect(callsOf(bff, post)[0]?.body).toEqual({ barcode: codes.second, input: 'scanner' })
})
