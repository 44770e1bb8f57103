import type { Program } from './program.ts'

const tiny = 1e-9
const feasible = 1e-7
const pivotsBetweenRebuilds = 200

export type LinearOutcome = 'optimal' | 'infeasible' | 'stalled'

/** Bounds of the program's own variables at one node of the search. */
export type Bounds = { readonly lower: Float64Array; readonly upper: Float64Array }

/**
 * The linear relaxation as a dictionary: every basic variable written as a sum over the nonbasic ones, each of which
 * rests on one of its bounds. Rows enter as slack variables s_i = a_i x with the row's bounds, so nothing has a
 * constant term and all variables are boxed. A boxed nonbasic variable can always rest on the bound that its reduced
 * cost asks for, hence any basis is dual feasible: bounds may change at will between calls and no first phase exists.
 *
 * Method: dual simplex with the bound-flipping ratio test (Maros 2003, Computational Techniques of the Simplex
 * Method, chapter 10). With counting rows one step picks a whole domain's questions at once.
 */
export class Dictionary {
  readonly #program: Program
  readonly #rows: number
  readonly #columns: number
  readonly #table: Float64Array
  readonly #reduced: Float64Array
  readonly #basic: Int32Array
  readonly #resting: Int32Array
  readonly #lower: Float64Array
  readonly #upper: Float64Array
  readonly #atUpper: Uint8Array
  readonly #value: Float64Array
  readonly #candidates: Int32Array
  readonly #ratios: Float64Array
  #pivots = 0

  constructor(program: Program) {
    this.#program = program
    this.#rows = program.rows.length
    this.#columns = program.costs.length
    const all = this.#rows + this.#columns
    this.#table = new Float64Array(this.#rows * this.#columns)
    this.#reduced = new Float64Array(this.#columns)
    this.#basic = new Int32Array(this.#rows)
    this.#resting = new Int32Array(this.#columns)
    this.#lower = new Float64Array(all)
    this.#upper = new Float64Array(all)
    this.#atUpper = new Uint8Array(all)
    this.#value = new Float64Array(this.#rows)
    this.#candidates = new Int32Array(this.#columns)
    this.#ratios = new Float64Array(this.#columns)
    program.rows.forEach((row, i) => {
      this.#lower[this.#columns + i] = row.lower
      this.#upper[this.#columns + i] = row.upper
    })
    this.#start()
  }

