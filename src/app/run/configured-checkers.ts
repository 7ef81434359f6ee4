/** Which checkers the files of a folder configure. */
import type { Checker, ConfigFile } from '#checkers/checker.ts'
import { allCheckers, checkerFor } from '#checkers/registry.ts'
import type { FoundChecker } from '#model/config-problem.ts'
import type { Files } from '#ports/files.ts'

/** Every checker that a file of this folder configures, but those that another one stands for. */
export async function configuredCheckers(folder: string, files: Files): Promise<readonly FoundChecker[]> {
  const found: FoundChecker[] = []
  for (const checker of allCheckers) {
    for (const { name: file, marker } of telling(checker)) {
      const read = await files.read(files.join(folder, file))
      if (read.kind === 'read' && (marker === null || marker.test(read.text))) {
        found.push({ checker: checker.name, file })
        break
      }
    }
  }
  const superseded = found.flatMap(({ checker }) => checkerFor(checker).supersedes ?? [])
  return found.filter(({ checker }) => !superseded.includes(checker))
}

/** Names of files that may say which checker a project uses. */
export function configurationNames(): readonly string[] {
  return [...new Set(allCheckers.flatMap((checker) => telling(checker).map(({ name }) => name)))]
}

function telling({ configFiles, namedIn = [] }: Checker): readonly ConfigFile[] {
  return [...configFiles, ...namedIn]
}
