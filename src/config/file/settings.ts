/**
 * The settings of a configuration file: what each is called, what it holds, and what it decides. Reading and the JSON Schema
 * rest on these tables, so that they can't disagree.
 */
import { checkerNames } from '#model/snapshot.ts'

/** What a value looks like; each is read by the reader of the action's input of that kind. */
export type SettingKind =
  | 'text'
  | 'words'
  | 'patterns'
  | 'count'
  | 'increase'
  | 'minutes'
  | 'duration'
  | 'day'
  | 'days'
  | 'flag'
  | 'budgets'
  | 'share'
  | 'choice'

/** One setting of a check. */
export interface SettingShape {
  readonly kind: SettingKind
  /** For `choice`: the words, the default first. */
  readonly words?: readonly string[]
  /** `run`: how the checker is run, taken from what is checked out. `judging`: how that is judged, taken from the base commit. */
  readonly decides: 'run' | 'judging'
  /** What holds where nobody says anything, as the action's input has it; empty for nothing. */
  readonly fallback: string
}

/** In the order in which they are shown. */
export const settingNames = [
  'checker',
  'command',
  'args',
  'working-directory',
  'input-file',
  'exit-code',
  'pattern',
  'timeout-minutes',
  'confirm-new',
  'name',
  'max-increase',
  'max-errors',
  'max-new-errors',
  'touched-files',
  'rules',
  'categories',
  'paths',
  'owners',
  'min-clean-files',
  'target-errors',
  'target-date',
  'max-weeks-late',
  'mode',
  'baseline',
  'baseline-branches',
  'baseline-workflow',
  'baseline-wait',
  'recompute',
  'recompute-minutes',
  'enforce-default-branch',
  'retention-days',
  'excerpts',
] as const

/** The name of a setting. */
export type SettingName = (typeof settingNames)[number]

/** Spelled as the action's inputs are, and read as they are. */
export const checkSettings: Readonly<Record<SettingName, SettingShape>> = {
  checker: {
    fallback: 'auto',
    kind: 'choice',
    words: ['auto', ...checkerNames],
    decides: 'run',
  },
  command: {
    fallback: '',
    kind: 'words',
    decides: 'run',
  },
  args: {
    fallback: '',
    kind: 'words',
    decides: 'run',
  },
  'working-directory': {
    fallback: '.',
    kind: 'text',
    decides: 'run',
  },
  'input-file': {
    fallback: '',
    kind: 'text',
    decides: 'run',
  },
  'exit-code': {
    fallback: '',
    kind: 'count',
    decides: 'run',
  },
  pattern: { kind: 'text', decides: 'run', fallback: '' },
  'timeout-minutes': {
    fallback: '',
    kind: 'minutes',
    decides: 'run',
  },
  'confirm-new': {
    fallback: 'false',
    kind: 'flag',
    decides: 'run',
  },
  name: {
    fallback: '',
    kind: 'text',
    decides: 'judging',
  },
  'max-increase': {
    fallback: '',
    kind: 'increase',
    decides: 'judging',
  },
  'max-errors': { fallback: '', kind: 'count', decides: 'judging' },
  'max-new-errors': {
    fallback: '',
    kind: 'count',
    decides: 'judging',
  },
  'touched-files': { kind: 'choice', words: ['off', 'no-new', 'clean'], decides: 'judging', fallback: 'off' },
  rules: { kind: 'budgets', decides: 'judging', fallback: '' },
  categories: { kind: 'budgets', decides: 'judging', fallback: '' },
  paths: { kind: 'budgets', decides: 'judging', fallback: '' },
  owners: { kind: 'budgets', decides: 'judging', fallback: '' },
  'min-clean-files': { kind: 'share', decides: 'judging', fallback: '' },
  'target-errors': {
    fallback: '',
    kind: 'count',
    decides: 'judging',
  },
  'target-date': {
    fallback: '',
    kind: 'day',
    decides: 'judging',
  },
  'max-weeks-late': { fallback: '', kind: 'count', decides: 'judging' },
  mode: {
    fallback: 'enforce',
    kind: 'choice',
    words: ['enforce', 'report-only', 'warn-locally'],
    decides: 'judging',
  },
  baseline: {
    fallback: 'auto',
    kind: 'text',
    decides: 'judging',
  },
  'baseline-branches': {
    fallback: '',
    kind: 'patterns',
    decides: 'judging',
  },
  'baseline-workflow': {
    fallback: '',
    kind: 'text',
    decides: 'judging',
  },
  'baseline-wait': {
    fallback: '3m',
    kind: 'duration',
    decides: 'judging',
  },
  recompute: {
    fallback: 'when-missing',
    kind: 'choice',
    words: ['when-missing', 'never', 'on-drift', 'always'],
    decides: 'judging',
  },
  'recompute-minutes': {
    fallback: '10',
    kind: 'minutes',
    decides: 'judging',
  },
  'enforce-default-branch': {
    fallback: 'false',
    kind: 'flag',
    decides: 'judging',
  },
  'retention-days': {
    fallback: '',
    kind: 'days',
    decides: 'judging',
  },
  excerpts: {
    fallback: 'true',
    kind: 'flag',
    decides: 'judging',
  },
}

/** The value of a setting as the action's input of that name would be given, and where it was said. */
export interface Setting {
  readonly value: string
  /** `type-ratchet.yml:7`, or another source in the user's words: an input or option in backticks. */
  readonly from: string
  /** Of a table of numbers: where each of them was said. */
  readonly parts?: ReadonlyMap<string, string>
}

/** What a check is set to; what is left out has its default. */
export type Settings = ReadonlyMap<SettingName, Setting>

/** Whether a word names a setting. */
export function isSetting(word: string): word is SettingName {
  return Object.hasOwn(checkSettings, word)
}

/** When the pull request gets a comment, the default first. */
export const commentWords = ['on-change', 'always', 'never'] as const

/** What stands at the top of the file. */
export const fileKeys = [
  'checks',
  'defaults',
  'parallel',
  'comment',
  'check-run',
  'data-branch',
  'readiness',
  'accept',
] as const
