/** What of the baseline was not looked at, as a note that stands before every number. */
import { scopeLines, scopeTitle } from '#messages/scope-texts.ts'
import type { ScopeReport } from '#model/scope-report.ts'
import { noteList } from './note-list.ts'

/** Nothing when everything was looked at. */
export function scopeSection(scope: ScopeReport): readonly string[] {
  return noteList(scopeTitle(scope), scopeLines(scope))
}