  /** Optimises within these bounds. `infeasible` is a proof: some row cannot reach its bound from any corner. */
  solve(bounds: Bounds): LinearOutcome {
    this.#lower.set(bounds.lower)
    this.#upper.set(bounds.upper)
    if (this.#pivots > pivotsBetweenRebuilds) this.#rebuild()
    this.#rest()
    const limit = 200 + 20 * this.#rows
    for (let step = 0; step < limit; step++) {
      this.#evaluate()
      const row = this.#mostViolated()
      if (row < 0) return 'optimal'
      if (!this.#repair(row)) return 'infeasible'
    }
    return 'stalled'
  }

  /** Cost of the current corner: after `optimal`, a lower bound for every whole solution within the bounds. */
  cost(): number {
    let sum = 0
    for (let j = 0; j < this.#columns; j++) sum += (this.#reduced[j] ?? 0) * this.#restingValue(j)
    return sum
  }

  /** The program's variables at the current corner. */
  solution(): Float64Array {
    const x = new Float64Array(this.#columns)
    for (let j = 0; j < this.#columns; j++) {
      const variable = this.#resting[j] ?? 0
      if (variable < this.#columns) x[variable] = this.#restingValue(j)
    }
    for (let i = 0; i < this.#rows; i++) {
      const variable = this.#basic[i] ?? 0
      if (variable < this.#columns) x[variable] = this.#value[i] ?? 0
    }
    return x
  }

  #start(): void {
    this.#table.fill(0)
    this.#pivots = 0
    for (let j = 0; j < this.#columns; j++) {
      this.#resting[j] = j
      this.#reduced[j] = this.#program.costs[j] ?? 0
    }
    this.#program.rows.forEach((row, i) => {
      this.#basic[i] = this.#columns + i
      for (const { at, by } of row.terms) {
        const cell = i * this.#columns + at
        this.#table[cell] = (this.#table[cell] ?? 0) + by
      }
    })
  }

  /** Rounding errors grow with every pivot: returns to the original coefficients and pivots to the same basis. */
  #rebuild(): void {
    const wanted = [...this.#basic].filter((variable) => variable < this.#columns)
    this.#start()
    for (const variable of wanted) {
      const column = this.#resting.indexOf(variable)
      let best = -1
      let size = feasible
      for (let i = 0; i < this.#rows; i++) {
        const coefficient = Math.abs(this.#table[i * this.#columns + column] ?? 0)
        if ((this.#basic[i] ?? 0) >= this.#columns && coefficient > size) {
          best = i
          size = coefficient
        }
      }
      if (best >= 0) this.#pivot(best, column)
    }
    this.#pivots = 0
  }

  #restingValue(column: number): number {
    const variable = this.#resting[column] ?? 0
    return (this.#atUpper[variable] ? this.#upper[variable] : this.#lower[variable]) ?? 0
  }

  #rest(): void {
    for (let j = 0; j < this.#columns; j++) {
      const reduced = this.#reduced[j] ?? 0
      if (Math.abs(reduced) > tiny) this.#atUpper[this.#resting[j] ?? 0] = reduced < 0 ? 1 : 0
    }
  }

  #evaluate(): void {
    const { length } = this.#value
    this.#value.fill(0)
    for (let j = 0; j < this.#columns; j++) {
      const at = this.#restingValue(j)
      if (at === 0) continue
      for (let i = 0; i < length; i++) {
        this.#value[i] = (this.#value[i] ?? 0) + (this.#table[i * this.#columns + j] ?? 0) * at
      }
    }
  }

  #mostViolated(): number {
    let worst = -1
    let size = feasible
    for (let i = 0; i < this.#rows; i++) {
      const violation = Math.abs(this.#violation(i))
      if (violation > size) {
        worst = i
        size = violation
      }
    }
    return worst
  }

  /** Positive below the lower bound, negative above the upper one. */
  #violation(row: number): number {
    const variable = this.#basic[row] ?? 0
    const value = this.#value[row] ?? 0
    const below = (this.#lower[variable] ?? 0) - value
    return below > 0 ? below : Math.min(0, (this.#upper[variable] ?? 0) - value)
  }

  /** Moves the row onto its violated bound at least cost; false when everything that could help is used up. */
  #repair(row: number): boolean {
    const violation = this.#violation(row)
    const rising = violation > 0
    let missing = Math.abs(violation)
    for (let left = this.#gatherCandidates(row, rising); left > 0; left--) {
      const column = this.#takeCheapest(left)
      const variable = this.#resting[column] ?? 0
      const slope = Math.abs(this.#table[row * this.#columns + column] ?? 0)
      const reach = slope * ((this.#upper[variable] ?? 0) - (this.#lower[variable] ?? 0))
      if (missing - reach <= feasible && slope >= feasible) {
        this.#atUpper[this.#basic[row] ?? 0] = rising ? 0 : 1
        this.#pivot(row, column)
        return true
      }
      missing -= reach
      this.#atUpper[variable] = this.#atUpper[variable] ? 0 : 1
    }
    return missing <= feasible
  }

  /** Lists the columns that can move the row the right way, with what each costs per unit; returns how many. */
  #gatherCandidates(row: number, rising: boolean): number {
    let count = 0
    const offset = row * this.#columns
    for (let column = 0; column < this.#columns; column++) {
      const coefficient = this.#table[offset + column] ?? 0
      if (Math.abs(coefficient) <= tiny) continue
      const variable = this.#resting[column] ?? 0
      if ((this.#upper[variable] ?? 0) <= (this.#lower[variable] ?? 0)) continue
      if (coefficient > 0 === rising ? this.#atUpper[variable] === 1 : this.#atUpper[variable] === 0) continue
      this.#candidates[count] = column
      this.#ratios[count] = Math.abs((this.#reduced[column] ?? 0) / coefficient)
      count++
    }
    return count
  }

  /** Takes the cheapest of the first `left` candidates out of the list. Few are ever taken, so a scan beats sorting. */
  #takeCheapest(left: number): number {
    let cheapest = 0
    for (let i = 1; i < left; i++) if ((this.#ratios[i] ?? 0) < (this.#ratios[cheapest] ?? 0)) cheapest = i
    const column = this.#candidates[cheapest] ?? 0
    this.#candidates[cheapest] = this.#candidates[left - 1] ?? 0
    this.#ratios[cheapest] = this.#ratios[left - 1] ?? 0
    return column
  }

  #pivot(row: number, column: number): void {
    this.#pivots++
    const width = this.#columns
    const table = this.#table
    const offset = row * width
    const pivot = table[offset + column] ?? 1
    for (let j = 0; j < width; j++) table[offset + j] = -(table[offset + j] ?? 0) / pivot
    table[offset + column] = 1 / pivot
    for (let i = 0; i < this.#rows; i++)
      if (i !== row)
        substitute(table.subarray(i * width, (i + 1) * width), table.subarray(offset, offset + width), column)
    substitute(this.#reduced, table.subarray(offset, offset + width), column)
    const leaving = this.#basic[row] ?? 0
    this.#basic[row] = this.#resting[column] ?? 0
    this.#resting[column] = leaving
  }
}

/** Puts the pivot row in place of the entering variable, in one row. */
function substitute(target: Float64Array, pivotRow: Float64Array, column: number): void {
  const factor = target[column] ?? 0
  if (factor === 0) return
  target[column] = 0
  for (let j = 0; j < target.length; j++) target[j] = (target[j] ?? 0) + factor * (pivotRow[j] ?? 0)
}
