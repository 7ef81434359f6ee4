/** Whole-file expectations: a golden file is read, never guessed at. Written only when a person asks for it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const folder = fileURLToPath(new URL('../golden/', import.meta.url))
const isUpdating = process.env['UPDATE_GOLDEN'] === '1' && process.env['CI'] === undefined

/**
 * Fails with a diff unless `test/golden/<file>` holds exactly this text. `UPDATE_GOLDEN=1` writes it instead;
 * under `CI` nothing is ever written.
 */
export function expectGolden(file: string, text: string): void {
  const path = `${folder}${file}`
  if (isUpdating) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return
  }
  if (!existsSync(path)) {
    throw new Error(`test/golden/${file} does not exist: UPDATE_GOLDEN=1 writes it`)
  }
  expect(text, `test/golden/${file}; UPDATE_GOLDEN=1 accepts the change`).toBe(readFileSync(path, 'utf8'))
}
