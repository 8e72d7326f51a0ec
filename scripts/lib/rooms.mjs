// Who imports whom among the rooms of the bff: the features, the base below them, what stands above them.
// `node scripts/lib/rooms.mjs [src]` counts them.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const above = new Set(['health', 'demo', 'cli', 'compose.ts', 'app.ts', 'server.ts', 'main.ts', 'index.ts', 'cli.ts'])

/** `visit/appeals` for a file of that feature, `base` for all that stands below the features. */
function roomOf(file) {
  const [first, ...rest] = file.split('/')
  if (first === 'features') return rest.slice(0, 2).join('/')
  return above.has(first) ? first : 'base'
}

/** Every room with those that it imports, types too. Tests import as they like. */
export function readRooms(src = join(root, 'apps/bff/src')) {
  const rooms = new Map()
  for (const file of readdirSync(src, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const room = roomOf(file)
    const imported = rooms.get(room) ?? new Set()
    rooms.set(room, imported)
    for (const [, path] of readFileSync(join(src, file), 'utf8').matchAll(
      /^(?:import|export|\}) .*?from '(\.[^']+)'/gm,
    )) {
      const target = roomOf(relative(src, resolve(src, dirname(file), path)))
      if (target !== room) imported.add(target)
    }
  }
  return rooms
}

/** Whether one room reaches another by any way. */
function reaches(rooms, from, to, seen = new Set()) {
  for (const next of rooms.get(from) ?? []) {
    if (next === to) return true
    if (seen.has(next)) continue
    seen.add(next)
    if (reaches(rooms, next, to, seen)) return true
  }
  return false
}

/** Imports that lie in a circle of rooms, as `a → b`. */
export function circles(rooms) {
  return [...rooms].flatMap(([from, imported]) =>
    [...imported].filter((to) => reaches(rooms, to, from)).map((to) => `${from} → ${to}`),
  )
}

/** How many floors the rooms stand on, circles left out. */
function floors(rooms) {
  const closed = new Set(circles(rooms))
  const height = (room) =>
    1 + Math.max(0, ...[...(rooms.get(room) ?? [])].filter((to) => !closed.has(`${room} → ${to}`)).map(height))
  return Math.max(...[...rooms.keys()].map(height))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const rooms = readRooms(process.argv[2] && resolve(process.argv[2]))
  const features = [...rooms.keys()].filter((room) => room.includes('/'))
  const arrows = [...rooms.values()].reduce((sum, imported) => sum + imported.size, 0)
  const closed = circles(rooms)
  const within = new Set(closed.map((arrow) => arrow.split(' → ')[0]))
  console.log(
    `${features.length} features, ${arrows} arrows between rooms, ${floors(rooms)} floors, ${closed.length} arrows in circles of ${within.size} rooms`,
  )
}
