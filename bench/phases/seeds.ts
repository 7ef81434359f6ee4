/**
 * Small programs that together use the whole grammar of TypeScript, of JavaScript with types where they don't belong,
 * of JSX, of declarations and of JSON. Most are right, some are wrong in a way that a change of one token never reaches.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** How a file's name ends. */
export type SeedKind = 'ts' | 'tsx' | 'js' | 'd.ts' | 'json'

/** By the kind of file that they are. */
export const seeds: Readonly<Record<SeedKind, readonly string[]>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'seeds.json'), 'utf8'),
)
