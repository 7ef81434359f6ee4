/** Where a committed baseline stands when nobody says otherwise. */
import type { Files } from '#ports/files.ts'

const alone = 'type-ratchet-baseline.tsv'

/** With several checks each has a file of its own. */
function baselineNameOf(name: string): string {
  return `type-ratchet-baseline-${name}.tsv`
}

/** A check by its name, and the root that its paths are relative to. */
export interface CheckPlace {
  readonly root: string
  readonly name: string
}

/** The check's own file before the one of a project with a single check; `looked`: what was looked for. */
export async function committedBaseline(
  { root, name, oneOfSeveral }: CheckPlace & { readonly oneOfSeveral: boolean },
  files: Files,
): Promise<{ readonly file: string | null; readonly looked: readonly string[] }> {
  const looked = [baselineNameOf(name), ...(oneOfSeveral ? [] : [alone])]
  for (const each of looked) {
    const file = files.join(root, each)
    if ((await files.read(file)).kind !== 'missing') {
      return { file, looked }
    }
  }
  return { file: null, looked }
}

/** The file to write: `asked` when a name was given, else what is there already. */
export async function baselineToWrite(
  place: CheckPlace & { readonly asked: boolean },
  files: Files,
): Promise<string> {
  const { root, name, asked } = place
  const own = files.join(root, baselineNameOf(name))
  const isThere = (await files.read(own)).kind !== 'missing'
  return asked || isThere ? own : files.join(root, alone)
}
