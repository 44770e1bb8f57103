import { expectOk, seededRandom } from '@cadre/kernel'
import { calibrate, countsByWeight, examOf, forecastLearners } from '@cadre/psychometrics'

/**
 * Peak memory of one engine on data of one size, as a JSON line; run in a process of its own, since a peak never falls.
 * node tools/run.mjs tools/bench/engine-memory-probe.ts calibrate|forecast ANSWERS
 */
const [work = '', size = ''] = process.argv.slice(2)
const answers = Number(size)

/** 2PL of 40 questions, all answered. */
function calibration(): () => void {
  const random = seededRandom(1)
  const items = 40
  const cells = Int8Array.from({ length: answers }, (_, k) => Number(random.next() < 0.4 + 0.01 * (k % items)))
  return () => {
    expectOk(calibrate({ persons: answers / items, items, cells }, { model: '2pl', maxIterations: 2 }))
  }
}

/** A hundred answers a learner over eight weeks, two weeks before the exam: group growth, tuning, online update and forecast. */
function forecasting(): () => void {
  const random = seededRandom(2)
  const learners = answers / 100
  const items = Array.from({ length: 600 }, (_, i) => ({ domain: i % 4, rating: (i % 5) + 1 }))
  const log = {
    length: answers,
    learner: Int32Array.from({ length: answers }, (_, k) => k % learners),
    item: Int32Array.from({ length: answers }, () => Math.floor(600 * random.next())),
    day: Float64Array.from({ length: answers }, (_, k) => Math.floor((56 * k) / answers)),
    correct: Uint8Array.from({ length: answers }, () => Number(random.next() < 0.7)),
    recall: new Float64Array(answers),
    examConditions: new Uint8Array(answers),
  }
  const exam = examOf({ counts: countsByWeight([1, 1, 1, 1], 65), cut: 46 })
  return () => {
    forecastLearners({ learners, log, items, exam, examDay: 70, today: 56, random: seededRandom(1), draws: 2 })
  }
}

const before = process.resourceUsage().maxRSS
const run = work === 'calibrate' ? calibration() : forecasting()
run()
process.stdout.write(`${JSON.stringify({ answers, megabytes: (process.resourceUsage().maxRSS - before) / 1_000 })}\n`)
