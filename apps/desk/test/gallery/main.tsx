// `?state=valid&theme=contrast&text=large&locale=en` (or `qps`, which is longer than any language and shows
// untranslated texts). The real app with a bff in memory and a simulated code reader.
import '@diia-desk/design-tokens/tokens.css'
import '../../src/app/fonts.css'
import '../../src/app/base.css'
import { heartbeatEveryMs } from '@diia-desk/contract'
import { getResponse } from 'msw'
import { createRoot } from 'react-dom/client'
import { App } from '../../src/app/app.tsx'
import { loadWords } from '../../src/lib/i18n/words.ts'
import { reloadPreferences } from '../../src/lib/preferences.ts'
import { handlersOf } from '../support/fake-bff.ts'
import { FakeEventSource } from '../support/fake-event-source.ts'
import { fakeReader } from '../support/fake-reader.ts'
import { timeKeysAsHands } from '../support/keys.ts'
import { bffOf, mayAct, scenes } from './scenes.ts'
import { drawVisitor } from './visitor.ts'

const query = new URLSearchParams(location.search)
const scene = scenes[query.get('state') ?? 'idle'] ?? { bff: {} }
const liked = {
  locale: query.get('locale'),
  theme: query.get('theme'),
  text: query.get('text'),
  mode: scene.mode,
  beep: scene.beep,
  window: '3',
}
localStorage.setItem('diia-desk.preferences', JSON.stringify(liked))
reloadPreferences()

const handlers = handlersOf(bffOf(scene))
const network = fetch
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init)
  if (!/^\/(api|health)\//.test(new URL(request.url).pathname)) return network(input, init)
  const response = await getResponse(handlers, request)
  if (response === undefined || response.type === 'error') throw new TypeError('no network')
  return response
}
Object.assign(globalThis, { EventSource: FakeEventSource })
setInterval(() => FakeEventSource.all.at(-1)?.beat(), heartbeatEveryMs)
timeKeysAsHands()
fakeReader.show({ kind: 'running', deviceId: 'front', label: 'HD Webcam', width: 1280, height: 960 })
fakeReader.plug([
  { deviceId: 'front', label: 'HD Webcam' },
  { deviceId: 'second', label: 'Документ-камера' },
])
fakeReader.drawWith((video) =>
  drawVisitor(
    video,
    /^(?:reading|valid|not-valid|code-expired|holding|waiting|arrived|hint-.*)$/.test(query.get('state') ?? ''),
  ),
)

if (scene.path !== undefined) history.replaceState(null, '', scene.path)
else history.replaceState(null, '', '/')
await loadWords()
const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)

// Runs the scene's actions once its page is ready.
const ready = setInterval(() => {
  if (scene.act !== undefined && !mayAct(scene)) return
  clearInterval(ready)
  setTimeout(() => void act(), 100)
}, 50)

/** Tells a browser test that the state is complete. */
async function act(): Promise<void> {
  await scene.act?.()
  document.documentElement.dataset['acted'] = ''
}
