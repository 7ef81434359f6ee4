/**
 * By which file a change is judged: the one that stands at the commit that it sits on. How a checker is run is taken from what
 * is checked out, as the checker's own configuration is; whatever decides about the result is not. docs/checks.md#policy
 */
import type { ChecksFile, NamedCheck } from '#config/file/checks-file.ts'
import {
  checkSettings,
  type Setting,
  type SettingName,
  type Settings,
  settingNames,
} from '#config/file/settings.ts'
import type { ChangedFile } from '#model/change.ts'
import type { CommitSha } from '#model/ids.ts'
import { ProblemError, problemFamilies } from '#model/problem.ts'
import type { FileEdit } from '#model/report.ts'
import type { ActionsApi } from '#ports/actions-api.ts'
import type { Repo } from '#ports/repo.ts'
import { configPlaces, findChecksFile, type ReadText } from './find-file.ts'

/** A check as it is run and judged. */
export interface JudgedCheck extends NamedCheck {
  /** Left out for one that both files have. */
  readonly standing?: 'new' | 'removed'
  /** What of it the change's own file says otherwise; empty where it says the same. */
  readonly edits: readonly FileEdit[]
}

/** The file of the base commit; `same` when the change leaves it as it is. */
export type BaseFile = { readonly kind: 'same' } | { readonly kind: 'read'; readonly file: ChecksFile | null }

/** Asks for the file only when the change may have touched it. A file that could not be used there judges nothing. */
export async function baseFile(
  base: CommitSha,
  {
    files,
    repo,
    api,
  }: { readonly files: readonly ChangedFile[] | null; readonly repo: Repo; readonly api: ActionsApi },
): Promise<BaseFile> {
  const isTouched = (path: string): boolean => configPlaces.some((place) => place === path)
  if (files !== null && !files.some(({ path, previous }) => isTouched(path) || isTouched(previous ?? ''))) {
    return { kind: 'same' }
  }
  const read: ReadText = async (path) => {
    const local = await repo.fileAt(base, path)
    return local === null ? api.fileAt(base, path) : local.kind === 'text' ? local.text : null
  }
  try {
    return { kind: 'read', file: await findChecksFile(read) }
  } catch (error) {
    if (error instanceof ProblemError && problemFamilies[error.problem.kind] === 'config-error') {
      return { kind: 'read', file: null }
    }
    throw error
  }
}

/** Those of the head in its order, then those that only the base has: a change can't leave a check by taking it out. */
export function judgedChecks(head: readonly NamedCheck[], base: BaseFile): readonly JudgedCheck[] {
  if (base.kind === 'same') {
    return head.map((check) => ({ ...check, edits: [] }))
  }
  const known = new Map(base.file?.checks.map((check) => [check.name, check]))
  const judged = head.map((check): JudgedCheck => {
    const old = known.get(check.name)
    return old === undefined
      ? { ...check, settings: onlyReported(check.settings), standing: 'new', edits: [] }
      : {
          ...check,
          settings: joined(check.settings, old.settings),
          accepted: old.accepted,
          edits: editsOf(old, check),
        }
  })
  const names = new Set(head.map(({ name }) => name))
  const removed = [...known.values()].filter(({ name }) => !names.has(name))
  return [...judged, ...removed.map((check) => ({ ...check, standing: 'removed' as const, edits: [] }))]
}

function onlyReported(settings: Settings): Settings {
  const mode: Setting = { value: 'report-only', from: 'a check that the base commit does not have' }
  return new Map<SettingName, Setting>([...settings, ['mode', mode]])
}

function joined(head: Settings, base: Settings): Settings {
  const settings = new Map<SettingName, Setting>()
  for (const name of settingNames) {
    const setting = (checkSettings[name].decides === 'run' ? head : base).get(name)
    if (setting !== undefined) {
      settings.set(name, setting)
    }
  }
  return settings
}

function editsOf(base: NamedCheck, head: NamedCheck): readonly FileEdit[] {
  const edits = settingNames
    .filter((name) => checkSettings[name].decides === 'judging')
    .map((setting) => ({
      setting,
      from: base.settings.get(setting)?.value ?? null,
      to: head.settings.get(setting)?.value ?? null,
    }))
  const accept = { setting: 'accept', from: acceptText(base), to: acceptText(head) }
  return [...edits, accept].filter(({ from, to }) => from !== to)
}

function acceptText({ accepted }: NamedCheck): string | null {
  const entries = accepted.map(({ rule, path, count, expires }) =>
    [`${count} until ${expires}`, ...(rule === null ? [] : [rule]), ...(path === null ? [] : [path])].join(
      ', ',
    ),
  )
  return entries.length === 0 ? null : entries.join('; ')
}
