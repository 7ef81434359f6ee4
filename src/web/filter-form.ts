/** The reader's filter: reads the form, fills its lists of rules and files, and says when it changed. */

import type { GroupColumns } from '#model/report-data.ts'
import { count, element, find } from './elements.ts'
import type { Filter } from './filter.ts'
import type { Rows } from './payload.ts'

/** The form behind the list. */
export interface FilterForm {
  readonly read: () => Filter
  /** Shows everything current of one rule or one file. */
  readonly pick: (kind: 'rule' | 'file', name: number) => void
}

/** Null where the page has no list. */
export function filterForm(rows: Rows, changed: () => void): FilterForm | null {
  const form = find('filters', HTMLFormElement)
  const rule = find('rule', HTMLSelectElement)
  const file = find('file', HTMLSelectElement)
  const query = find('query', HTMLInputElement)
  if (form === null || rule === null || file === null || query === null) {
    return null
  }
  const { data } = rows
  fill(rule, { columns: data.byRule, used: new Set(data.code), names: data.codes, unnamed: 'no rule code' })
  fill(file, {
    columns: data.byFile,
    used: new Set(rows.path),
    names: data.paths,
    unnamed: 'the whole project',
  })
  form.hidden = false
  let timer = 0
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(changed, 60)
  }
  form.addEventListener('input', later)
  form.addEventListener('reset', later)
  form.addEventListener('submit', (event) => event.preventDefault())

  const read = (): Filter => {
    const values = new FormData(form)
    return {
      status: String(values.get('status') ?? 'all'),
      severity: find('severity', HTMLSelectElement)?.value ?? '',
      rule: rule.value === '' ? null : Number(rule.value),
      file: file.value === '' ? null : Number(file.value),
      query: query.value,
    }
  }
  const pick = (kind: 'rule' | 'file', name: number): void => {
    form.reset()
    const select = kind === 'rule' ? rule : file
    select.value = String(name)
    const current = hasCurrent(kind === 'rule' ? data.byRule : data.byFile, name)
    choose(form, current ? 'all' : 'fixed')
    changed()
  }
  return { read, pick }
}

function hasCurrent(columns: GroupColumns, name: number): boolean {
  return (columns.head[columns.name.indexOf(name)] ?? 0) > 0
}

function choose(form: HTMLFormElement, status: string): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>('input[name=status]')) {
    radio.checked = radio.value === status
  }
}

interface OptionSource {
  readonly columns: GroupColumns
  /** Names that a row has: also those with warnings only. */
  readonly used: ReadonlySet<number>
  readonly names: readonly string[]
  readonly unnamed: string
}

function fill(select: HTMLSelectElement, { columns, used, names, unnamed }: OptionSource): void {
  const heads = new Map(columns.name.map((name, index) => [name, columns.head[index] ?? 0]))
  const options = [...used]
    .sort((a, b) => a - b)
    .map((name) => {
      const option = element('option', '', `${names[name] || unnamed} (${count(heads.get(name) ?? 0)})`)
      option.value = String(name)
      return option
    })
  select.append(...options)
}
