import { addPair, correlation, noPairs } from './correlation.ts'
import { miskeyEvidence } from './miskey.ts'
import type { ResponseMatrix } from './response-matrix.ts'
import { shareInterval } from './share-interval.ts'

/** What each person chose per item, as text ('' where nothing), and the key per item. */
export type Choices = { readonly rows: readonly (readonly string[])[]; readonly key: readonly string[] }

export type OptionStatistics = {
  readonly option: string
  readonly isKey: boolean
  readonly n: number
  readonly share: number
  readonly shareInterval: readonly [number, number] | null
  /** Mean share right on the other items among those who chose it; null when nobody did or there are no other answers. */
  readonly meanRest: number | null
  /** Correlation of choosing it with the share right on the other items. */
  readonly rest: number | null
}

export type MiskeySuspect = { readonly option: string; readonly probability: number }
export type ItemChoices = { readonly options: readonly OptionStatistics[]; readonly miskey: MiskeySuspect | null }

/** Marks choices against the key: the matrix that every other function reads. */
export function marked({ rows, key }: Choices): ResponseMatrix {
  const cells = new Int8Array(rows.length * key.length)
  rows.forEach((row, i) => {
    key.forEach((right, j) => {
      const choice = row[j] ?? ''
      cells[i * key.length + j] = choice === '' ? -1 : choice === right ? 1 : 0
    })
  })
  return { persons: rows.length, items: key.length, cells }
}

/** The distractor table of each item, and the option that is probably the key where the stated one is probably not. */
export function distractorTables(choices: Choices): ItemChoices[] {
  const answers = marked(choices)
  const totals = choices.rows.map((_, i) => {
    const row = answers.cells.subarray(i * answers.items, (i + 1) * answers.items)
    return { right: row.filter((cell) => cell === 1).length, answered: row.filter((cell) => cell >= 0).length }
  })
  return choices.key.map((key, j) => {
    const chosen: string[] = []
    const rest: number[] = []
    choices.rows.forEach((row, i) => {
      const choice = row[j] ?? ''
      const total = totals[i]
      if (choice === '' || !total) return
      chosen.push(choice)
      rest.push(total.answered > 1 ? (total.right - (choice === key ? 1 : 0)) / (total.answered - 1) : Number.NaN)
    })
    return tableOf(key, chosen, { rest, others: choices.key.length - 1 })
  })
}

function tableOf(key: string, chosen: readonly string[], by: { rest: readonly number[]; others: number }): ItemChoices {
  const names = [...new Set([key, ...chosen])].toSorted((x, y) => (x < y ? -1 : x > y ? 1 : 0))
  const options = names.map((option): OptionStatistics => {
    const pairs = noPairs()
    const mine = noPairs()
    chosen.forEach((choice, i) => {
      const rest = by.rest[i] ?? Number.NaN
      if (Number.isNaN(rest)) return
      addPair(pairs, choice === option ? 1 : 0, rest)
      if (choice === option) addPair(mine, 1, rest)
    })
    const n = chosen.filter((choice) => choice === option).length
    return {
      option,
      isKey: option === key,
      n,
      share: chosen.length === 0 ? 0 : n / chosen.length,
      shareInterval: shareInterval(n, chosen.length),
      meanRest: mine.n === 0 ? null : mine.meanY,
      rest: correlation(pairs),
    }
  })
  const known = chosen.map((choice, i) => ({ choice, rest: by.rest[i] ?? 0 })).filter(({ rest }) => !Number.isNaN(rest))
  const evidence = miskeyEvidence(known, { key, options: names, others: by.others })
  const best = evidence.filter(({ option }) => option !== key).toSorted((x, y) => y.probability - x.probability)[0]
  return { options, miskey: best && best.probability >= 0.5 ? best : null }
}
