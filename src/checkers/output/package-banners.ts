/**
 * Which packages' scripts a text is the output of, told by the banners of npm, pnpm, yarn and lerna in front of each. Each
 * script runs in its package's folder, so that the paths of two packages don't start at the same place.
 */
import type { OutputText } from './output-text.ts'

/** `> @pkg/api@1.0.0 types`, for pnpm with the folder behind it; `> @pkg/api` of `yarn workspaces run`. */
const banner = /^> ((?:@[\w.~-]+\/)?[\w.~-]+)@\d\S* [\w:.-]+(?: \/.*)?$|^> (@[\w.~-]+\/[\w.~-]+)$/

/** Sorted, each once. */
export function packagesIn(printed: OutputText): readonly string[] {
  const { text } = printed
  const names = new Set<string>()
  for (const line of text.startsWith('> ') || text.includes('\n> ') ? printed.lines : []) {
    const [, scripted, plain] = line.startsWith('> ') ? (banner.exec(line) ?? []) : []
    const name = scripted ?? plain
    if (name !== undefined) {
      names.add(name)
    }
  }
  return [...names].sort()
}
