/** What a run of the action is about: one check by its inputs, or those of the project's configuration file. */
import type { InputReader } from '#config/action-inputs.ts'
import type { ActionConfig } from '#config/config.ts'
import { type ChecksFile, configOf, type NamedCheck } from '#config/file/checks-file.ts'
import {
  checkSettings,
  commentWords,
  type Setting,
  type SettingName,
  settingNames,
} from '#config/file/settings.ts'
import { artifactSafeName } from '#config/names.ts'
import { choice, optionalBranch } from '#config/values.ts'
import type { Digest } from '#model/digest.ts'
import { jointName } from '#model/joint-report.ts'
import { ProblemError } from '#model/problem.ts'
import type { Filed } from '#model/report.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Files } from '#ports/files.ts'
import type { Repo } from '#ports/repo.ts'
import type { RunContext } from '#ports/run-context.ts'
import type { ChangeList } from '../action/change-list.ts'
import { baseCommit, mergedInto } from '../baseline/base-commit.ts'
import { type BaseFile, baseFile, type JudgedCheck, judgedChecks } from './base-file.ts'
import { chosenChecks } from './chosen-checks.ts'
import { findChecksFile, readHere } from './find-file.ts'
import { type FiledReadiness, filedReadiness } from './joint-readiness.ts'

/** One check with everything that was said of it. */
export interface FiledCheck extends Pick<NamedCheck, 'name' | 'settings'> {
  readonly config: ActionConfig
  readonly filed: Filed
  /** By which rules the change's own file would judge it; null where they are the same. */
  readonly proposed: ActionConfig | null
}

/** Several checks, or one. */
export interface FiledRun {
  /** Of the whole. */
  readonly name: string
  readonly checks: readonly FiledCheck[]
  /** null: as many as there are cores. */
  readonly parallel: number | null
  readonly comment: ActionConfig['comment']
  readonly checkRun: boolean
  readonly dataBranch: string | null
  /** null: no score is shown. */
  readonly readiness: FiledReadiness | null
}

/** What is needed to find out. */
export interface Deciding {
  readonly files: Files
  readonly repo: Repo
  readonly api: ActionsApi
  readonly digest: Digest
  readonly change: ChangeList
}

/** null without a configuration file. Throws a `ProblemError` for one that can't be used, also where inputs contradict it. */
export async function filedRun(
  input: InputReader,
  context: RunContext,
  tools: Deciding,
): Promise<FiledRun | null> {
  const own = await findChecksFile(readHere(context.workspace, tools.files))
  const deleted = own === null ? await deletedFile(context, tools.repo) : null
  const file = own ?? deleted
  if (file === null) {
    if (input('checks').trim() !== '') {
      throw new ProblemError({ kind: 'config-file-none', input: 'checks' })
    }
    return null
  }
  const base: BaseFile = own === null ? { kind: 'read', file } : await fileOfBase(context, tools)
  const said = { only: onlyOf(input), settings: saidBeside(input) }
  const heads = new Map(own?.checks.map((check) => [check.name, check]))
  const checks = chosenChecks(judgedChecks(own?.checks ?? [], base), said).map((check) =>
    filedCheck(check, { file, head: heads.get(check.name) ?? null, input }),
  )
  const name = artifactSafeName(input('name').trim() || jointName, tools.digest)
  const readiness = said.only === null ? readinessOf(file, { own, base }) : null
  const isJoint = checks.length > 1 || readiness !== null
  requireOwnNames(checks, isJoint ? name : null, tools.digest)
  return {
    name,
    checks,
    parallel: file.parallel,
    comment: isSaid(input, 'comment', 'on-change')
      ? choice({ input: 'comment', value: input('comment') }, commentWords)
      : file.comment,
    checkRun: isSaid(input, 'check-run', 'false') || file.checkRun,
    dataBranch: optionalBranch({ input: 'data-branch', value: input('data-branch') }) ?? file.dataBranch,
    readiness,
  }
}

/** Of all checks of the file; some of them say nothing of the whole. */
function readinessOf(
  { readiness }: ChecksFile,
  { own, base }: { readonly own: ChecksFile | null; readonly base: BaseFile },
): FiledReadiness | null {
  const judging = base.kind === 'same' ? readiness : (base.file?.readiness ?? null)
  return filedReadiness(judging, own?.readiness ?? null)
}

/** A change that takes the whole file away is judged by it. Only git is asked: most projects have no such file, and GitHub would be asked each time. */
async function deletedFile({ event }: RunContext, repo: Repo): Promise<ChecksFile | null> {
  const head = event.kind === 'pull-request' ? await repo.headCommit() : null
  const parents = head === null ? null : await repo.parents(head)
  const base = event.kind === 'pull-request' ? mergedInto(parents ?? [], event.pull) : null
  if (base === null) {
    return null
  }
  return findChecksFile(async (path) => {
    const file = await repo.fileAt(base, path)
    return file?.kind === 'text' ? file.text : null
  })
}

/** Only a change has a base whose file judges it. */
async function fileOfBase(context: RunContext, tools: Deciding): Promise<BaseFile> {
  const { event } = context
  if (event.kind !== 'pull-request' && event.kind !== 'merge-group') {
    return { kind: 'same' }
  }
  const head = await tools.repo.headCommit()
  const base = await baseCommit(context, { ...tools, checked: head ?? context.commit, branches: null })
  if (base === null) {
    return { kind: 'same' }
  }
  const { files } = await tools.change.between({ base: base.commit, head, files: base.files })
  return baseFile(base.commit, { ...tools, files })
}

function onlyOf(input: InputReader): { readonly input: string; readonly value: string } | null {
  const value = input('checks').trim()
  return value === '' ? null : { input: 'checks', value }
}

/** The runner gives every input its default, so that one which is the default is not said. */
function isSaid(input: InputReader, name: string, fallback: string): boolean {
  const value = input(name).trim()
  return value !== '' && value !== fallback
}

function saidBeside(input: InputReader): ReadonlyMap<SettingName, Setting> {
  const said = settingNames
    // The name of an input is that of the whole run.
    .filter((name) => name !== 'name' && isSaid(input, name, checkSettings[name].fallback))
    .map((name) => [name, { value: input(name), from: `\`${name}\`` }] as const)
  return new Map(said)
}

function filedCheck(
  { edits, standing, ...check }: JudgedCheck,
  {
    file,
    head,
    input,
  }: { readonly file: ChecksFile; readonly head: NamedCheck | null; readonly input: InputReader },
): FiledCheck {
  const { name, settings } = check
  const config = configOf(check, input)
  const proposed = head === null || edits.length === 0 ? null : configOf(head, input)
  const filed = { path: file.path, edits, ...(standing === undefined ? {} : { standing }) }
  return { name, settings, config: { ...config, name: config.name ?? name }, filed, proposed }
}

/** Their artifacts would overwrite each other. */
function requireOwnNames(checks: readonly FiledCheck[], joint: string | null, digest: Digest): void {
  const seen = new Map<string, string>(joint === null ? [] : [[joint, 'the whole run']])
  for (const { name, config } of checks) {
    const own = artifactSafeName(config.name ?? name, digest)
    const other = seen.get(own)
    if (other !== undefined) {
      throw new ProblemError({ kind: 'check-names-equal', name: own, checks: [other, name] })
    }
    seen.set(own, name)
  }
}
