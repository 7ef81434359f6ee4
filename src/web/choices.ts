/** What the menus of the filter offer: the values that the data has, and how many rows each would show. */
import { type ChoiceName, choiceNames, type Filter, unnamed } from './filter.ts'
import type { Rows } from './rows.ts'
import { hasOwner, type Selection } from './select.ts'
import { ruleName } from './words.ts'

/** One value. */
export interface Option {
  readonly value: string
  readonly words: string
  /** How many rows it would show, other choices staying as they are. */
  readonly size: number
}

/** One menu. */
export interface Choice {
  readonly name: ChoiceName
  readonly label: string
  /** With rows, or chosen; the largest first where there is no order. */
  readonly options: readonly Option[]
}

const labels: Readonly<Record<ChoiceName, string>> = {
  rule: 'Rule',
  category: 'Category',
  priority: 'Priority',
  owner: 'Owner',
  leg: 'Leg',
  severity: 'Severity',
}

/** Only menus with something to choose. */
export function choicesOf(rows: Rows, filter: Filter, { choices }: Selection): readonly Choice[] {
  return choiceNames.flatMap((name) => {
    const values = valuesOf(rows, name)
    const chosen = filter[name]
    if (values.length < 2 && chosen.length === 0) {
      return []
    }
    const unknown = chosen.filter((each) => values.every(({ value }) => value !== each))
    const options = [
      ...values.map(({ value, words, of }) => ({ value, words, size: sum(choices[name], of) })),
      ...unknown.map((value) => ({
        value,
        words: value,
        size: sum(choices[name], ownersOf(rows, name, value)),
      })),
    ].filter(({ value, size }) => size > 0 || chosen.includes(value))
    return [{ name, label: labels[name], options: ordered[name] ? options : bySize(options) }]
  })
}

const ordered: Readonly<Record<ChoiceName, boolean>> = {
  rule: false,
  category: false,
  priority: true,
  owner: false,
  leg: true,
  severity: true,
}

function bySize(options: readonly Option[]): readonly Option[] {
  return [...options].sort((a, b) => b.size - a.size || (a.words < b.words ? -1 : 1))
}

interface Value {
  readonly value: string
  readonly words: string
  /** The numbers of the column that have it. */
  readonly of: readonly number[]
}

/** The map asks for all owners of a file together. */
function ownersOf({ data }: Rows, name: ChoiceName, value: string): readonly number[] {
  return name === 'owner' ? numbersOf(data.owners, (owners) => hasOwner(owners, value)) : []
}

function valuesOf(rows: Rows, name: ChoiceName): readonly Value[] {
  const { data } = rows
  const plain = (names: Iterable<string>, of: (name: string) => readonly number[]): readonly Value[] =>
    [...new Set(names)].map((value) => ({ value, words: value, of: of(value) }))
  const used = data.categories.filter((_, category) => rows.category.includes(category))
  switch (name) {
    case 'rule':
      return data.codes.map((_, code) => ({
        value: ruleName(data, code),
        words: ruleName(data, code),
        of: [code],
      }))
    case 'category':
      return plain(
        used.map(({ title }) => title),
        (each) => numbersOf(data.categories, ({ title }) => title === each),
      )
    case 'priority':
      return plain(
        used.map(({ priority }) => priority),
        (each) => numbersOf(data.categories, ({ priority }) => priority === each),
      )
    case 'owner':
      return plain(
        data.owners.length < 2
          ? []
          : data.owners.flatMap((each) => (each === '' ? unnamed.owner : each.split(' '))),
        (each) => ownersOf(rows, 'owner', each),
      )
    case 'leg':
      return plain(data.allLegs, (each) => numbersOf(data.legs, (legs) => legs.split(', ').includes(each)))
    case 'severity':
      return rows.isError.includes(0)
        ? [
            { value: 'error', words: 'Errors', of: [1] },
            { value: 'warning', words: 'Warnings', of: [0] },
          ]
        : []
  }
}

function numbersOf<Item>(items: readonly Item[], fits: (item: Item) => boolean): readonly number[] {
  return items.flatMap((item, index) => (fits(item) ? [index] : []))
}

function sum(counts: Uint32Array, numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + (counts[number] ?? 0), 0)
}
