/**
 * Decides whether a checkstyle report can be trusted, and hands over its findings if so. The XML names no tool, except where
 * eslint's formatter writes its rules (`eslint.rules.no-eval`).
 *
 * Some tools have an element for each file, clean ones too; then it is known that files were looked at.
 * Upstream: `XMLLogger` of checkstyle; written for what eslint's formatter, biome and oxlint print.
 */
import * as v from 'valibot'
import type { RawDiagnostic } from '#model/diagnostic.ts'
import { ruleCode } from '#model/ids.ts'
import type { Checker } from '../checker.ts'
import { carrier, usualCodes, usualMeaning } from '../output/carrier.ts'
import { documentReader } from '../output/document-checker.ts'
import { exclusiveRange } from '../output/exclusive-range.ts'
import type { FoundDocument } from '../output/json-document.ts'
import { withoutRule } from '../output/plain-message.ts'
import { type XmlElement, xmlDocument } from '../output/xml-document.ts'

const positive = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a number'), v.transform(Number))
const entrySchema = v.object({
  name: v.literal('error'),
  attributes: v.object({
    line: v.optional(positive, '1'),
    column: v.optional(positive, '1'),
    severity: v.optional(v.picklist(['error', 'warning', 'info', 'ignore']), 'error'),
    message: v.string(),
    source: v.optional(v.string(), ''),
  }),
})
/** What checkstyle writes when it failed inside. */
const exceptionSchema = v.object({ name: v.literal('exception') })
const fileSchema = v.object({
  name: v.literal('file'),
  attributes: v.object({ name: v.string() }),
  children: v.array(v.union([entrySchema, exceptionSchema])),
})
const documentSchema = v.object({
  name: v.literal('checkstyle'),
  children: v.array(v.union([fileSchema, exceptionSchema])),
})
type Document = v.InferOutput<typeof documentSchema>
type Entry = v.InferOutput<typeof entrySchema>['attributes']

const eslintRule = /^eslint\.rules\.(?=.)/

function finding(file: string, { line, column, severity, message, source }: Entry): RawDiagnostic {
  const rule = source.replace(eslintRule, '')
  return {
    file,
    ...exclusiveRange({ line, column }),
    severity: severity === 'info' ? 'information' : 'error',
    code: ruleCode(rule),
    message: withoutRule(message, rule),
    notes: [],
  }
}

function filesOf({ children }: Document): readonly v.InferOutput<typeof fileSchema>[] {
  return children.filter((child) => child.name === 'file')
}

function entriesOf(document: Document): readonly { readonly file: string; readonly entry: Entry }[] {
  return filesOf(document).flatMap(({ attributes: { name: file }, children }) =>
    children.flatMap((child) => (child.name === 'error' ? [{ file, entry: child.attributes }] : [])),
  )
}

/** A report that lists a clean file lists all. */
function filesChecked(document: Document): number | null {
  const files = filesOf(document)
  return files.some(({ children }) => children.length === 0) ? files.length : null
}

/** The XML between lines of others, as JSON is found between them. */
function found(lines: readonly string[]): FoundDocument {
  const first = lines.findIndex((line) => /^\s*<(?:\?xml|checkstyle|!)/.test(line))
  const nothing = { value: null, last: lines.length - 1, whole: false, behind: '' }
  if (first === -1) {
    return { ...nothing, first: lines.length }
  }
  const text = lines.slice(first).join('\n')
  const reading = xmlDocument(text)
  if (reading.kind !== 'read') {
    return reading.kind === 'cut'
      ? { ...nothing, first }
      : { ...nothing, first, whole: true, fault: reading.reason }
  }
  const last = first + text.slice(0, reading.end).split('\n').length - 1
  const lineEnd = text.indexOf('\n', reading.end)
  const behind = text.slice(reading.end, lineEnd === -1 ? text.length : lineEnd).trim()
  return { value: reading.root satisfies XmlElement, first, last, whole: true, behind }
}

/** Any tool that writes checkstyle's XML. */
export const checkstyle: Checker = carrier(
  'checkstyle',
  documentReader({
    checker: 'checkstyle',
    form: found,
    schema: documentSchema,
    chatter: /^$/,
    findings: (document) =>
      entriesOf(document)
        .filter(({ entry }) => entry.severity !== 'ignore')
        .map(({ file, entry }) => finding(file, entry)),
    filesChecked,
    tool: (document) =>
      entriesOf(document).some(({ entry }) => eslintRule.test(entry.source)) ? 'eslint' : null,
    carrier: true,
    failure: ({ document, facts }) => {
      const isBroken =
        document?.children.some(
          (child) => child.name === 'exception' || child.children.some(({ name }) => name === 'exception'),
        ) ?? false
      return isBroken ? { kind: 'checker-internal-error', ...facts } : null
    },
    codes: usualCodes,
    meaning: usualMeaning,
    option: 'checkstyle’s XML',
  }),
)
