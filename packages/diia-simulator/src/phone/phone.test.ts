import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { citizens } from '../seed.ts'
import { addressOf, placeOf } from './address.js'
import { countDown, digitGroups, minutesAndSeconds, secondsUntil, setClock } from './clock.js'
import { messages, titleOf } from './messages.js'
import { stageOf } from './stage.js'

describe('the countdown', () => {
  const deviceNow = Date.parse('2026-11-23T10:00:00Z')

  beforeEach(() => {
    vi.useFakeTimers({ now: deviceNow })
  })
  afterEach(() => {
    vi.useRealTimers()
    setClock(new Date().toISOString())
  })

  it('goes by the simulator’s clock, however wrong the phone’s own is', () => {
    for (const error of [-86_400_000, -61_000, 0, 3_600_000]) {
      const serverNow = deviceNow + error
      setClock(new Date(serverNow).toISOString())
      expect(secondsUntil(new Date(serverNow + 161_000).toISOString())).toBe(161)
      expect(secondsUntil(new Date(serverNow - 1).toISOString())).toBe(0)
    }
  })

  it('ticks once a second, ends with 0 and stops when told', () => {
    setClock(new Date(deviceNow).toISOString())
    const ended: number[] = []
    countDown(new Date(deviceNow + 3000).toISOString(), (seconds: number) => ended.push(seconds))
    const stopped: number[] = []
    const stop = countDown(new Date(deviceNow + 60_000).toISOString(), (seconds: number) => stopped.push(seconds))
    vi.advanceTimersByTime(1500)
    stop()
    vi.advanceTimersByTime(20_000)
    expect(ended).toEqual([3, 2, 1, 0])
    expect(stopped).toEqual([60, 59])
  })

  it('is written as minutes and seconds, and the digits as 4-4-5', () => {
    expect([180, 161, 60, 19, 0].map(minutesAndSeconds)).toEqual(['3:00', '2:41', '1:00', '0:19', '0:00'])
    expect(digitGroups('4820031275163')).toEqual(['4820', '0312', '75163'])
  })
})

describe('the address', () => {
  it('holds the place and the language, and gives the place back', () => {
    const place = { citizen: 'oleksandra', type: 'internal-passport', view: 'code128' } as const
    const address = addressOf(place, '?lang=en&citizen=other')
    expect(address).toBe('/phone?citizen=oleksandra&type=internal-passport&view=code128&lang=en')
    expect(placeOf(address.slice('/phone'.length))).toEqual(place)
    expect(addressOf({}, '')).toBe('/phone')
  })

  it('falls back to the QR for a view it does not know', () => {
    expect(placeOf('?citizen=a&type=b&view=<script>')).toEqual({ citizen: 'a', type: 'b', view: 'qr' })
    expect(placeOf('?citizen=a&view=ean13')).toEqual({ citizen: 'a' })
  })
})

describe('a request', () => {
  it.each([
    [{ state: 'initialized' }, undefined, 'asked'],
    [{ state: 'processing' }, undefined, 'asked'],
    [{ state: 'processing' }, 'password', 'password'],
    [{ state: 'done' }, 'password', 'sending'],
    [{ state: 'done', delivered: true }, undefined, 'done'],
    [{ state: 'done', delivered: false }, undefined, 'failed'],
    [{ state: 'refuse' }, 'password', 'refused'],
    [{ state: 'notUsed' }, 'password', 'lapsed'],
  ] as const)('%j after %s is %s', (request, step, stage) => {
    expect(stageOf(request, step)).toBe(stage)
  })
})

describe('the words', () => {
  it('are the same set in both languages, none empty', () => {
    for (const key of Object.keys(messages.uk)) expect(messages.en, key).toHaveProperty(key)
    expect(Object.keys(messages.en).toSorted()).toEqual(Object.keys(messages.uk).toSorted())
    for (const words of Object.values(messages)) {
      for (const [key, value] of Object.entries(words))
        if (typeof value === 'string') expect(value.trim(), key).not.toBe('')
    }
    expect(Object.keys(messages.en.deliveryNotes)).toEqual(Object.keys(messages.uk.deliveryNotes))
    expect(Object.keys(messages.en.types)).toEqual(Object.keys(messages.uk.types))
  })

  it('name every document and, in English, every line of a card', () => {
    for (const document of citizens.flatMap((citizen) => citizen.documents)) {
      for (const language of ['uk', 'en'] as const) expect(messages[language].types).toHaveProperty(document.type)
      for (const { label } of document.lines) expect(messages.en.labels).toHaveProperty([label])
    }
    expect(titleOf(messages.uk, { type: 'pension-card', title: 'Пенсійне посвідчення' })).toBe('Пенсійне посвідчення')
  })

  it('count rightly', () => {
    const { uk, en } = messages
    expect([1, 2, 5, 21].map(uk.documentCount)).toEqual([
      '1\u00A0документ',
      '2\u00A0документи',
      '5\u00A0документів',
      '21\u00A0документ',
    ])
    expect([1, 2].map(uk.attemptsLeft)).toEqual(['Лишилася 1\u00A0спроба', 'Лишилося 2\u00A0спроби'])
    expect([1, 2].map(en.attemptsLeft)).toEqual(['1\u00A0attempt left', '2\u00A0attempts left'])
  })

  it('use the typographic apostrophe and quotes', () => {
    const source = readFileSync(join(import.meta.dirname, 'messages.js'), 'utf8')
    expect(source).not.toMatch(/[а-яіїєґ]["'][а-яіїєґ]/iu)
  })
})

describe('the page', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })

  it('needs nothing that a strict content security policy forbids', () => {
    const html = readFileSync(join(import.meta.dirname, 'index.html'), 'utf8')
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/u)
    for (const file of files.filter((name) => name.endsWith('.js'))) {
      const source = readFileSync(join(import.meta.dirname, file), 'utf8')
      expect(source, file).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bstyle:/u,
      )
    }
  })

  it('loads nothing from another host', () => {
    for (const file of files.filter((name) => /\.(?:html|css|js)$/u.test(name))) {
      const source = readFileSync(join(import.meta.dirname, file), 'utf8').replaceAll(/^\s*(?:\/\/|\*).*$/gmu, '')
      const hosts = [...source.matchAll(/https?:\/\/[^'"\s)]+/gu)]
        .map(([address]) => address)
        .filter((address) => !address.startsWith('http://www.w3.org/'))
      expect(hosts, file).toEqual([])
    }
  })
})
