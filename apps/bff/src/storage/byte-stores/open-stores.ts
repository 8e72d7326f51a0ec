import type { Config } from '../../config.ts'
import type { ByteStore } from './byte-store.ts'

/** As rows name them (`blobs.store`): a store that took bytes once stays readable when new ones go to another. */
export type StoreName = 'folder'

export interface ByteStores {
  /** Opens a store when it is first asked for. */
  of(name: StoreName): Promise<ByteStore>
}

type Storage = Config['storage']

/** A store's code is loaded only where it is used. */
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
      // One that could not be opened is tried again by whoever comes next.
      opening.catch(() => opened.delete(name))
      return await opening
    },
  }
}
