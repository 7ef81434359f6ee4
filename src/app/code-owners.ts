/** Who owns which path, by the repository's own CODEOWNERS file. */
import { ownerFiles, ownerRules, ownersOf } from '#config/code-owners.ts'
import type { Files } from '#ports/files.ts'

/** Gives a path's owners as written, `''` for nobody. */
export type OwnersOfPath = (path: string) => string

/** Null without a CODEOWNERS file, and for one that can't be read: owners decide nothing. */
export async function codeOwners(files: Files, root: string): Promise<OwnersOfPath | null> {
  for (const name of ownerFiles) {
    const read = await files.read(files.join(root, name))
    if (read.kind === 'read') {
      const rules = ownerRules(read.text)
      const known = new Map<string, string>()
      return (path) => {
        const owners = known.get(path) ?? ownersOf(rules, path)
        known.set(path, owners)
        return owners
      }
    }
  }
  return null
}
