/**
 * Writes the JSON Schema of the configuration file from the tables that its reader rests on. `--check` writes nothing and
 * fails when they differ in more than their layout, which is the formatter's.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { mostWeight, readinessModes } from '#config/file/readiness.ts'
import {
  checkSettings,
  commentWords,
  fileKeys,
  type SettingKind,
  type SettingName,
  type SettingShape,
  settingNames,
} from '#config/file/settings.ts'
import { branchPattern } from '#config/values.ts'
import { readinessMeasures } from '#model/readiness.ts'

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>
}

type Schema = Readonly<Record<string, unknown>>

const path = new URL('../docs/schemas/config.schema.json', import.meta.url)

const manifest: Manifest = parse(await readFile(new URL('../action.yml', import.meta.url), 'utf8'))

/** A setting is the action's input of that name. */
function described(name: SettingName): string {
  const description = manifest.inputs[name]?.description
  if (description === undefined) {
    throw new Error(`action.yml has no input “${name}”`)
  }
  return description
}

const fileTexts: Readonly<Record<(typeof fileKeys)[number], string>> = {
  checks: 'The checks by name. A check that is called like a checker needs no `checker`.',
  defaults: 'Settings of every check that does not say otherwise.',
  parallel: 'How many checks run side by side. Default: as many as there are cores.',
  comment: 'The pull-request comment of all checks: `on-change`, `always` or `never`.',
  accept: 'Growth beyond a limit that is accepted for a time: of which check, how much, why, until when.',
  readiness:
    'How near all checks are to where the project wants to be, as one score from 0 to 100: the least that is asked for, and what counts how much.',
  'check-run': 'Whether the commit’s list of checks gets an entry with the headline.',
  'data-branch': 'Which branch keeps the results of the default branch for good. Default: none.',
}

/** Text as the readers of the action's inputs take it: with blanks around it, and empty for nothing. */
function text(pattern: string): Schema {
  return { type: 'string', pattern: `^\\s*(${pattern})?\\s*$` }
}

const flag: Schema = { enum: [true, false, '', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE'] }
const list: Schema = { type: ['string', 'number', 'boolean', 'array'], items: { type: 'string' } }
const count = (from: number, to: number, pattern: string): Schema => ({
  anyOf: [{ type: 'integer', minimum: from, maximum: to }, text(pattern)],
})

const kinds: Readonly<Record<Exclude<SettingKind, 'choice'>, Schema>> = {
  text: { type: ['string', 'number', 'boolean'] },
  words: list,
  patterns: list,
  count: count(0, 999_999_999, '\\d{1,9}'),
  increase: count(0, 999_999_999, '\\d{1,9}|\\d{1,6}(\\.\\d{1,2})?\\s*%'),
  minutes: {
    anyOf: [{ type: 'number', minimum: 0, maximum: 9999.99 }, text('0|(?=.*[1-9])\\d{1,4}(\\.\\d{1,2})?')],
  },
  duration: { anyOf: [{ const: 0 }, text('0|\\d{1,5}[smh]')] },
  day: text('\\d{4}-\\d{2}-\\d{2}'),
  days: count(1, 400, '0*([1-9]|[1-9]\\d|[123]\\d\\d|400)'),
  flag,
  budgets: {
    anyOf: [{ type: 'object', additionalProperties: count(0, 999_999_999, '\\d{1,9}') }, { type: 'string' }],
  },
  share: text('(100(\\.0{1,2})?|0*\\d{1,2}(\\.\\d{1,2})?)\\s*%'),
}

function valueSchema(name: SettingName, { kind, words, fallback }: SettingShape): Schema {
  const value = kind === 'choice' ? { enum: ['', ...(words ?? [])] } : kinds[kind]
  const known = fallback === '' ? {} : { default: fallback }
  return { description: described(name), ...known, ...value }
}

const check: Schema = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: Object.fromEntries(settingNames.map((name) => [name, valueSchema(name, checkSettings[name])])),
}

const parts: Readonly<Record<(typeof fileKeys)[number], Schema>> = {
  checks: {
    type: 'object',
    minProperties: 1,
    maxProperties: 100,
    additionalProperties: { $ref: '#/$defs/check' },
  },
  defaults: { $ref: '#/$defs/check' },
  parallel: count(1, 999_999_999, '0*[1-9]\\d{0,8}'),
  comment: { enum: ['', ...commentWords] },
  'check-run': flag,
  'data-branch': {
    anyOf: [{ type: 'boolean' }, { type: 'number', minimum: 0 }, { ...text(branchPattern), maxLength: 100 }],
  },
  readiness: {
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      'min-score': count(0, 100, '0*(\\d{1,2}|100)'),
      mode: { enum: ['', ...readinessModes] },
      weights: {
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(
          readinessMeasures.map((measure) => [measure, count(0, mostWeight, '0*(\\d{1,2}|100)')]),
        ),
      },
    },
  },
  accept: {
    type: ['array', 'null'],
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['check', 'count', 'reason', 'expires'],
      properties: {
        check: { type: ['string', 'number', 'boolean'] },
        rule: { type: ['string', 'number', 'boolean'] },
        path: { type: ['string', 'number', 'boolean'] },
        count: {
          anyOf: [
            { type: 'integer', minimum: 1, maximum: 999_999_999 },
            { type: 'string', pattern: '^\\s*0*[1-9]\\d{0,8}\\s*$' },
          ],
        },
        reason: { anyOf: [{ type: 'string', pattern: '\\S' }, { type: ['number', 'boolean'] }] },
        owner: { type: ['string', 'number', 'boolean'] },
        expires: { type: 'string', pattern: '^\\s*\\d{4}-\\d{2}-\\d{2}\\s*$' },
      },
    },
  },
}

const schema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://raw.githubusercontent.com/type-ratchet/type-ratchet/v1/docs/schemas/config.schema.json',
  title: 'type-ratchet.yml',
  description: 'The checks of a project. docs/checks.md',
  type: 'object',
  additionalProperties: false,
  required: ['checks'],
  properties: Object.fromEntries(
    fileKeys.map((name) => [name, { description: fileTexts[name], ...parts[name] }]),
  ),
  $defs: { check },
}

const fresh = `${JSON.stringify(schema, null, 2)}\n`
if (!process.argv.includes('--check')) {
  await writeFile(path, fresh)
} else if (JSON.stringify(JSON.parse(await readFile(path, 'utf8'))) !== JSON.stringify(schema)) {
  process.stderr.write(
    'docs/schemas/config.schema.json differs from the tables of the settings; run “npm run docs” and commit the file.\n',
  )
  process.exitCode = 1
}
