/** The parts of a SARIF 2.1.0 document that say what was found, and how the run ended. The names are the specification's. */
import * as v from 'valibot'

const index = v.optional(v.number(), -1)
const text = v.optional(v.string())

const messageSchema = v.object({
  text,
  markdown: text,
  id: text,
  arguments: v.optional(v.array(v.string()), []),
})
const artifactLocationSchema = v.object({ uri: text, uriBaseId: text, index })
const levelSchema = v.optional(v.picklist(['none', 'note', 'warning', 'error']))
const notificationSchema = v.object({ level: levelSchema, message: v.optional(messageSchema) })
const notificationsSchema = v.optional(v.array(notificationSchema), [])

const ruleSchema = v.object({
  id: text,
  defaultConfiguration: v.optional(v.object({ level: levelSchema })),
  messageStrings: v.optional(v.record(v.string(), messageSchema), {}),
})
const componentSchema = v.object({
  name: v.string(),
  version: text,
  semanticVersion: text,
  rules: v.optional(v.array(ruleSchema), []),
})
const resultSchema = v.object({
  ruleId: text,
  ruleIndex: index,
  rule: v.optional(
    v.object({ id: text, index, toolComponent: v.optional(v.object({ index, name: text })) }),
  ),
  kind: v.optional(v.picklist(['fail', 'pass', 'open', 'informational', 'notApplicable', 'review']), 'fail'),
  level: levelSchema,
  message: messageSchema,
  locations: v.optional(
    v.array(
      v.object({
        physicalLocation: v.optional(
          v.object({
            artifactLocation: v.optional(artifactLocationSchema),
            region: v.optional(
              v.object({
                startLine: v.optional(v.number()),
                startColumn: v.optional(v.number()),
                endLine: v.optional(v.number()),
                endColumn: v.optional(v.number()),
              }),
            ),
          }),
        ),
      }),
    ),
    [],
  ),
  suppressions: v.optional(v.nullable(v.array(v.object({ status: text, state: text }))), []),
  baselineState: text,
})
const runSchema = v.object({
  tool: v.object({
    driver: componentSchema,
    extensions: v.optional(v.array(componentSchema), []),
  }),
  /** Absent, or null, where the tool did not look for anything. */
  results: v.optional(v.nullable(v.array(resultSchema)), null),
  artifacts: v.optional(v.array(v.object({ location: v.optional(artifactLocationSchema) })), []),
  originalUriBaseIds: v.optional(v.record(v.string(), artifactLocationSchema), {}),
  invocations: v.optional(
    v.array(
      v.object({
        executionSuccessful: v.optional(v.boolean(), true),
        toolExecutionNotifications: notificationsSchema,
        toolConfigurationNotifications: notificationsSchema,
      }),
    ),
    [],
  ),
  externalPropertyFileReferences: v.optional(v.object({ results: v.optional(v.array(v.unknown()), []) })),
})

/** A document; every run of it is of one scan of one tool. */
export const documentSchema = v.object({ version: v.literal('2.1.0'), runs: v.array(runSchema) })
/** See {@link documentSchema}. */
export type SarifDocument = v.InferOutput<typeof documentSchema>
/** One scan. */
export type SarifRun = v.InferOutput<typeof runSchema>
/** One finding, or what else a tool reports of a place. */
export type SarifResult = v.InferOutput<typeof resultSchema>
/** What a tool, or a part of it, is called and which rules it has. */
export type SarifComponent = v.InferOutput<typeof componentSchema>
/** Text, or the name of a text of the rule. */
export type SarifMessage = v.InferOutput<typeof messageSchema>
/** A file, by its URI or by its index among the run's artifacts. */
export type SarifArtifactLocation = v.InferOutput<typeof artifactLocationSchema>
