/** Which files of a change decide how it is judged, for each checker and for files that only a run can know. */
import { describe, expect, test } from 'vitest'
import { ruleEdits } from '#app/change/rule-edits.ts'
import { checkerFor } from '#checkers/registry.ts'
import { storedPath } from '#model/ids.ts'
import type { CheckerName } from '#model/snapshot.ts'

function edits(
  paths: readonly string[],
  checker: CheckerName | null,
  configFiles: readonly string[] = [],
): readonly string[] {
  const files = paths.map((path) => ({ path: storedPath(path), previous: null, deleted: false }))
  return ruleEdits(files, { checker: checker === null ? null : checkerFor(checker), configFiles })
}

describe('what a change is judged by', () => {
  test.each([
    ['tsc', ['tsconfig.json', 'packages/a/tsconfig.json', 'tsconfig.base.json', 'a/tsconfig.build.ci.json']],
    [
      'mypy',
      ['mypy.ini', 'api/.mypy.ini', 'pyproject.toml', 'setup.cfg', 'mypy.strict.ini', 'mypy-baseline.txt'],
    ],
    ['pyright', ['pyrightconfig.json', 'pyproject.toml']],
    ['basedpyright', ['.basedpyright/baseline.json', 'api/.basedpyright/baseline.json', 'pyproject.toml']],
    ['pyrefly', ['pyrefly.toml', 'mypy.ini']],
    ['ty', ['ty.toml', 'pyproject.toml']],
  ] as const)('are the files that configure %s, in every folder', (checker, paths) => {
    expect(edits(paths, checker)).toEqual([...paths].sort())
  })

  test.each([
    ['tsc', ['package.json', 'src/tsconfig.ts', 'mytsconfig.json', 'tsconfig.json/x', 'mypy.ini']],
    ['basedpyright', ['baseline.json', 'x.basedpyright/baseline.json']],
    ['mypy', ['tsconfig.json', 'docs/mypy.md', 'xmypy.ini', 'mypyxini']],
  ] as const)('are no others for %s', (checker, paths) => {
    expect(edits(paths, checker)).toEqual([])
  })

  test('are workflows and actions, whatever the checker is', () => {
    const paths = ['.github/workflows/ci.yml', '.github/actions/x/run.sh', 'action.yml', 'a/action.yaml']
    expect(edits([...paths, '.github/CODEOWNERS', 'docs/action.yml.md'], null)).toEqual([...paths].sort())
  })

  test('are files that a run is known to have read, by their whole path', () => {
    const read = ['config/types.json']
    expect(edits(['config/types.json', 'other/config/types.json'], 'tsc', read)).toEqual(read)
  })

  test('are files under their old name too', () => {
    const files = [{ path: storedPath('off.ini'), previous: storedPath('mypy.ini'), deleted: false }]
    expect(ruleEdits(files, { checker: checkerFor('mypy'), configFiles: [] })).toEqual(['mypy.ini'])
  })
})
