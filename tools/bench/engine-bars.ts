import type { Bar } from './figure.ts'

/** What a bench of an engine says about itself, in CPU time. */
export type EngineRun = { readonly unitsPerSecond: number; readonly secondsPerRun: number; readonly units: number }
export type EngineBar = Pick<Bar, 'words'> & { readonly isMet: (run: EngineRun) => boolean }

const within = (seconds: number, words: string): EngineBar => ({
  words,
  isMet: ({ secondsPerRun }) => secondsPerRun <= seconds,
})
const rate = (unitsPerSecond: number, words: string): EngineBar => ({
  words,
  isMet: (run) => run.unitsPerSecond >= unitsPerSecond,
})

/** What was asked of the engines, by engine and by the words that its bench's name holds. */
const bars: readonly { readonly engine: string; readonly named: RegExp; readonly bar: EngineBar }[] = [
  { engine: 'calendar', named: /^compile 1,000 cohorts/, bar: within(1, '1,000 cohorts of 20 sessions in 1 s of CPU') },
  { engine: 'calendar', named: /^cascade/, bar: within(0.001, 'a cascade in 1 ms') },
  { engine: 'psychometrics', named: /2PL/, bar: within(1, '2PL on 1000 x 60 to 1e-6 in 1 s') },
  { engine: 'psychometrics', named: /online/, bar: rate(5_000_000 / 3, '5 million responses in 3 s') },
  { engine: 'psychometrics', named: /pass prob/, bar: rate(50_000, '50,000 exact pass probabilities a second') },
  { engine: 'memory', named: /FSRS/, bar: rate(500_000, '500,000 steps a second') },
  { engine: 'assembly', named: /^form of 65/, bar: within(1, 'a form of 65 from 2,000 in 1 s') },
  { engine: 'evidence', named: /^ROI/, bar: within(0.05, '10,000 draws in 50 ms') },
]

export const engineBar = (engine: string, name: string): EngineBar | undefined =>
  bars.find((each) => each.engine === engine && each.named.test(name))?.bar
