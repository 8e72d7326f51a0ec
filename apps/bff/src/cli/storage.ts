// npm run desk -- storage …: the database and the encrypted files belong together; these commands look after both.
import { parseArgs } from 'node:util'
import { lockDataFolder } from '../storage/folder-lock.ts'
import { createKeys } from '../storage/keys.ts'
import { openStorage } from '../storage/open-storage.ts'
import { finishedFiles, listSetAside } from '../storage/set-aside.ts'
import { withDatabase } from './command.ts'
import type { Command } from './command.ts'

/** The administrator confirms once, for the database that is there now. No setting stays behind. */
export const storageAcceptDatabase: Command = {
  usage: '',
  async run(args, settings) {
    parseArgs({ args, options: {} })
    const {
      config: { storage },
      secrets,
    } = settings()
    const lock = await lockDataFolder(storage.dataFolder)
    try {
      const { db, marker } = await openStorage(storage, secrets, createKeys(secrets.masterKey), { accepting: true })
      const known = new Set(
        (await db.selectFrom('blobs').select('id').where('store', '=', 'folder').execute()).map(({ id }) => id),
      )
      await db.destroy()
      const unknown = (await finishedFiles(storage.blobFolder)).filter((id) => !known.has(id)).length
      console.log(
        `The files in ${storage.blobFolder} belong to the database ${marker.database} at event ${marker.lastEvent} from now on.`,
      )
      if (unknown > 0)
        console.log(
          `It does not know ${unknown} of them: the next start sets those aside. A start with a database that knows them moves them back.`,
        )
    } finally {
      lock.release()
    }
  },
}

export const storageShow: Command = {
  usage: '',
  async run(args, settings) {
    parseArgs({ args, options: {} })
    await withDatabase(settings, async (db, { storage: { dataFolder, blobFolder } }) => {
      const { id, key_id: keyId } = await db.selectFrom('database_identity').selectAll().executeTakeFirstOrThrow()
      const { rows } = await db
        .selectFrom('blobs')
        .select(({ fn }) => fn.countAll<number | string>().as('rows'))
        .executeTakeFirstOrThrow()
      console.log(
        `Data folder ${dataFolder}\nDatabase ${id}, encrypted under the master key ${keyId ?? '(none yet)'}\nFiles ${(await finishedFiles(blobFolder)).length}, rows ${rows}`,
      )
      const lists = await listSetAside(blobFolder)
      for (const { folder, ids } of lists) console.log(`Set aside: ${ids.length} in ${folder}`)
      if (lists.length === 0) console.log('Set aside: none')
    })
  },
}
