import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeHid, FakeHidScanner, FakeSerial, FakeSerialScanner } from '../testing/index.ts'
import { startDirectScanners, type DirectScanner, type DirectScanners } from './direct-scanners.ts'

const link = 'https://diia.app/documents/internal-passport/4f1c/verify/8a0d4f52-1c1e-4e0e-9b7e-0d5f5c3c1a11'

let hid: FakeHid
let serial: FakeSerial
let texts: string[]
let scanners: readonly DirectScanner[]
let direct: DirectScanners | undefined
const page = Object.assign(new EventTarget(), { hidden: false })

function start(apis: object = { hid, serial }): DirectScanners {
  vi.stubGlobal('navigator', apis)
  direct = startDirectScanners({ onText: (text) => texts.push(text), onScanners: (now) => (scanners = now) })
  return direct
}

beforeEach(() => {
  vi.stubGlobal('document', page)
  hid = new FakeHid()
  serial = new FakeSerial()
  texts = []
  scanners = []
})

afterEach(async () => {
  await direct?.stop()
  vi.unstubAllGlobals()
})

describe('HID POS', () => {
  it('is chosen, told to report, and read, however many reports a code takes', async () => {
    const scanner = new FakeHidScanner(hid)
    hid.choice = scanner
    expect(await start().connect('hid')).toBe('connected')
    expect(hid.filters).toEqual([{ usagePage: 0x8c }])
    expect(scanner.features).toEqual([[254, 1]])
    expect(scanners).toEqual([{ way: 'hid', name: 'Voyager 1602g' }])
    scanner.scan('5579455552341')
    scanner.scan(`${link}\r`)
    scanner.scan(link)
    expect(texts).toEqual(['5579455552341', link, link])
  })

  it('is taken up when the page opens, and when it is plugged in again', async () => {
    const scanner = new FakeHidScanner(hid)
    hid.allowed.push(scanner)
    start()
    await vi.waitFor(() => expect(scanners).toHaveLength(1))
    hid.plug(scanner, 'out')
    expect(scanners).toEqual([])
    hid.plug(scanner, 'in')
    await vi.waitFor(() => expect(scanners).toHaveLength(1))
    scanner.scan(link)
    expect(texts).toEqual([link])
  })

  it('in keyboard mode it is of no use here, and is left alone', async () => {
    const scanner = new FakeHidScanner(hid, 'keyboard')
    hid.choice = scanner
    expect(await start().connect('hid')).toBe('unsuitable')
    expect(scanner.opened).toBe(false)
  })

  it('a closed chooser changes nothing', async () => {
    expect(await start().connect('hid')).toBe('none')
    expect(scanners).toEqual([])
  })
})

describe('serial', () => {
  it('is read by lines, in whatever pieces they come', async () => {
    const port = new FakeSerialScanner(serial)
    serial.choice = port
    expect(await start().connect('serial')).toBe('connected')
    expect(scanners).toEqual([{ way: 'serial', name: '' }])
    port.send('55794', '55552341\r', '\n', `${link}\r\n816951`, '6997999\r')
    await vi.waitFor(() => expect(texts).toEqual(['5579455552341', link, '8169516997999']))
  })

  it('without a line’s end: after a silence', async () => {
    const port = new FakeSerialScanner(serial)
    serial.allowed.push(port)
    start()
    await vi.waitFor(() => expect(scanners).toHaveLength(1))
    port.send('55794', '55552341')
    await vi.waitFor(() => expect(texts).toEqual(['5579455552341']))
  })

  it('lives through noise and through the cable pulled out', async () => {
    const port = new FakeSerialScanner(serial)
    serial.allowed.push(port)
    start()
    await vi.waitFor(() => expect(scanners).toHaveLength(1))
    port.disturb()
    // The driver takes the new stream in its own time.
    await vi.waitFor(() => expect(port.readable?.locked).toBe(true))
    port.send('5579455552341\r')
    await vi.waitFor(() => expect(texts).toHaveLength(1))
    serial.plug(port, 'out')
    await vi.waitFor(() => expect(scanners).toEqual([]))
    serial.plug(port, 'in')
    await vi.waitFor(() => expect(scanners).toHaveLength(1))
    port.send('8169516997999\r')
    await vi.waitFor(() => expect(texts).toEqual(['5579455552341', '8169516997999']))
  })

  it('held by another program: said so, and taken up when the page is looked at again', async () => {
    const port = new FakeSerialScanner(serial)
    port.taken = true
    serial.choice = port
    expect(await start().connect('serial')).toBe('busy')
    port.taken = false
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.waitFor(() => expect(scanners).toHaveLength(1))
  })

  it('a closed chooser changes nothing', async () => {
    expect(await start().connect('serial')).toBe('none')
  })
})

it('forgotten: let go of, and not taken up again', async () => {
  const [scanner, port] = [new FakeHidScanner(hid), new FakeSerialScanner(serial)]
  hid.allowed.push(scanner)
  serial.allowed.push(port)
  const { forget } = start()
  await vi.waitFor(() => expect(scanners).toHaveLength(2))
  await forget()
  expect(scanners).toEqual([])
  expect(scanner.opened).toBe(false)
  expect(port.readable).toBeNull()
  expect([...hid.allowed, ...serial.allowed]).toEqual([])
})

it('started twice, as React does, it is there once', async () => {
  const scanner = new FakeHidScanner(hid)
  hid.allowed.push(scanner)
  const first = start()
  await first.stop()
  start()
  await vi.waitFor(() => expect(scanner.opened).toBe(true))
  await vi.waitFor(() => expect(scanners).toHaveLength(1))
  scanner.scan(link)
  expect(texts).toEqual([link])
})

it('browsers without either have no way', async () => {
  const none = start({})
  expect(none.ways).toEqual([])
  expect(await none.connect('hid')).toBe('failed')
})
