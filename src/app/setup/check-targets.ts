/** What a checker must be told to look at, where its configuration leaves that open. */
import type { Checker } from '#checkers/checker.ts'
import { joinPath } from '#checkers/settings/folder-path.ts'
import type { FoundCheck } from '#model/setup.ts'
import type { Tree } from './nearest-file.ts'

/** Checkers that stop when nobody names a file, with what stands in front of the names. */
const needTargets: Readonly<Partial<Record<string, readonly string[]>>> = {
  mypy: [],
  pylint: ['--recursive=y'],
  bandit: ['-r'],
}
/** mypy's configuration says it in one of these. */
const configured = /^\s*(?:files|packages|modules|package|module)\s*=/m

/** The arguments; empty where the checker finds out by itself. */
export async function checkTargets(
  { folder, file }: FoundCheck,
  checker: Checker,
  tree: Tree,
): Promise<readonly string[]> {
  const first = needTargets[checker.name]
  if (first === undefined) {
    return refersOnly(folder, checker, tree)
  }
  const settings = file === null ? null : await tree.file(joinPath(folder, file))
  if (checker.name === 'mypy' && settings !== null && configured.test(settings.text)) {
    return []
  }
  return [...first, ...(await packages(folder, tree))]
}

/** `src`, else every package of the folder, else all of it. */
async function packages(folder: string, tree: Tree): Promise<readonly string[]> {
  const names = await tree.list(folder)
  const found: string[] = []
  for (const name of names) {
    const isPackage = /^[A-Za-z_]\w*$/.test(name) && !/^(?:tests?|docs?)$/.test(name)
    if (isPackage && (await tree.file(joinPath(folder, `${name}/__init__.py`))) !== null) {
      found.push(name)
    }
  }
  return names.includes('src') ? ['src'] : found.length > 0 ? found : ['.']
}

/** A project file that only refers to others checks nothing unless they are built. */
async function refersOnly(folder: string, checker: Checker, tree: Tree): Promise<readonly string[]> {
  if (!/^(?:vue-)?tsc$/.test(checker.name)) {
    return []
  }
  const open = async (path: string): Promise<string | null> =>
    (await tree.file(joinPath(folder, path)))?.text ?? null
  const settings = await checker.settings({ args: [], upwards: [''], open })
  return (settings.refersOnly ?? null) === null ? [] : ['--build']
}
