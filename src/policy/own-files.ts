/** How many files of a project a checker looked at, as far as its count tells. */
import type { Snapshot } from '#model/snapshot.ts'

/**
 * Those that count the files of libraries and of dependencies with the project's own, and print no number that would tell
 * them apart: `Files:` of tsc 5.9, 6.0 and 7.0 holds `lib.*.d.ts` and the declarations of packages, and so does the number of
 * files of svelte-check. By their names as texts: any of them may be taken out of the registry.
 */
const countLibraries: ReadonlySet<string> = new Set(['tsc', 'vue-tsc', 'svelte-check'])

/** null where the checker does not say, or counts other people's files too: no share can be made of that. */
export function ownFilesChecked(checker: string, filesChecked: Snapshot['filesChecked']): number | null {
  return countLibraries.has(checker) ? null : filesChecked
}
