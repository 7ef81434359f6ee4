/** The parts of a SARIF 2.1.0 document that say what was found, and how the run ended. The names are the specification's. */
import * as v from 'valibot'

/** A document; every run of it is of one scan of one tool. */
export interface SarifDocument {
  readonly runs: readonly SarifRun[]
}

/** One scan. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifComponent; readonly extensions: readonly SarifComponent[] }
  /** Null, or absent, where the tool did not look for anything. */
  readonly results: readonly SarifResult[] | null
  readonly artifacts: readonly { readonly location?: SarifArtifactLocation | undefined }[]
  readonly originalUriBaseIds: Readonly<Record<string, SarifArtifactLocation>>
  readonly invocations: readonly SarifInvocation[]
  readonly externalPropertyFileReferences?: { readonly results: readonly unknown[] } | undefined
}

/** How the tool was run, and what it says of that. */
export interface SarifInvocation {
  readonly executionSuccessful: boolean
  readonly toolExecutionNotifications: readonly SarifNotification[]
  readonly toolConfigurationNotifications: readonly SarifNotification[]
}

/** Something about the run itself. */
export interface SarifNotification {
  readonly level?: SarifLevel | undefined
  readonly message?: SarifMessage | undefined
}

/** What a tool, or a part of it, is called and which rules it has. */
export interface SarifComponent {
  readonly name: string
  readonly version?: string | undefined
  readonly semanticVersion?: string | undefined
  readonly rules: readonly SarifRule[]
}

/** A rule, with its words by name. */
export interface SarifRule {
  readonly id?: string | undefined
  readonly defaultConfiguration?: { readonly level?: SarifLevel | undefined } | undefined
  readonly messageStrings: Readonly<Record<string, SarifMessage>>
}

/** One finding, or what else a tool reports of a place. An index of -1 is none. */
export interface SarifResult {
  readonly ruleId?: string | undefined
  readonly ruleIndex: number
  readonly rule?:
    | {
        readonly id?: string | undefined
        readonly index: number
        readonly toolComponent?: { readonly index: number } | undefined
      }
    | undefined
  readonly kind: (typeof kinds)[number]
  readonly level?: SarifLevel | undefined
  readonly message: SarifMessage
  readonly locations: readonly { readonly physicalLocation?: SarifPlace | undefined }[]
  readonly suppressions: readonly {
    readonly status?: string | undefined
    /** What drafts of the format called it. */
    readonly state?: string | undefined
  }[]
  readonly baselineState?: string | undefined
}

/** A place in a file. */
export interface SarifPlace {
  readonly artifactLocation?: SarifArtifactLocation | undefined
  readonly region?:
    | {
        readonly startLine?: number | undefined
        readonly startColumn?: number | undefined
        readonly endLine?: number | undefined
        readonly endColumn?: number | undefined
      }
    | undefined
}

/** Text, or the name of a text of the rule. */
export interface SarifMessage {
  readonly text?: string | undefined
  readonly markdown?: string | undefined
  readonly id?: string | undefined
  readonly arguments: readonly string[]
}

/** A file, by its URI or by its index among the run's artifacts; -1 is none. */
export interface SarifArtifactLocation {
  readonly uri?: string | undefined
  readonly uriBaseId?: string | undefined
  readonly index: number
}

const levels = ['none', 'note', 'warning', 'error'] as const
/** How bad it is. */
export type SarifLevel = (typeof levels)[number]
const kinds = ['fail', 'pass', 'open', 'informational', 'notApplicable', 'review'] as const

const index = v.optional(v.number(), -1)
const text = v.optional(v.string())
const level = v.optional(v.picklist(levels))
const message = v.object({ text, markdown: text, id: text, arguments: v.optional(v.array(v.string()), []) })
const artifactLocation = v.object({ uri: text, uriBaseId: text, index })
const notifications = v.optional(v.array(v.object({ level, message: v.optional(message) })), [])
const component = v.object({
  name: v.string(),
  version: text,
  semanticVersion: text,
  rules: v.optional(
    v.array(
      v.object({
        id: text,
        defaultConfiguration: v.optional(v.object({ level })),
        messageStrings: v.optional(v.record(v.string(), message), {}),
      }),
    ),
    [],
  ),
})
const number = v.optional(v.number())
const place = v.object({
  artifactLocation: v.optional(artifactLocation),
  region: v.optional(
    v.object({ startLine: number, startColumn: number, endLine: number, endColumn: number }),
  ),
})
const result = v.object({
  ruleId: text,
  ruleIndex: index,
  rule: v.optional(v.object({ id: text, index, toolComponent: v.optional(v.object({ index })) })),
  kind: v.optional(v.picklist(kinds), 'fail'),
  level,
  message,
  locations: v.optional(v.array(v.object({ physicalLocation: v.optional(place) })), []),
  suppressions: v.pipe(
    v.optional(v.nullable(v.array(v.object({ status: text, state: text }))), null),
    v.transform((list) => list ?? []),
  ),
  baselineState: text,
})

/** See {@link SarifDocument}. */
export const documentSchema: v.GenericSchema<unknown, SarifDocument> = v.object({
  version: v.literal('2.1.0'),
  runs: v.array(
    v.object({
      tool: v.object({ driver: component, extensions: v.optional(v.array(component), []) }),
      results: v.optional(v.nullable(v.array(result)), null),
      artifacts: v.optional(v.array(v.object({ location: v.optional(artifactLocation) })), []),
      originalUriBaseIds: v.optional(v.record(v.string(), artifactLocation), {}),
      invocations: v.optional(
        v.array(
          v.object({
            executionSuccessful: v.optional(v.boolean(), true),
            toolExecutionNotifications: notifications,
            toolConfigurationNotifications: notifications,
          }),
        ),
        [],
      ),
      externalPropertyFileReferences: v.optional(v.object({ results: v.optional(v.array(v.unknown()), []) })),
    }),
  ),
})
