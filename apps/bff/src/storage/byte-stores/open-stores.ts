import type { Config } from '../../config.ts'
import type { ByteStore } from './byte-store.ts'

/** Names of stores in rows (`blobs.store`): a store with old bytes stays readable when new ones go to another one. */
export type StoreName = 'folder'

export interface ByteStores {
  /** Opens a store when it is first needed. */
  of(name: StoreName): Promise<ByteStore>
}

type Storage = Config['storage']

/** The code of a store is loaded only if it is used. */
const drivers: Record<StoreName, (storage: Storage) => Promise<ByteStore>> = {
  folder: async ({ blobFolder }) => (await import('./folder-store.ts')).openFolderStore(blobFolder),
}

export function openByteStores(storage: Storage): ByteStores {
  const opened = new Map<StoreName, Promise<ByteStore>>()
  return {
    async of(name) {
      if (!(name in drivers)) throw new Error(`this release knows no store named ${name}`)
      const known = opened.get(name)
      if (known !== undefined) return await known
      const opening = drivers[name](storage)
      opened.set(name, opening)
      // A store that could not be opened is opened again by the next caller.
      opening.catch(() => opened.delete(name))
      return await opening
    },
  }
}
