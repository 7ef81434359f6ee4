/** Which names a repository defines itself: somebody else's declaration can't be changed here. */
import type { Files } from '#ports/files.ts'
import { scopesOf } from '#snapshot/scopes/scope-index.ts'

/** A larger tree is read up to here. */
const mostFiles = 50_000
const atOnce = 64

/**
 * Whether a definition (`Class.method`) or a module (`shop.orders`) of this name is below the folder. `sources`: which files
 * the checker reads, because a name of another language is another name.
 */
export async function ownNames(
  { root, sources }: { readonly root: string; readonly sources: RegExp },
  files: Files,
): Promise<(name: string) => boolean> {
  const names = new Set<string>()
  const paths = (await files.tree(root, mostFiles)).filter((path) => sources.test(path))
  for (let first = 0; first < paths.length; first += atOnce) {
    await Promise.all(
      paths.slice(first, first + atOnce).map(async (path) => {
        const read = await files.read(files.join(root, path))
        const defined = read.kind === 'read' ? (scopesOf(path, read.text)?.names() ?? []) : []
        for (const name of [...defined, ...moduleNames(path)]) {
          names.add(name)
        }
      }),
    )
  }
  return (name) => names.has(name)
}

/** Without its extension, `src/shop/orders.py` is `shop.orders` as well: nobody can tell which folder is the first package. */
function moduleNames(path: string): readonly string[] {
  const parts = path
    .replace(/\.\w+$/, '')
    .replace(/\/(?:__init__|index)$/, '')
    .split('/')
  return parts.map((_, start) => parts.slice(start).join('.'))
}
