/** Looks for a checker that is another version here than in CI: then both find other errors. */

import { checkerFor } from '#checkers/registry.ts'
import { tableOf, textOf } from '#checkers/settings/config-value.ts'
import { readLooseJson } from '#checkers/settings/loose-json.ts'
import { configOf } from '#config/file/checks-file.ts'
import { type CheckerName, checkerNames } from '#model/snapshot.ts'
import type { LocalPorts } from '../local/local-run.ts'
import { lockedVersion } from '../run/locked-version.ts'
import { checkerVersion } from '../run/run-checker.ts'
import type { StepGround } from './doctor-inputs.ts'
import type { Tree } from './nearest-file.ts'
import type { Job, Step } from './own-workflows.ts'
import { packageOf } from './pinned.ts'

/** A checker and the folder that it runs in, `''` for the root. */
interface Used {
  readonly checker: CheckerName
  readonly folder: string
}

/** One sentence for each checker of the step that is known in both places and differs. */
export async function versionDifferences(
  step: Step,
  job: Job,
  { root, file, tree, process, files }: StepGround & { readonly tree: Tree } & Pick<LocalPorts, 'process'>,
): Promise<readonly string[]> {
  const told: string[] = []
  for (const { checker, folder } of usedBy(step, file)) {
    const there = installedIn(job, checker) ?? (await lockedFor({ checker, folder }, tree))
    const here =
      there === null
        ? null
        : await checkerVersion(checkerFor(checker), plain(checker), {
            process,
            cwd: files.join(root, folder),
          })
    if (here !== null && there !== null && here !== there) {
      told.push(`${checker} is ${here} here and ${there} in CI`)
    }
  }
  return told
}

function plain(checker: CheckerName) {
  return {
    checker,
    command: null,
    args: [],
    workingDirectory: '.',
    inputFile: null,
    exitCode: null,
    timeLimitMs: 60_000,
  }
}

function usedBy({ inputs }: Step, file: StepGround['file']): readonly Used[] {
  const said = textOf(inputs['checker']) ?? ''
  const named = checkerNames.find((name) => name === said)
  if (named !== undefined) {
    return 'input-file' in inputs
      ? []
      : [{ checker: named, folder: folderIn(textOf(inputs['working-directory'])) }]
  }
  return (file?.checks ?? []).flatMap((check) => {
    const { checker, workingDirectory, inputFile } = configOf(check).check
    return checker === 'auto' || inputFile !== null ? [] : [{ checker, folder: folderIn(workingDirectory) }]
  })
}

function folderIn(said: string | null): string {
  return said === null || said === '.' ? '' : said.replace(/^\.\//, '').replace(/\/$/, '')
}

/** `pip install mypy==2.4.1`, `npm install --global pyright@1.1.414`. */
function installedIn({ steps }: Job, checker: CheckerName): string | null {
  const name = packageOf(checker).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pinned = new RegExp(`(?:^|[\\s'"])${name}(?:\\[[^\\]]*\\])?(?:==|@)(\\d[\\w.+-]*)`, 'm')
  const texts = steps.map(({ data }) => textOf(data['run']) ?? '')
  return texts.map((text) => pinned.exec(text)?.[1]).find((version) => version !== undefined) ?? null
}

const pythonFiles = [
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'pylock.toml',
  'requirements-dev.txt',
  'requirements.txt',
]

async function lockedFor({ checker, folder }: Used, tree: Tree): Promise<string | null> {
  const name = packageOf(checker)
  if (checkerFor(checker).language === 'Node') {
    const lock = await tree.nearest(folder, ['package-lock.json'])
    const packages = tableOf(tableOf(readLooseJson(lock?.text ?? ''))?.['packages'])
    return textOf(tableOf(packages?.[`node_modules/${name}`])?.['version'])
  }
  const lock = checkerFor(checker).language === 'Python' ? await tree.nearest(folder, pythonFiles) : null
  return lock === null ? null : lockedVersion(name, lock)
}
