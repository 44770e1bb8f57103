import { rounded as tidy } from '../gift/numbers.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import type { NumericAnswer, TextAnswer } from '../question/index.ts'
import { oneCase } from '../question-import/one-case.ts'
import { patternOfText } from '../question/text-pattern.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { declarationOf, identifierOf, type ItemSource, responseOf, rounded, scoreOf } from './declaration.ts'
import { toleranceOf } from './expression.ts'

/** What is typed: a number where its response is one, else a text. */
export function typed(source: ItemSource): FoundItem {
  const { baseType, cardinality } = declarationOf(source)
  if (cardinality === 'record')
    return none('record', 'it is marked by how a number is written, which is not asked here')
  return baseType === 'float' || baseType === 'integer' ? numeric(source) : text(source)
}

function text(source: ItemSource): FoundItem {
  const { right, entries, isMapped } = declarationOf(source)
  const best = Math.max(...entries.map(({ value }) => value))
  if (isMapped && best > 0) {
    const answers = entries.map(({ key, value }) => ({
      text: patternOfText(key),
      credit: Math.max(-100, rounded((value / best) * 100)),
    }))
    return found({
      kind: 'text',
      answers,
      caseSensitive: oneCase(
        entries.map((entry) => entry.caseSensitive),
        source.context.notes,
      ),
    })
  }
  const tried = textsByTrial(source, right)
  if (tried) return tried
  if (right.length === 0) return none('no-key', 'its file does not say which text is right')
  const answers = right.map((each) => ({ text: patternOfText(each), credit: 100 }))
  return found({ kind: 'text', answers, caseSensitive: true })
}

/** More than a question may have: then it is refused for having too many. */
const mostTexts = 200

/** Every text that its rules compare with, as they mark it; and with its letters in the other case. */
function textsByTrial({ root, trier, context }: ItemSource, right: readonly string[]): FoundItem | null {
  const processing = childOf(root, 'responseProcessing')
  if (!trier || !processing) return null
  const compared = descendants(processing, ['match', 'stringMatch', 'substring', 'member']).flatMap((each) =>
    descendants(each, ['baseValue']).map((value) => textIn(value).trim()),
  )
  const texts = [...new Set([...right, ...compared])].filter((each) => each !== '').slice(0, mostTexts)
  const scores = texts.map((each) => trier([each])?.score ?? 0)
  const best = Math.max(0, ...scores)
  if (best === 0) return null
  const answers = texts.flatMap((each, i): TextAnswer[] => {
    const credit = rounded(((scores[i] ?? 0) / best) * 100)
    const isPart = trier([`${apart}${each}${apart}`])?.score === scores[i]
    const pattern = isPart ? `*${patternOfText(each)}*` : patternOfText(each)
    return credit === 0 ? [] : [{ text: pattern, credit: Math.max(-100, credit) }]
  })
  const minded = texts.flatMap((each, i) =>
    (scores[i] ?? 0) === 0 || otherCase(each) === each ? [] : [(trier([otherCase(each)])?.score ?? 0) !== scores[i]],
  )
  const caseSensitive = oneCase(minded, context.notes)
  return found({ kind: 'text', answers, caseSensitive })
}

/** Around a text that may stand anywhere in what is typed. */
const apart = ' ~ '
const otherCase = (text: string): string => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase())

/** Answers of a chain of conditions that compare numbers; without one, what is declared as right. */
function numeric(source: ItemSource): FoundItem {
  const { root } = source
  const { right, entries } = declarationOf(source)
  const scoreName = scoreOf(root)
  const branches = branchesIn(root).filter(asksFor(responseOf(source.interaction)))
  const scoring = branches.filter((branch) => sets(branch, scoreName))
  const answers: NumericAnswer[] = []
  for (const branch of scoring.length > 0 ? scoring : branches) {
    const answer = answerOf(branch, { points: source.points, right, scoreName })
    if (answer === 'unclear')
      return none('unclear-tolerance', 'how far off its right number may be is not written as a number')
    if (answer && isOpen(branch)) source.context.notes.add(...openBounds)
    if (answer && (scoring.length > 0 || isProven(source, answer))) answers.push(answer)
  }
  if (answers.length > 0) return found({ kind: 'numeric', answers: answers.map(inPercentOf(answers)) })
  const best = Math.max(...entries.map(({ value }) => value))
  const listed = best > 0 ? entries.map(({ key, value }) => ({ text: key, credit: (value / best) * 100 })) : []
  const plain = (listed.length > 0 ? listed : right.map((each) => ({ text: each, credit: 100 })))
    .map(({ text: written, credit }) => ({ value: Number(written || 'x'), tolerance: 0, credit: rounded(credit) }))
    .filter(({ value, credit }) => Number.isFinite(value) && credit !== 0)
  return plain.length > 0
    ? found({ kind: 'numeric', answers: plain })
    : none('no-key', 'its file does not say which number is right')
}

