import { enoughAnswers, runningStatistics, type RunningStatistics } from '@cadre/psychometrics'
import { unreachable } from '@cadre/kernel'
import type { OutcomeSums } from './outcome-sums.ts'
import type { BankItem } from './question-text.ts'

/** The share right that stands for the weaker, middle and stronger takers of `groupOf`. */
const groupMeans = [0.35, 0.63, 0.86]

export type Flag =
  | 'not-enough-data'
  | 'constant'
  | 'too-easy'
  | 'too-hard'
  | 'low-discrimination'
  | 'negative-discrimination'
  | 'miskey-suspect'

export type Quality = Omit<RunningStatistics, 'flags' | 'options'> & {
  readonly n: number
  readonly missing: number
  readonly meanSeconds: number | null
  readonly flags: readonly Flag[]
  readonly words: string
  readonly options: readonly (RunningStatistics['options'][number] & { readonly text: string })[]
}

type Choice = { readonly id: string; readonly text: string; readonly isKey: boolean }

/** What takers choose among, where the choice of one says something by itself. */
function choicesOf(item: BankItem): Choice[] {
  switch (item.kind) {
    case 'single':
    case 'multiple':
      return item.options.map(({ id, text, credit }) => ({ id, text, isKey: credit > 0 }))
    case 'ordering':
    case 'matching':
    case 'numeric':
    case 'text':
      return []
    default:
      return unreachable(item)
  }
}

/** How a version behaved, from its sums (Q3). */
export function qualityOf({ item: sums, options }: OutcomeSums, item: BankItem): Quality {
  const chosen = new Map(options.map((option) => [option.optionId, option]))
  const choices = choicesOf(item)
  const texts = new Map(choices.map(({ id, text }) => [id, text]))
  const statistics = runningStatistics(
    sums,
    choices.map(({ id, isKey }) => {
      const { n = 0, weaker = 0, middle = 0, stronger = 0, restN = 0, restSum = 0 } = chosen.get(id) ?? {}
      return { option: id, isKey, n, restN, restSum, byGroup: [weaker, middle, stronger] }
    }),
    groupMeans,
  )
  const flags = statistics.flags.flatMap((flag): Flag[] => (flag === 'lowers-alpha' ? [] : [flag]))
  const suspect = statistics.miskey && texts.get(statistics.miskey.option)
  const missing = Math.max(0, enoughAnswers - sums.n)
  return {
    ...statistics,
    flags,
    n: sums.n,
    missing,
    meanSeconds: sums.secondsN === 0 ? null : sums.secondsSum / sums.secondsN,
    words: wordsOf(flags, { missing, suspect: suspect ?? null, probability: statistics.miskey?.probability ?? 0 }),
    options: statistics.options.map((option) => ({ ...option, text: texts.get(option.option) ?? '' })),
  }
}

type Said = { readonly missing: number; readonly suspect: string | null; readonly probability: number }

/** Never certain: the evidence is of people's choices. */
const likely = (probability: number): string =>
  probability > 0.99 ? 'over 99 %' : `${Math.round(probability * 100)} %`

/** In one sentence, the gravest first. */
function wordsOf(flags: readonly Flag[], { missing, suspect, probability }: Said): string {
  const has = (flag: Flag) => flags.includes(flag)
  if (has('miskey-suspect'))
    return `"${(suspect ?? '').slice(0, 80)}" may be the right answer (${likely(probability)}): the stronger choose it. Check the key.`
  if (has('not-enough-data'))
    return `Not enough data yet: ${missing} more ${missing === 1 ? 'answer' : 'answers'} before anything is said of its quality.`
  if (has('negative-discrimination'))
    return 'Those who know more miss it more often. Look for an error or a misleading word.'
  if (has('low-discrimination')) return 'It hardly tells those who know from those who do not.'
  if (has('too-easy')) return 'Nearly everybody has it right.'
  if (has('too-hard')) return 'Hardly anybody has it right.'
  return 'Nothing stands out.'
}
