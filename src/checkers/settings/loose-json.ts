/** Reads the JSON of tsconfig and pyrightconfig files: with comments and trailing commas. */
import { parsed } from '../output/json-text.ts'

const comments = /("(?:[^"\\]|\\.)*")|\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g
const trailingCommas = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g

/** The value, or null when it can't be read. */
export function readLooseJson(text: string): unknown {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(comments, (_, quoted: string | undefined) => quoted ?? ' ')
    .replace(trailingCommas, (_, quoted: string | undefined) => quoted ?? '')
  return parsed(plain)
}
