/**
 * Gives every function and class a home, which its errors leave only with something specific: the one that has its name and
 * file in both trees, the one that it has become, or none but itself.
 */
import { type BothTrees, pairsOf, type Scope, scopesOf, withDoubted } from './kin.ts'
import type { Numbering } from './numbering.ts'
import type { Side } from './side.ts'

/** Takes the column `home`, gives one to scopes that have none, and notes `kin`, `alien`, `adrift` and `stranger` beside it. */
export function noteKin(
  { base, head }: { readonly base: Side; readonly head: Side },
  given: BothTrees & { readonly numbering: Numbering },
): void {
  const here = scopesOf(base, given.stands.base, given.mayStand.base)
  const there = withDoubted(scopesOf(head, given.stands.head, given.mayStand.head), { base, head }, given)
  const homes = new Homes({ base, head }, given.numbering)
  for (const { from, to } of pairsOf(here, there, given)) {
    homes.share(from, to)
  }
  homes.leave('base', here)
  homes.leave('head', there)
  homes.note({ base, head })
}

type Columns = { readonly base: Int32Array; readonly head: Int32Array }

class Homes {
  private readonly numbering: Numbering
  private readonly columns: Columns
  private readonly alien: Columns
  private readonly adrift: Columns
  private readonly strangers: Columns
  private readonly kin = new Set<number>()

  constructor({ base, head }: { readonly base: Side; readonly head: Side }, numbering: Numbering) {
    this.numbering = numbering
    this.columns = { base: Int32Array.from(base.key('home')), head: Int32Array.from(head.key('home')) }
    const nothing = (): Columns => ({
      base: new Int32Array(base.table.length).fill(-1),
      head: new Int32Array(head.table.length).fill(-1),
    })
    this.alien = nothing()
    this.adrift = nothing()
    this.strangers = nothing()
  }

  /** Gives both the home of the one that stands, or one of their own. */
  share(from: Scope, to: Scope): void {
    if (from.stands) {
      fill(this.columns.head, to, this.columns.base[from.rows[0] ?? 0] ?? -1)
      fill(this.alien.head, to, 0)
    } else if (to.stands) {
      fill(this.columns.base, from, this.columns.head[to.rows[0] ?? 0] ?? -1)
      fill(this.alien.base, from, 0)
    } else {
      const home = this.numbering.of(`\u0000kin ${this.kin.size}`)
      this.kin.add(home)
      fill(this.columns.base, from, home)
      fill(this.columns.head, to, home)
    }
  }

  /** Those that are like nothing of the other side get a home of their own. */
  leave(side: keyof Columns, scopes: readonly Scope[]): void {
    for (const scope of scopes) {
      fill(this.adrift[side], scope, scope.stands ? -1 : 0)
      const isKnown = scope.body !== null || (scope.outer !== null && !scope.outerStands)
      if (isKnown && this.columns[side][scope.rows[0] ?? 0] === -1) {
        fill(this.alien[side], scope, 0)
        const own = this.numbering.of(`\u0000alien ${side} ${scope.rows[0]}`)
        fill(this.columns[side], scope, own)
        fill(this.strangers[side], scope, scope.body === null ? -1 : own)
      }
    }
  }

  /** On both sides. */
  note(sides: { readonly base: Side; readonly head: Side }): void {
    for (const side of ['base', 'head'] as const) {
      const home = this.columns[side]
      sides[side].know('home', home)
      const kin = home.map((number) => (this.kin.has(number) ? number : -1))
      sides[side].know('kin', kin)
      sides[side].know('alien', this.alien[side])
      sides[side].know('adrift', this.adrift[side])
      sides[side].know('stranger', this.strangers[side])
    }
  }
}

function fill(column: Int32Array, { rows }: Scope, value: number): void {
  for (const row of rows) {
    column[row] = value
  }
}
