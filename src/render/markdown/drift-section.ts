/** What differs from the baseline's run beside the sources, as a note. */
import { driftText, driftTitle } from '#messages/drift-texts.ts'
import type { RunDrift } from '#model/run-drift.ts'
import { noteList } from './note-list.ts'

/** Nothing when nothing differs. */
export function driftSection(drift: readonly RunDrift[]): readonly string[] {
  return noteList(driftTitle, drift.map(driftText))
}
