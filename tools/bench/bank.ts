import { setTimeout } from 'node:timers/promises'
import { afresh } from './afresh.ts'
import { cpuMsBelow } from './cpu.ts'
import { answered, attempts, fillBank, fillSums } from './fill-bank.ts'
import { atMost, judged, medianOf, type Bar, type Figure } from './figure.ts'
import { withProduct, type Product } from './product.ts'
import { say } from './say.ts'

const size = 50_000
const times = 20
type Act = (n: number) => Promise<unknown>

/** What people do with a large bank: look for a question, be told of its likes while writing, change thousands at once. */
export const bank = (): Promise<Figure[]> =>
  withProduct(async (product) => {
    const home = `/api/organisations/${product.organisationId}`
    await product.tell(`${home}/questions/shipped/AIF-C01`, {})
    await product.tell(`${home}/questions/shipped/MLA-C01`, {})
    await fillSums(product)
    const statistics = await timeOf(() => product.ask(afresh(`${home}/question-alarms`)))
    say(`bank: ${size} questions …`)
    await fillBank(product, size)
    const text = await aQuestion(product, home)
    const figures: Figure[] = []
    const fast = atMost(50, 'under 50 ms')
    const add = (name: string, cost: Cost, bar: Bar) => figures.push(figureOf(name, cost, bar))
    add(`item statistics of ${answered} questions after ${attempts} attempts`, statistics, fast)
    for (const [name, search] of searches)
      add(`search ${name}`, await timeOf(() => product.ask(afresh(`${home}/questions?${search}`))), fast)
    add('overview', await timeOf(() => product.ask(afresh(`${home}/questions/overview`))), fast)
    const likeness: Act = (n) => product.tell(`${home}/questions/check`, { questionId: null, text: begun(text, n) })
    add('likeness while a new question is written', await timeOf(likeness), fast)
    const seconds = atMost(5_000, 'under 5 s')
    const bulk = (n: number) => ({ kind: 'tags', add: [`bulk-${n}`], remove: [] })
    const everything = { selection: { kind: 'filter', filter: {} } }
    const preview: Act = (n) => product.tell(`${home}/questions/bulk/preview`, { ...everything, change: bulk(n) })
    add(`preview of a change to all ${size}`, await timeOf(preview, 3), seconds)
    const change: Act = async (n) => {
      await product.tell(`${home}/questions/bulk`, { ...everything, change: bulk(n), expected: size })
      while (await isRunning(product, home)) await setTimeout(100)
    }
    add(`a change of all ${size}`, await timeOf(change, 2), seconds)
    return figures
  })

const searches: readonly (readonly [string, string])[] = [
  ['by three words', 'text=customer%20data%20model'],
  ['by a rare word', 'text=hallucination'],
  ['by a piece of a word', 'text=anti'],
  ['by two letters', 'text=ml'],
  ['by what stands nowhere', 'text=zebrafish'],
  ['by domain and difficulty', 'domain=generative-ai&difficulty=3'],
  ['of everything', ''],
]

async function isRunning({ ask }: Product, home: string): Promise<boolean> {
  const { items } = JSON.parse(await ask(afresh(`${home}/questions/bulk`))) as { items: { stage: string }[] }
  return items.some(({ stage }) => stage === 'changing')
}

type Text = { readonly stem: string }

async function aQuestion({ ask }: Product, home: string): Promise<Text> {
  const { items } = JSON.parse(await ask(`${home}/questions?state=live`)) as { items: { questionId: string }[] }
  const { text } = JSON.parse(await ask(`${home}/questions/${items[0]?.questionId}`)) as { text: Text }
  return text
}

/** A text that is being written: its stem without some of its words. */
const begun = (text: Text, n: number): Text => ({
  ...text,
  stem: text.stem
    .split(' ')
    .filter((_, i) => i % 7 !== n % 7)
    .join(' '),
})

type Cost = { readonly medianMs: number; readonly longestMs: number; readonly cpuMs: number }

async function timeOf(act: Act, count = times): Promise<Cost> {
  if (count === times) await act(0)
  const before = cpuMsBelow()
  const taken: number[] = []
  for (let n = 1; n <= count; n++) {
    const began = performance.now()
    await act(n)
    taken.push(performance.now() - began)
  }
  const cpuMs = (cpuMsBelow() - before) / count
  return { medianMs: medianOf(taken), longestMs: Math.max(...taken), cpuMs }
}

/** CPU is what it would take on a machine of its own; others' work lengthens the reply. */
const figureOf = (name: string, { medianMs, longestMs, cpuMs }: Cost, bar: Bar): Figure =>
  judged({ name: `bank: CPU of ${name}`, unit: 'ms', value: cpuMs, detail: { medianMs, longestMs } }, bar)
