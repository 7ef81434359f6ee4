/** Says what is wrong with a text by the schema of its format; null when nothing is. */
import { readFileSync } from 'node:fs'
import type { AnySchemaObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'

const schemas = new URL('../schemas/', import.meta.url)

/** Gives the faults of a text. */
export type Validator = (text: string) => string | null

/** `strict` refuses properties that the schema does not name, also where the schema itself allows them. */
export function jsonValidator(file: URL | string, strict = false): Validator {
  const schema = JSON.parse(readFileSync(new URL(file, schemas), 'utf8')) as AnySchemaObject
  // Draft 4 calls it `id`; nothing else of that draft is used by these schemas.
  const { id: _id, $schema: _draft, ...rest } = schema
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false })
  const validate = ajv.compile(strict ? closed(rest) : rest)
  return (text) => (validate(JSON.parse(text)) ? null : ajv.errorsText(validate.errors))
}

/** The same schema, in which objects have no other properties; `diagnostic` stays open, because others extend it. */
function closed(schema: AnySchemaObject): AnySchemaObject {
  const inner = Object.entries(schema).map(([key, value]) => [
    key,
    key === '$defs' || key === 'properties'
      ? Object.fromEntries(
          Object.entries(value as Record<string, AnySchemaObject>).map(([name, part]) => [
            name,
            name === 'diagnostic' ? part : closed(part),
          ]),
        )
      : key === 'items'
        ? closed(value as AnySchemaObject)
        : (value as unknown),
  ])
  const whole = Object.fromEntries(inner) as AnySchemaObject
  return schema['properties'] === undefined ? whole : { ...whole, unevaluatedProperties: false }
}

/** For XML: the text must be well formed, too. */
export function xmlValidator(file: string): Validator {
  const schema = XmlDocument.fromString(readFileSync(new URL(file, schemas), 'utf8'))
  const validator = XsdValidator.fromDoc(schema)
  return (text) => {
    try {
      const document = XmlDocument.fromString(text)
      validator.validate(document)
      document.dispose()
      return null
    } catch (error) {
      return String(error)
    }
  }
}
