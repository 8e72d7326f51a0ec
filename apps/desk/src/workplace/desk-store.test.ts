import type { DocumentRequest, Validation } from '@diia-desk/contract'
import { describe, expect, test, vi } from 'vitest'
import { codes, documentRequest, moment, qrLink, validation } from '../../test/support/fixtures.ts'
import type { Mode } from '../lib/preferences.ts'
import { ProblemError } from '../lib/problem.ts'
import { createDesk } from './desk-store.ts'
import type { Answer } from '../features/desk/stage.ts'

function open(mode: Mode = 'check') {
  let time = moment
  let current = mode
  const check = vi.fn(async (): Promise<Validation> => validation())
  const request = vi.fn(async (): Promise<DocumentRequest> => documentRequest())
  const readPicture = vi.fn(async (_file: Blob): Promise<readonly string[] | undefined> => [])
  const desk = createDesk({
    check,
    request,
    readPicture,
    mode: () => current,
    setMode: (next) => void (current = next),
    now: () => time,
  })
  const settled = () => vi.waitFor(() => expect(desk.get().kind).not.toBe('asking'))
  const shown = (): Answer => {
    const stage = desk.get()
    if (stage.kind !== 'answer') throw new Error(`The stage shows ${stage.kind}`)
    return stage.answer
  }
  return {
    desk,
    check,
    request,
    readPicture,
    settled,
    shown,
    pass: (seconds: number) => void (time += seconds * 1000),
    mode: () => current,
  }
}

describe('what is no code is never sent', () => {
  test.each([
    ['https://example.org', 'other-link'],
    ['Доброго дня', 'other-text'],
    [qrLink.slice(0, -1), 'damaged-link'],
    ['https://diia.app/acquirers/branch/1/offer/2', 'link-for-phone'],
    ['4820031275164', 'wrong-check-digit'],
    ['0012345678905', 'wrong-first-digit'],
    ['19910824-99028', 'record-number'],
    ['48200312', 'wrong-length'],
  ])('%s', (text, why) => {
    const { desk, check } = open()
    expect(desk.submit(text, 'pasted')).toBe(false)
    expect(desk.get()).toMatchObject({ kind: 'not-sent', why })
    expect(check).not.toHaveBeenCalled()
  })
})

