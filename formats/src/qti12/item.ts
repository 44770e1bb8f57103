import { rounded } from '../gift/numbers.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import type { Note } from '../question-import/fidelity.ts'
import type { Notes } from '../question-import/notes.ts'
import type { Item, NumericAnswer, Pair } from '../question/index.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import type { MaterialReader } from './material-reader.ts'
import { feedbackLinks, type Rule, rulesOf } from './scoring.ts'

type FoundItem = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly note: Note }
type Source = { readonly metadata: ReadonlyMap<string, string>; readonly read: MaterialReader; readonly notes: Notes }
const found = (item: Item): FoundItem => ({ ok: true, item })
const none = (code: string, words: string): FoundItem => ({ ok: false, note: { code, words } })

const others: Readonly<Record<string, string>> = {
  essay_question: 'an essay is not marked by key; this bank has no essays',
  file_upload_question: 'a file to hand in is not marked by key',
  text_only_question: 'a text asks nothing',
  calculated_question: 'a formula question draws its numbers anew each time; write it with fixed numbers',
  fill_in_multiple_blanks_question: 'it has several blanks within one text; ask them one by one',
  multiple_dropdowns_question: 'it has several menus within one text; ask them one by one',
}

/** The item of QTI 1.2, by Canvas's or Common Cartridge's name for its type, else by what it looks like. */
export function qti12Item(item: Element, source: Source): FoundItem {
  const type = source.metadata.get('question_type') ?? source.metadata.get('cc_profile') ?? ''
  const refused = Object.hasOwn(others, type) ? others[type] : undefined
  if (refused !== undefined) return none(type, refused)
  const choices = descendants(item, ['response_lid'], 200)
  const [first, second] = choices
  if (first && !second) return choice(item, first, { ...source, type })
  if (first) return matching(item, choices, source)
  const texts = descendants(item, ['response_str', 'response_num'], 10)
  if (texts.length > 1) return none('several-interactions', 'it has several blanks; ask them one by one')
  if (texts.length === 0) return none('description', 'it asks nothing that can be marked')
  const rules = rulesOf(item)
  if (rules.length === 0) return none('essay', 'it has no right answer to be marked by')
  const isNumber = type === 'numerical_question' || texts[0]?.name === 'response_num' || rules.some(isRange)
  return isNumber ? numeric(rules) : shortAnswers(item, rules, source)
}

const isRange = ({ condition }: Rule): boolean =>
  descendants(condition, ['vargte', 'varlte', 'vargt', 'varlt']).length > 0

function choice(
  item: Element,
  response: Element,
  { read, notes, type }: Source & { readonly type: string },
): FoundItem {
  const rules = rulesOf(item)
  const feedback = new Map(elementsIn(item, 'itemfeedback').map((each) => [each.attributes.get('ident') ?? '', each]))
  const links = feedbackLinks(item)
  const labels = descendants(response, ['response_label'], 500)
  const several = response.attributes.get('rcardinality') === 'Multiple'
  const whole = rules.find(({ wanted, adds }) => several && !adds && wanted.length > 0)
  const isByPart = several && (!whole || rules.some(({ adds }) => adds))
  const options = labels.map((label) => {
    const id = label.attributes.get('ident') ?? ''
    const isRight = whole?.wanted.some(({ value }) => value === id) ?? false
    const own = rules.find(({ wanted }) => wanted.length === 1 && wanted[0]?.value === id)?.credit ?? 0
    const credit = several && !isByPart ? (isRight ? 100 / (whole?.wanted.length ?? 1) : 0) : own
    return { text: read(label), credit, reason: read(feedback.get(links.get(id) ?? `${id}_fb`)) }
  })
  const [render] = descendants(response, ['render_choice'])
  const isTruth = /true_false/.test(type)
  const shuffle =
    render?.attributes.has('shuffle') === true ? /yes/i.test(render.attributes.get('shuffle') ?? '') : !isTruth
  return found(choiceItem({ options, several, shuffle, scoring: isByPart ? 'by-credit' : 'all-or-nothing' }, notes))
}

/** One response with the same answers for each prompt. */
function matching(item: Element, responses: readonly Element[], { read }: Source): FoundItem {
  const rules = rulesOf(item)
  const pairs: Pair[] = []
  const answers = new Map<string, string>()
  for (const response of responses) {
    for (const label of descendants(response, ['response_label'], 500))
      answers.set(label.attributes.get('ident') ?? '', read(label))
    const id = response.attributes.get('ident') ?? ''
    const right = rules.flatMap(({ wanted }) => wanted).find((each) => each.response === id)?.value
    const answer = right === undefined ? undefined : answers.get(right)
    if (answer === undefined) return none('wrong-pairs', 'one of its prompts has no right answer')
    pairs.push({ prompt: read(childOf(response, 'material')), answer })
  }
  const used = new Set(pairs.map(({ answer }) => answer))
  const distractors = [...new Set(answers.values())].filter((answer) => !used.has(answer))
  return found({ kind: 'matching', pairs, distractors, shuffle: true, scoring: 'by-pair' })
}

function shortAnswers(item: Element, rules: readonly Rule[], { read }: Source): FoundItem {
  const feedback = new Map(elementsIn(item, 'itemfeedback').map((each) => [each.attributes.get('ident') ?? '', each]))
  const links = feedbackLinks(item)
  const wanted = rules.flatMap((rule) => rule.wanted.map((each) => ({ ...each, credit: rule.credit })))
  const answers = wanted.map(({ value, credit }) => ({
    text: value,
    credit,
    reason: read(feedback.get(links.get(value) ?? '')),
  }))
  return found({ kind: 'text', answers, caseSensitive: wanted.some(({ caseSensitive }) => caseSensitive) })
}

/** `varequal` is the number; `vargte` and `varlte` beside it are how far off it may be. */
function numeric(rules: readonly Rule[]): FoundItem {
  const answers = rules.flatMap(({ condition, credit, wanted }): NumericAnswer[] => {
    const bound = (names: readonly string[]) =>
      descendants(condition, names)
        .map((each) => Number(textIn(each).trim()))
        .find(Number.isFinite)
    const low = bound(['vargte', 'vargt'])
    const high = bound(['varlte', 'varlt'])
    const exact = wanted.map(({ value }) => Number(value || 'x')).find(Number.isFinite)
    if (low !== undefined && high !== undefined) {
      const value = exact !== undefined && exact >= low && exact <= high ? exact : rounded((low + high) / 2)
      return [{ value, tolerance: rounded(Math.max(high - value, value - low)), credit }]
    }
    return exact === undefined ? [] : [{ value: exact, tolerance: 0, credit }]
  })
  return found({ kind: 'numeric', answers })
}
