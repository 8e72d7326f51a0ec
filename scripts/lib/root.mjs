import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const fromRoot = (...names) => join(root, ...names)
/** The node_modules/.bin of a package, where its own tools are. */
export const bin = (name, folder = '.') => join(root, folder, 'node_modules', '.bin', name)
