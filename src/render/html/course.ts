/** The course of the default branch up to the baseline, its weeks, and how far the target is. */
import { eventsOf, type SeriesEvent } from '#history/events.ts'
import { weeksOf } from '#history/weeks.ts'
import type { Counts, HistoryPoint } from '#model/history.ts'
import type { ComparedResult } from '#model/report.ts'
import type { CourseData } from '#model/report-data.ts'
import { counted } from '../amount.ts'
import { visibleLine } from '../encode/visible.ts'
import { planOf } from '../plan-of.ts'
import { planWords } from '../words/plan-words.ts'

/** Null where there is neither a course nor a target. */
export function courseData(result: ComparedResult): CourseData | null {
  const { history, target } = result
  if (history.length === 0 && target === null) {
    return null
  }
  const plan = planOf(result)
  const arrival = plan?.arrival ?? null
  return {
    points: history.map(visiblePoint),
    weeks: weeksOf(history),
    target,
    arrival: arrival?.likely ?? null,
    range: arrival === null ? null : [arrival.early, arrival.late],
    events: eventsOf(history).map((event) => ({ time: event.time, words: visibleLine(eventWords(event)) })),
    plan: plan === null ? null : planWords(plan),
  }
}

function eventWords(event: SeriesEvent): string {
  switch (event.kind) {
    case 'upgrade':
      return `The checker went from ${event.from ?? 'an unknown version'} to ${event.to ?? 'an unknown version'}`
    case 'configuration':
      return 'Its configuration or arguments changed'
    case 'acceptance':
      return `${counted(event.errors, 'more error')} accepted for a time`
  }
}

function visiblePoint({ version, categories, owners, ...point }: HistoryPoint): HistoryPoint {
  return {
    ...point,
    version: version === null ? null : visibleLine(version),
    ...(categories === undefined ? {} : { categories: visibleNames(categories) }),
    ...(owners === undefined ? {} : { owners: visibleNames(owners) }),
  }
}

function visibleNames(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).map(([name, errors]) => [visibleLine(name), errors]))
}
