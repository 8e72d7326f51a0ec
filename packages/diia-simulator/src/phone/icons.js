// Shapes of Lucide (https://lucide.dev), ISC licence, © Lucide Contributors and Cole Bemis.
import { s } from './elements.js'

/** @type {Record<string, string[]>} Paths on a grid of 24, drawn with a stroke of 2. */
const shapes = {
  'id-card': [
    'M13 19a4 4 0 0 0-8 0',
    'M16 10h2',
    'M16 14h2',
    'M9 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6',
    'M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z',
  ],
  'file-text': [
    'M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z',
    'M14 2v5a1 1 0 0 0 1 1h5',
    'M10 9H8',
    'M16 13H8',
    'M16 17H8',
  ],
  'file-badge': [
    'M13 22h5a2 2 0 0 0 2-2V8a2.4 2.4 0 0 0-.706-1.706l-3.588-3.588A2.4 2.4 0 0 0 14 2H6a2 2 0 0 0-2 2v3.3',
    'M14 2v5a1 1 0 0 0 1 1h5',
    'm7.69 16.479 1.29 4.88a.5.5 0 0 1-.698.591l-1.843-.849a1 1 0 0 0-.879.001l-1.846.85a.5.5 0 0 1-.692-.593l1.29-4.88',
    'M6 11a3 3 0 1 0 0 6a3 3 0 1 0 0-6',
  ],
  car: [
    'M19 17h2c.6 0 1-.4 1-1v-3c0-.9-.7-1.7-1.5-1.9L18 10l-2.7-3.4A2 2 0 0 0 13.7 6H5.2a2 2 0 0 0-1.8 1.1L2.3 9.4A4 4 0 0 0 2 11v5c0 .6.4 1 1 1h2',
    'M9 17h6',
    'M7 15a2 2 0 1 0 0 4a2 2 0 1 0 0-4',
    'M17 15a2 2 0 1 0 0 4a2 2 0 1 0 0-4',
  ],
  plane: [
    'M17.8 19.2 16 11l3.5-3.5C21 6 21.5 4 21 3c-1-.5-3 0-4.5 1.5L13 8 4.8 6.2c-.5-.1-.9.1-1.1.5l-.3.5c-.2.5-.1 1 .3 1.3L9 12l-2 3H4l-1 1 3 2 2 3 1-1v-3l3-2 3.5 5.3c.3.4.8.5 1.3.3l.5-.2c.4-.3.6-.7.5-1.2z',
  ],
  baby: [
    'M10 16c.5.3 1.2.5 2 .5s1.5-.2 2-.5',
    'M15 12h.01',
    'M9 12h.01',
    'M19.38 6.813A9 9 0 0 1 20.8 10.2a2 2 0 0 1 0 3.6 9 9 0 0 1-17.6 0 2 2 0 0 1 0-3.6A9 9 0 0 1 12 3c2 0 3.5 1.1 3.5 2.5s-.9 2.5-2 2.5c-.8 0-1.5-.4-1.5-1',
  ],
  user: ['M12 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10', 'M20 21a8 8 0 0 0-16 0'],
  back: ['m15 18-6-6 6-6'],
  forward: ['m9 18 6-6-6-6'],
  qr: [
    'M4 3h3a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z',
    'M17 3h3a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1h-3a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z',
    'M4 16h3a1 1 0 0 1 1 1v3a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-3a1 1 0 0 1 1-1z',
    'M21 16h-3a2 2 0 0 0-2 2v3',
    'M21 21v.01',
    'M12 7v3a2 2 0 0 1-2 2H7',
    'M3 12h.01',
    'M12 3h.01',
    'M12 16v.01',
    'M16 12h1',
    'M21 12v.01',
    'M12 21v-1',
  ],
  bars: ['M3 5v14', 'M8 5v14', 'M12 5v14', 'M17 5v14', 'M21 5v14'],
  refresh: [
    'M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8',
    'M21 3v5h-5',
    'M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16',
    'M8 16H3v5',
  ],
  erase: [
    'M10 5a2 2 0 0 0-1.344.519l-6.328 5.74a1 1 0 0 0 0 1.481l6.328 5.741A2 2 0 0 0 10 19h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2z',
    'm12 9 6 6',
    'm18 9-6 6',
  ],
  alert: ['M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20', 'M12 8v4', 'M12 16h.01'],
  undo: ['M9 14 4 9l5-5', 'M4 9h10.5a5.5 5.5 0 0 1 0 11H11'],
  clock: ['M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20', 'M12 6v6l4 2'],
  check: ['M20 6 9 17l-5-5'],
  offline: [
    'M12 20h.01',
    'M8.5 16.429a5 5 0 0 1 7 0',
    'M5 12.859a10 10 0 0 1 5.17-2.69',
    'M19 12.859a10 10 0 0 0-2.007-1.523',
    'M2 8.82a15 15 0 0 1 4.177-2.643',
    'M22 8.82a15 15 0 0 0-11.288-3.764',
    'm2 2 20 20',
  ],
  send: ['M12 19V5', 'm5 12 7-7 7 7'],
}

/**
 * A line drawing beside a word; hidden from screen readers.
 * @param {string} name
 */
export function icon(name) {
  const paths = (shapes[name] ?? []).map((d) => s('path', { d }))
  return s('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, ...paths)
}

/** @type {Record<string, string>} */
const iconOfType = {
  'internal-passport': 'id-card',
  'foreign-passport': 'plane',
  'driver-license': 'car',
  'birth-certificate': 'baby',
  'reference-internally-displaced-person': 'file-badge',
}

/**
 * The drawing of a document's kind.
 * @param {string} type
 */
export function typeIcon(type) {
  return icon(iconOfType[type] ?? 'file-text')
}

/** The scalloped seal: yes. */
export function seal() {
  const edge =
    'M3.85 8.62a4 4 0 0 1 4.78-4.77 4 4 0 0 1 6.74 0 4 4 0 0 1 4.78 4.78 4 4 0 0 1 0 6.74 4 4 0 0 1-4.77 4.78 4 4 0 0 1-6.75 0 4 4 0 0 1-4.78-4.77 4 4 0 0 1 0-6.76Z'
  return s(
    'svg',
    { class: 'seal', viewBox: '1 1 22 22', 'aria-hidden': 'true' },
    s('path', { d: edge, class: 'seal-edge' }),
    s('path', { d: 'm16.2 9.2-5.6 5.6-2.8-2.8', class: 'seal-tick' }),
  )
}

/** A silhouette where a document has a photo. */
export function silhouette() {
  return s(
    'svg',
    { class: 'portrait', viewBox: '0 0 92 118', 'aria-hidden': 'true' },
    s('rect', { width: 92, height: 118, rx: 8, class: 'portrait-background' }),
    s('circle', { cx: 46, cy: 46, r: 20, class: 'portrait-person' }),
    s('path', { d: 'M10 118c2-32 16-44 36-44s34 12 36 44z', class: 'portrait-person' }),
  )
}