describe('a code is sent once', () => {
  test('in flight: the second sight adds nothing', async () => {
    const { desk, check, settled } = open()
    expect(desk.submit(qrLink, 'camera')).toBe(true)
    expect(desk.submit(qrLink, 'pasted')).toBe(false)
    await settled()
    expect(check).toHaveBeenCalledTimes(1)
    expect(check).toHaveBeenCalledWith({ kind: 'qrcode', value: qrLink }, 'camera')
  })

  test('garbled by the layout of the keyboard it is the same code', async () => {
    const { desk, check, settled } = open()
    desk.submit(qrLink, 'camera')
    await settled()
    desk.clear()
    expect(
      desk.submit(
        'реезіЖ..вшшфюфзз.вщсгьутеі.штеуктфд-зфіізщке.4а1с.мукшан.8ф0в4а52-1с1у-4у0у-9и7у-0в5а5с3с1ф11',
        'scanner',
      ),
    ).toBe(false)
    expect(desk.get()).toMatchObject({ kind: 'answer', repeated: 'same-mode' })
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('answered: typed again, the first answer comes back with a note', async () => {
    const { desk, check, settled, shown } = open()
    desk.submit(codes.first, 'camera')
    await settled()
    const first = shown()
    desk.clear()
    desk.submit('4820 0312 75163', 'typed')
    expect(desk.get()).toMatchObject({ kind: 'answer', answer: first, repeated: 'same-mode' })
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('answered: the camera that still looks at it says nothing', async () => {
    const { desk, settled } = open()
    desk.submit(codes.first, 'camera')
    await settled()
    const before = desk.get()
    desk.submit(codes.first, 'camera')
    expect(desk.get()).toBe(before)
  })

  test('in the other mode too, since Diia takes a code once', async () => {
    const { desk, request, settled } = open()
    desk.submit(codes.first, 'camera')
    await settled()
    desk.switchMode('copies')
    desk.submit(codes.first, 'camera')
    expect(desk.get()).toMatchObject({ kind: 'answer', repeated: 'other-mode' })
    expect(request).not.toHaveBeenCalled()
  })

  test('after its life it may go out again', async () => {
    const { desk, check, settled, pass } = open()
    desk.submit(codes.first, 'camera')
    await settled()
    pass(180)
    desk.submit(codes.first, 'camera')
    await settled()
    expect(check).toHaveBeenCalledTimes(2)
  })
})

describe('another try', () => {
  test('could not check: by the clerk yes, by the camera no', async () => {
    const { desk, check, settled, shown } = open()
    check.mockResolvedValueOnce(validation({ outcome: 'could-not-check', failure: 'timeout', input: 'typed' }))
    desk.submit(codes.first, 'typed')
    await settled()
    desk.submit(codes.first, 'camera')
    expect(check).toHaveBeenCalledTimes(1)
    expect(desk.retryable(shown())).toEqual({ kind: 'barcode', value: codes.first })
    desk.retry(shown())
    await settled()
    expect(check).toHaveBeenCalledTimes(2)
    expect(check).toHaveBeenLastCalledWith({ kind: 'barcode', value: codes.first }, 'typed')
    expect(shown()).toMatchObject({ validation: { outcome: 'valid' } })
  })

  test('an answer of Diia is not asked again', async () => {
    const { desk, check, settled, shown } = open()
    check.mockResolvedValueOnce(validation({ outcome: 'not-valid' }))
    desk.submit(codes.first, 'camera')
    await settled()
    desk.retry(shown())
    expect(desk.retryable(shown())).toBeUndefined()
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('a request that could not be sent, in its own mode even when the switch has moved', async () => {
    const { desk, request, check, settled, shown } = open('copies')
    request.mockResolvedValueOnce(documentRequest({ state: 'could-not-ask', failure: 'unreachable' }))
    desk.submit(qrLink, 'camera')
    await settled()
    desk.switchMode('check')
    desk.retry(shown())
    await settled()
    expect(request).toHaveBeenCalledTimes(2)
    expect(check).not.toHaveBeenCalled()
  })

  test('our own server was away', async () => {
    const { desk, check, settled, shown } = open()
    check.mockRejectedValueOnce(new ProblemError('offline'))
    desk.submit(codes.first, 'camera')
    await settled()
    expect(shown()).toMatchObject({ kind: 'failed', problem: { code: 'offline' } })
    desk.submit(codes.first, 'camera')
    expect(check).toHaveBeenCalledTimes(1)
    desk.retry(shown())
    await settled()
    expect(shown()).toMatchObject({ kind: 'validation' })
  })

  test('a dead code is not kept', async () => {
    const { desk, check, settled, shown, pass } = open()
    check.mockResolvedValueOnce(validation({ outcome: 'could-not-check' }))
    desk.submit(codes.first, 'camera')
    await settled()
    pass(180)
    expect(desk.retryable(shown())).toBeUndefined()
  })
})

test('an answer that comes after the clerk has gone on does not take the stage', async () => {
  const { desk, check } = open()
  let answer: (given: Validation) => void = () => undefined
  check.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  desk.submit(codes.first, 'camera')
  desk.clear()
  answer(validation())
  await Promise.resolve()
  await Promise.resolve()
  expect(desk.get()).toEqual({ kind: 'idle' })
})

test('the next code takes the stage from a question that still runs', async () => {
  const { desk, check, settled, shown } = open()
  check.mockReturnValueOnce(new Promise(() => undefined))
  desk.submit(codes.first, 'camera')
  desk.submit(codes.second, 'camera')
  await settled()
  expect(check).toHaveBeenCalledTimes(2)
  expect(shown()).toMatchObject({ kind: 'validation' })
})

describe('the switch', () => {
  test('makes room: an answered check leaves the stage', async () => {
    const { desk, settled, mode } = open()
    desk.submit(codes.first, 'camera')
    await settled()
    desk.switchMode('copies')
    expect(mode()).toBe('copies')
    expect(desk.get()).toEqual({ kind: 'idle' })
  })

  test('a visitor who is waited for stays', async () => {
    const { desk, settled } = open('copies')
    desk.submit(codes.first, 'camera')
    await settled()
    desk.switchMode('check')
    expect(desk.get()).toMatchObject({ kind: 'answer', answer: { kind: 'document-request' } })
  })
})

describe('pictures', () => {
  const file = new Blob(['not looked at'])

  test('the code in one is sent as any other, and said to have come in a picture', async () => {
    const { desk, check, readPicture, settled } = open()
    readPicture.mockResolvedValueOnce(['https://example.org', qrLink])
    const taken = desk.takePictures([file])
    expect(desk.get()).toMatchObject({ kind: 'picture', what: 'reading' })
    expect(await taken).toBe(true)
    await settled()
    expect(check).toHaveBeenCalledExactlyOnceWith({ kind: 'qrcode', value: qrLink }, 'picture')
  })

  test('a code that was sent before is not sent again', async () => {
    const { desk, check, readPicture, settled } = open()
    desk.submit(qrLink, 'camera')
    await settled()
    readPicture.mockResolvedValueOnce([qrLink])
    expect(await desk.takePictures([file])).toBe(false)
    expect(desk.get()).toMatchObject({ kind: 'answer', repeated: 'same-mode' })
    expect(check).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['no-code', []],
    ['several', [codes.first, qrLink]],
    ['no-picture', undefined],
  ] as const)('%s: said, and nothing sent', async (what, texts) => {
    const { desk, check, readPicture } = open()
    readPicture.mockResolvedValueOnce(texts)
    expect(await desk.takePictures([file])).toBe(false)
    expect(desk.get()).toMatchObject({ kind: 'picture', what })
    expect(check).not.toHaveBeenCalled()
  })

  test('one that holds something else is told from one that holds nothing', async () => {
    const { desk, readPicture } = open()
    readPicture.mockResolvedValueOnce(['https://example.org'])
    await desk.takePictures([file])
    expect(desk.get()).toMatchObject({ kind: 'not-sent', why: 'other-link', input: 'picture' })
  })

  test('a reader that fails says so', async () => {
    const { desk, readPicture } = open()
    readPicture.mockRejectedValueOnce(new TypeError())
    await desk.takePictures([file])
    expect(desk.get()).toMatchObject({ kind: 'picture', what: 'failed' })
  })

  test('what is found when the clerk has gone on is not sent', async () => {
    const { desk, check, readPicture } = open()
    const { promise, resolve } = Promise.withResolvers<readonly string[]>()
    readPicture.mockReturnValueOnce(promise)
    const taken = desk.takePictures([file])
    desk.clear()
    resolve([qrLink])
    expect(await taken).toBe(false)
    expect(desk.get()).toEqual({ kind: 'idle' })
    expect(check).not.toHaveBeenCalled()
  })
})
