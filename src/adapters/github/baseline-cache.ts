/** Keeps baselines in the Actions cache with GitHub's own client, which is loaded only when it is needed. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BaselineCache, CachedSnapshot, SaveResult } from '#ports/baseline-cache.ts'
import { messageOf } from '../thrown.ts'
import { bounded } from './bounded-time.ts'
import { quietly } from './client-chatter.ts'

/**
 * The client packs a file where it stands and unpacks it to the same place, and an entry is found only for the
 * same place again; so there is one file a name, below the runner's own temporary folder.
 */
export function githubBaselineCache(temporary: string): BaselineCache {
  const fileOf = (name: string): string => join(temporary, 'type-ratchet', 'cache', name, 'snapshot.json')
  return {
    available: async () => (await client()).isFeatureAvailable(),
    save: async (snapshot) => {
      const failed: SaveResult = { kind: 'failed', reason: 'the cache service gave no answer in time' }
      return quietly(() => bounded(save(fileOf(snapshot.name), snapshot), failed))
    },
    restore: ({ name, key }) => quietly(() => bounded(restore(fileOf(name), key), null)),
  }
}

function client(): Promise<typeof import('@actions/cache')> {
  return import('@actions/cache')
}

/** The client logs its own failures, and gives -1 for them as for an entry that is there already. */
async function save(file: string, { key, text }: CachedSnapshot): Promise<SaveResult> {
  const { saveCache } = await client()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, text)
  try {
    return { kind: (await saveCache([file], key)) === -1 ? 'skipped' : 'saved' }
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) }
  } finally {
    await rm(file, { force: true })
  }
}

async function restore(file: string, key: string): Promise<string | null> {
  const { restoreCache } = await client()
  await rm(file, { force: true })
  const restored = await restoreCache([file], key)
  return restored === key ? readFile(file, 'utf8') : null
}
