/** Edits that would take errors away, before anybody has tried them. */
import type { Diagnostic } from '#model/diagnostic.ts'
import { doCollide, type TextEdit, withEdits } from '#model/edit.ts'
import type { RepoPath } from '#model/ids.ts'
import type { FileEdit } from '#ports/editable-tree.ts'

/** All edits stand in the file of the diagnostic. */
export interface Proposal {
  readonly diagnostic: Diagnostic
  readonly edits: readonly TextEdit[]
}

/** Those that can be made together, first come first served, and those that touch one of them. */
export function separate(proposals: readonly Proposal[]): {
  readonly together: readonly Proposal[]
  readonly later: readonly Proposal[]
} {
  const together: Proposal[] = []
  const later: Proposal[] = []
  const taken = new Map<RepoPath, TextEdit[]>()
  for (const proposal of proposals) {
    const { path } = proposal.diagnostic
    const others = taken.get(path) ?? []
    if (proposal.edits.some((edit) => others.some((other) => doCollide(edit, other)))) {
      later.push(proposal)
    } else {
      together.push(proposal)
      taken.set(path, [...others, ...proposal.edits])
    }
  }
  return { together, later }
}

/** The files as proposals that can be made together leave them, sorted by path. `texts` has every file of them. */
export function editedFiles(
  proposals: readonly Proposal[],
  texts: ReadonlyMap<RepoPath, string>,
): readonly (FileEdit & { readonly edits: readonly TextEdit[] })[] {
  const paths = [...new Set(proposals.map(({ diagnostic }) => diagnostic.path))].sort()
  return paths.map((path) => {
    const before = texts.get(path) ?? ''
    const edits = proposals.filter(({ diagnostic }) => diagnostic.path === path).flatMap((each) => each.edits)
    return { path, before, after: withEdits(before, edits), edits }
  })
}
