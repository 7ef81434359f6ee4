/** What a repository already does about its errors, and who owns its files: things that a set-up should speak of. */

import { joinPath } from '#checkers/settings/folder-path.ts'
import { codeOwnersFiles } from '#config/code-owners.ts'
import type { Counter, HookRunner, OtherBaseline, PresentWays } from '#model/setup.ts'
import type { FoundFile, Tree } from './nearest-file.ts'

/** Files of other tools that hold known errors, with the tool's name. */
const otherBaselines = [
  ['mypy-baseline.txt', 'mypy-baseline'],
  ['.basedpyright/baseline.json', 'basedpyright'],
  ['.tsc-baseline.json', 'tsc-baseline'],
  ['tsc-baseline.json', 'tsc-baseline'],
  ['.betterer.results', 'betterer'],
  ['eslint-suppressions.json', 'eslint'],
  ['phpstan-baseline.neon', 'phpstan'],
  ['pyrefly-baseline.json', 'pyrefly'],
] as const

/** With the workflows themselves. */
export interface PresentFiles extends PresentWays {
  readonly workflows: readonly FoundFile[]
}

/** Looks at workflows, scripts and the files that other tools leave. */
export async function presentWays(tree: Tree): Promise<PresentFiles> {
  const workflows = await filesIn('.github/workflows', /\.ya?ml$/, tree)
  const scripts = [
    ...(await Promise.all(
      ['Makefile', 'package.json', '.gitlab-ci.yml', '.pre-commit-config.yaml'].map((path) =>
        tree.file(path),
      ),
    )),
    ...(
      await Promise.all(
        ['', 'scripts', 'ci', '.ci', 'tools', 'bin'].map((folder) => filesIn(folder, /\.(?:sh|bash)$/, tree)),
      )
    ).flat(),
  ].filter((file) => file !== null)
  const owners = await Promise.all(codeOwnersFiles.map((path) => tree.file(path)))
  const baselines: OtherBaseline[] = []
  for (const [path, tool] of otherBaselines) {
    baselines.push(...((await tree.file(path)) === null ? [] : [{ path, tool }]))
  }
  return {
    workflows,
    counters: [...workflows, ...scripts].flatMap(countersOf),
    baselines,
    codeOwners: owners.find((file) => file !== null)?.path ?? null,
    isPublic: (await tree.list('')).some((name) => /^(?:LICEN[CS]E|COPYING)(?:\.\w+)?$/i.test(name)),
    hooks: await hookRunner(tree),
  }
}

async function hookRunner(tree: Tree): Promise<HookRunner | null> {
  const names = await tree.list('')
  const has = (name: RegExp): boolean => names.some((each) => name.test(each))
  if (has(/^\.pre-commit-config\.ya?ml$|^\.?prek\.toml$/)) {
    return 'pre-commit'
  }
  if (has(/^\.?lefthook\.(?:ya?ml|toml|json)$/)) {
    return 'lefthook'
  }
  return (await tree.list('.husky')).length > 0 ? 'husky' : null
}

async function filesIn(folder: string, name: RegExp, tree: Tree): Promise<readonly FoundFile[]> {
  const names = (await tree.list(folder)).filter((each) => name.test(each))
  const found = await Promise.all(names.map((each) => tree.file(joinPath(folder, each))))
  return found.filter((file) => file !== null)
}

const checkerWord = /\b(?:mypy|tsc|pyright|basedpyright|pyrefly|eslint|ruff|pylint)\b/
const counting = /\bgrep\b[^|\n]{0,200} -\w*c|\bwc +-l\b/

/** Lines that count what a checker printed, in a file that speaks of one. */
function countersOf({ path, text }: FoundFile): readonly Counter[] {
  return checkerWord.test(text)
    ? text.split(/\r?\n/).flatMap((line, index) => (counting.test(line) ? [{ path, line: index + 1 }] : []))
    : []
}
