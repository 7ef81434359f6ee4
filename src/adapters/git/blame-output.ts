/** Reads what `git blame --porcelain` prints. https://git-scm.com/docs/git-blame#_the_porcelain_format */
import { commitSha } from '#model/ids.ts'
import type { WrittenLine } from '#model/written.ts'

/** One entry a line of the file, in its order; null where the line is in no commit yet. */
export function parseBlame(output: string): readonly (WrittenLine | null)[] {
  const times = new Map<string, number>()
  const boundaries = new Set<string>()
  const shas: string[] = []
  let sha = ''
  for (const line of output.split('\n')) {
    if (line.startsWith('\t')) {
      shas.push(sha)
    } else if (/^[0-9a-f]{40,64} \d/.test(line)) {
      sha = line.split(' ', 1)[0] ?? ''
    } else if (line.startsWith('committer-time ')) {
      times.set(sha, Number(line.slice('committer-time '.length)))
    } else if (line === 'boundary') {
      boundaries.add(sha)
    }
  }
  return shas.map((name) => {
    const commit = commitSha(name)
    const time = times.get(name)
    return commit === null || time === undefined || /^0+$/.test(name)
      ? null
      : { commit, time, boundary: boundaries.has(name) }
  })
}
