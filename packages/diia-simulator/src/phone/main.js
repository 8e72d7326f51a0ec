import { getCitizens, onConnection } from './api.js'
import { addressOf, placeOf } from './address.js'
import { byId } from './dom.js'
import { frame } from './frame.js'
import { chosenLanguage, keepLanguage } from './language.js'
import { watch } from './live.js'
import { messages } from './messages.js'
import { codeScreen } from './screens/code.js'
import { documentsScreen } from './screens/documents.js'
import { offlineScreen } from './screens/offline.js'
import { peopleScreen } from './screens/people.js'
import { requestScreen } from './screens/request.js'

/** @import { Change, Phone, Place, Screen } from './types.d.ts' */

const room = byId('room')
const announcer = byId('announcer')

/** @type {Phone} */
const phone = {
  language: chosenLanguage(),
  t: messages[chosenLanguage()],
  citizens: [],
  place: placeOf(location.search),
  memory: {},
  waitingRequest: undefined,
  go(place, { replace = false } = {}) {
    history[replace ? 'replaceState' : 'pushState'](null, '', addressOf(place, location.search))
    phone.place = place
    phone.memory = {}
    phone.redraw()
  },
  note(place) {
    history.replaceState(null, '', addressOf(place, location.search))
    phone.place = place
  },
  redraw() {
    announcer.textContent = ''
    if (phone.place.request !== undefined) known.add(phone.place.request)
    show(screenOf(phone.place))
    listen(phone.place.citizen)
  },
  announce(text) {
    announcer.textContent = text
  },
}

/** @type {Set<string>} Requests this page has shown. */
const known = new Set()
/** @type {Screen | undefined} */
let current
/** @type {(() => void) | undefined} */
let stopListening
/** @type {string | undefined} */
let listeningTo

/**
 * @param {Place} place
 * @returns {Screen}
 */
function screenOf(place) {
  const citizen = phone.citizens.find(({ id }) => id === place.citizen)
  if (!citizen) return peopleScreen(phone)
  if (place.request !== undefined) return requestScreen(phone, citizen, place.request)
  const document = citizen.documents.find(({ type }) => type === place.type)
  return document ? codeScreen(phone, citizen, document) : documentsScreen(phone, citizen)
}

/** @param {Screen} screen */
function show(screen) {
  const first = current === undefined
  current?.stop?.()
  current = screen
  document.documentElement.lang = phone.language
  document.title = `${screen.title} · ${phone.t.pageTitle}`
  const { main, about, heading } = frame(phone, screen, switchLanguage)
  room.replaceChildren(main, about)
  if (!first) heading.focus()
}

function switchLanguage() {
  phone.language = phone.language === 'uk' ? 'en' : 'uk'
  phone.t = messages[phone.language]
  keepLanguage(phone.language)
  const query = new URLSearchParams(location.search)
  query.set('lang', phone.language)
  history.replaceState(null, '', `/phone?${query}`)
  phone.redraw()
  byId('language').focus()
}

/** @param {string | undefined} citizenId */
function listen(citizenId) {
  if (citizenId === listeningTo) return
  stopListening?.()
  listeningTo = citizenId
  phone.waitingRequest = undefined
  stopListening = citizenId === undefined ? undefined : watch(citizenId, onChange)
}

/** @param {Change} change */
function onChange(change) {
  const { citizen } = phone.place
  // A request comes to the phone whatever it shows, as a push message would; once left, it waits on the documents' screen.
  if (change.kind === 'request' && change.id !== undefined && !known.has(change.id)) {
    phone.go(
      { ...(citizen === undefined ? {} : { citizen }), request: change.id },
      { replace: phone.place.type !== undefined },
    )
  } else current?.refresh?.(change)
}

async function start() {
  try {
    phone.citizens = await getCitizens()
    phone.redraw()
  } catch {
    show(offlineScreen(phone.t, () => void start()))
    setTimeout(() => {
      if (phone.citizens.length === 0) void start()
    }, 3000)
  }
}

addEventListener('popstate', () => {
  phone.place = placeOf(location.search)
  phone.memory = {}
  phone.redraw()
})

onConnection((connected) => {
  document.documentElement.toggleAttribute('data-offline', !connected)
})
if (matchMedia('(prefers-contrast: more)').matches) document.documentElement.dataset['theme'] = 'contrast'
await start()