/** Points as percents of the most that an answer earns, which need not be the most that the item declares. */
function inPercentOf(answers: readonly NumericAnswer[]): (answer: NumericAnswer) => NumericAnswer {
  const best = Math.max(...answers.map(({ credit }) => credit))
  return (answer) => ({
    ...answer,
    credit: best > 0 ? Math.max(-100, rounded((answer.credit / best) * 100)) : answer.credit,
  })
}

/** Branches that set the score, wherever they stand: also within another branch or behind an `else`. */
function branchesIn(root: Element): Element[] {
  const outer = descendants(root, ['responseIf', 'responseElseIf'])
  return outer.flatMap((branch) => {
    const inner = branchesIn(branch)
    return inner.length > 0 ? inner : [branch]
  })
}

/** A range whose ends are not right themselves: here they are. */
const isOpen = (branch: Element): boolean =>
  descendants(branch, ['equal', 'equalRounded', 'match']).length === 0 && descendants(branch, ['gt', 'lt']).length > 0

export const openBounds = ['open-bounds', 'the two ends of its range were wrong and are right now: look at it'] as const

/** Whether a branch looks at what is typed, and not at points or other answers. */
const asksFor =
  (response: string) =>
  (branch: Element): boolean => {
    const [test] = elementsIn(branch)
    return (
      test !== undefined &&
      descendants({ ...test, children: [test] }, ['variable']).some((each) => identifierOf(each) === response)
    )
  }

const sets = (branch: Element, outcome: string): boolean =>
  descendants(branch, ['setOutcomeValue']).some((each) => identifierOf(each) === outcome)

/** Where no branch sets the score itself, a number counts that earns something by what follows; others only show feedback. */
const isProven = ({ trier }: ItemSource, { value }: NumericAnswer): boolean =>
  trier === null || (trier([String(value)])?.score ?? 0) > 0

function answerOf(
  branch: Element,
  { points, right, scoreName }: Pick<ItemSource, 'points'> & { right: readonly string[]; scoreName: string },
): NumericAnswer | 'unclear' | null {
  const score = descendants(branch, ['setOutcomeValue']).find((each) => identifierOf(each) === scoreName)
  const earned = score ? Number(descendants(score, ['baseValue']).map(textIn)[0] ?? points) : points
  const range = rangeOf(branch, right)
  if (range === null || range === 'unclear') return range
  const { low, high, exact } = range
  const value = exact !== null && Math.abs(high - exact - (exact - low)) < 1e-9 ? exact : tidy((low + high) / 2)
  return { value, tolerance: tidy(Math.max(high - value, value - low)), credit: earned }
}

type Range = { readonly low: number; readonly high: number; readonly exact: number | null }

function rangeOf(branch: Element, right: readonly string[]): Range | 'unclear' | null {
  const numberIn = (element: Element | undefined) => {
    const [given] = element ? descendants(element, ['baseValue']) : []
    return Number((given ? textIn(given).trim() : right[0]) || 'x')
  }
  const [equal] = descendants(branch, ['equal', 'equalRounded', 'match'])
  if (equal) {
    const value = numberIn(equal)
    if (!Number.isFinite(value)) return null
    if (equal.name === 'equalRounded') return roundedRange(value, equal.attributes)
    const range = equal.name === 'match' ? { low: value, high: value } : toleranceOf(value, equal.attributes)
    return range ? { ...range, exact: value } : 'unclear'
  }
  const [low] = descendants(branch, ['gte', 'gt'])
  const [high] = descendants(branch, ['lte', 'lt'])
  const bounds = { low: numberIn(low), high: numberIn(high) }
  return low && high && bounds.low <= bounds.high ? { ...bounds, exact: null } : null
}

/** A number that is right once it is rounded may be half a unit of the last figure off. */
function roundedRange(value: number, attributes: ReadonlyMap<string, string>): Range | 'unclear' {
  const figures = Number(attributes.get('figures') ?? 'x')
  if (!Number.isInteger(figures) || figures < 0) return 'unclear'
  const isDecimal = attributes.get('roundingMode') === 'decimalPlaces'
  const places = isDecimal || value === 0 ? figures : figures - 1 - Math.floor(Math.log10(Math.abs(value)))
  const half = 0.5 * 10 ** -places
  return { low: value - half, high: value + half, exact: value }
}
