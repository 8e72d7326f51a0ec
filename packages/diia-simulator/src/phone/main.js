import { getCitizens, onConnection } from './api.js'
import { locationUrl, parseLocation } from './address.js'
import { byId } from './elements.js'
import { frame } from './frame.js'
import { chosenLanguage, storeLanguage } from './language.js'
import { watchChanges } from './watch-changes.js'
import { messages } from './messages.js'
import { codeScreen } from './screens/code.js'
import { documentsScreen } from './screens/documents.js'
import { offlineScreen } from './screens/offline.js'
import { peopleScreen } from './screens/people.js'
import { requestScreen } from './screens/request.js'

/** @import { PhoneChange, Phone, ScreenLocation, Screen } from './types.d.ts' */

const page = byId('page')
const announcer = byId('announcer')

/** @type {Phone} */
const phone = {
  language: chosenLanguage(),
  t: messages[chosenLanguage()],
  citizens: [],
  screenLocation: parseLocation(location.search),
  memory: {},
  waitingRequest: undefined,
  go(screenLocation, { replace = false } = {}) {
    history[replace ? 'replaceState' : 'pushState'](null, '', locationUrl(screenLocation, location.search))
    phone.screenLocation = screenLocation
    phone.memory = {}
    phone.redraw()
  },
  replaceLocation(screenLocation) {
    history.replaceState(null, '', locationUrl(screenLocation, location.search))
    phone.screenLocation = screenLocation
  },
  redraw() {
    announcer.textContent = ''
    if (phone.screenLocation.request !== undefined) shownRequests.add(phone.screenLocation.request)
    show(screenOf(phone.screenLocation))
    watchCitizen(phone.screenLocation.citizen)
  },
  announce(text) {
    announcer.textContent = text
  },
}

/** @type {Set<string>} Requests that this page has shown. */
const shownRequests = new Set()
/** @type {Screen | undefined} */
let current
/** @type {(() => void) | undefined} */
let stopWatching
/** @type {string | undefined} */
let watchedCitizen

/**
 * @param {ScreenLocation} screenLocation
 * @returns {Screen}
 */
function screenOf(screenLocation) {
  const citizen = phone.citizens.find(({ id }) => id === screenLocation.citizen)
  if (!citizen) return peopleScreen(phone)
  if (screenLocation.request !== undefined) return requestScreen(phone, citizen, screenLocation.request)
  const document = citizen.documents.find(({ type }) => type === screenLocation.type)
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
  page.replaceChildren(main, about)
  if (!first) heading.focus()
}

function switchLanguage() {
  phone.language = phone.language === 'uk' ? 'en' : 'uk'
  phone.t = messages[phone.language]
  storeLanguage(phone.language)
  const query = new URLSearchParams(location.search)
  query.set('lang', phone.language)
  history.replaceState(null, '', `/phone?${query}`)
  phone.redraw()
  byId('language').focus()
}

/** @param {string | undefined} citizenId */
function watchCitizen(citizenId) {
  if (citizenId === watchedCitizen) return
  stopWatching?.()
  watchedCitizen = citizenId
  phone.waitingRequest = undefined
  stopWatching = citizenId === undefined ? undefined : watchChanges(citizenId, onChange)
}

/** @param {PhoneChange} change */
function onChange(change) {
  const { citizen } = phone.screenLocation
  // A new request is shown at once on any screen, like a push message. When the visitor leaves it, it remains on the screen of documents.
  if (change.kind === 'request' && change.id !== undefined && !shownRequests.has(change.id)) {
    phone.go(
      { ...(citizen === undefined ? {} : { citizen }), request: change.id },
      { replace: phone.screenLocation.type !== undefined },
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
  phone.screenLocation = parseLocation(location.search)
  phone.memory = {}
  phone.redraw()
})

onConnection((connected) => {
  document.documentElement.toggleAttribute('data-offline', !connected)
})
if (matchMedia('(prefers-contrast: more)').matches) document.documentElement.dataset['theme'] = 'contrast'
await start()
