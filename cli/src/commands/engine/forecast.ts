import { countsByWeight, examOf, forecastLearners, type LearnerForecast, recalibrated } from '@cadre/psychometrics'
import { assert, seededRandom } from '@cadre/kernel'
import { readCsv } from '../../csv.ts'
import { engineCommand } from '../../engine-command.ts'
import { nameOf } from '../../input.ts'
import { readShape } from '../../json-shape.ts'
import { numberOption, seeds } from '../../number-option.ts'
import { printJson } from '../../print-json.ts'
import { bankOf, type Domain, domainsInput, type Learning, learningOf } from './forecast-input.ts'
import { evaluationOf, outcomesOf, pastOf } from './forecast-outcomes.ts'

/** `cadre engine forecast`: the chance of passing for each learner, as JSON. */
export const forecast = engineCommand('forecast', {
  description: 'Chance of passing per learner from practice answers; with --outcomes, how good the forecasts were',
  args: {
    events: {
      type: 'positional',
      required: true,
      description: 'CSV: learner,day,domain,item,correct,practice_exam,repeat',
    },
    items: {
      type: 'string',
      required: true,
      description:
        'CSV: item,domain,author_rating_1to5; items of the events that it lacks are taken as unrated, and counted on standard error',
    },
    domains: { type: 'string', required: true, description: 'JSON: { "domain": weight, … }' },
    'exam-day': { type: 'string', required: true, description: 'day of the exam, on the scale of the events' },
    questions: { type: 'string', required: true, description: 'scored questions on the exam' },
    cut: { type: 'string', required: true, description: 'right answers needed' },
    until: {
      type: 'string',
      description: 'forecast as of this day: later events are not looked at (default: the last event up to the exam)',
    },
    outcomes: { type: 'string', description: 'CSV learner,pass: adds the evaluation' },
    recalibrate: {
      type: 'string',
      description: 'CSV of past outcomes to correct by: p,pass, or learner,pass of learners in the events',
    },
    guess: { type: 'string', default: '0.25', description: 'chance of guessing a question right' },
    'cut-sd': {
      type: 'string',
      default: '0',
      description: 'uncertainty of the cut in questions, where the raw cut is not published',
    },
    seed: { type: 'string', default: '1', description: 'seed of the draws' },
  },
  async run({ args }) {
    printJson(await forecastFrom(args, (words) => process.stderr.write(`${words}\n`)))
  },
})

type ForecastArgs = Readonly<
  Record<'events' | 'items' | 'domains' | 'exam-day' | 'questions' | 'cut' | 'guess' | 'cut-sd' | 'seed', string>
> & { readonly [file in 'until' | 'outcomes' | 'recalibrate']?: string | undefined }

/** What the command prints. Files and numbers that make no sense are refused by place and reason. @param warn what is told beside the answer */
export async function forecastFrom(args: ForecastArgs, warn: (words: string) => void) {
  const examDay = numberOption('exam-day', args['exam-day'], days)
  const until = args.until === undefined ? examDay : numberOption('until', args.until, days)
  const domains = await readShape(args.domains, domainsInput)
  const exam = examFrom(args, domains)
  const bank = bankOf(await readCsv(args.items), domains)
  const span = { until: Math.min(until, examDay), examDay }
  const learning = learningOf(await readCsv(args.events), bank, domains, span)
  if (learning.unlisted.answers > 0) warn(wordsOfUnlisted(learning.unlisted, args))
  const outcomes = args.outcomes === undefined ? null : outcomesOf(await readCsv(args.outcomes))
  const learners = [...new Set([...learning.learners, ...(outcomes?.keys() ?? [])])]
  const today = args.until === undefined ? Math.min(examDay, learning.lastDay) : span.until
  const random = seededRandom(numberOption('seed', args.seed, seeds))
  const asked = { learners: learners.length, log: learning.log, items: bank.priors, exam, examDay, today, random }
  const { forecasts } = forecastLearners(asked)
  const raw = new Map(learners.map((learner, i) => [learner, forecasts[i]?.p ?? 0]))
  const past = args.recalibrate === undefined ? null : pastOf(await readCsv(args.recalibrate), raw)
  const corrected = (p: number) => (past ? recalibrated(p, past.recalibration.line) : p)
  const report = {
    examDay,
    today,
    questions: exam.counts.reduce((sum, n) => sum + n, 0),
    cut: exam.cut,
    ...(past && { recalibration: past.recalibration }),
    learners: learners.map((learner, i) => {
      const one = forecasts[i]
      assert(one, `a forecast for ${learner}`)
      const [p, lo, hi] = [corrected(one.p), corrected(one.lo), corrected(one.hi)]
      return { learner, p, lo, hi, byDomain: byDomain(one, domains) }
    }),
  }
  const lastPractice = new Map(learning.learners.map((id, i) => [id, learning.lastPractice[i] ?? null]))
  const leaveOut = past?.learners ?? new Set<string>()
  const evaluation = outcomes && evaluationOf(outcomes, report.learners, { lastPractice, leaveOut })
  return { ...report, ...(evaluation && { evaluation }) }
}

function wordsOfUnlisted({ items, answers }: Learning['unlisted'], files: { events: string; items: string }): string {
  const named = items.slice(0, 5).join(', ')
  const more = items.length > 5 ? ` and ${items.length - 5} more` : ''
  const what = `${answers} ${answers === 1 ? 'answer' : 'answers'} to ${items.length} ${items.length === 1 ? 'item' : 'items'}`
  return `${nameOf(files.events)}: ${what} that ${nameOf(files.items)} does not list (${named}${more}); taken as unrated.`
}

/** Wide enough for days counted from any calendar's beginning. */
const days = { from: -1_000_000, to: 1_000_000 }

function examFrom(
  args: { questions: string; cut: string; guess: string; 'cut-sd': string },
  domains: readonly Domain[],
) {
  const questions = numberOption('questions', args.questions, { from: 1, to: 1000, whole: true })
  const cut = numberOption('cut', args.cut, { from: 0, to: questions })
  const guess = numberOption('guess', args.guess, { from: 0, below: 1 })
  const cutSd = numberOption('cut-sd', args['cut-sd'], { from: 0, to: 1e9 })
  return examOf({
    counts: countsByWeight(
      domains.map(({ weight }) => weight),
      questions,
    ),
    cut,
    cutSd,
    guess,
  })
}

function byDomain(one: LearnerForecast, domains: readonly Domain[]) {
  return Object.fromEntries(
    domains.map(({ name }, d) => [
      name,
      {
        ability: one.ability[d]?.mean,
        sd: one.ability[d]?.sd,
        expectedShare: one.expectedShare[d],
        sensitivity: one.sensitivity[d],
      },
    ]),
  )
}
