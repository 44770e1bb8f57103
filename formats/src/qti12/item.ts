import { rounded } from '../gift/numbers.ts'
import { choiceItem } from '../question-import/choice-item.ts'
import type { Effort } from '../question-import/effort.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import { severalKeyByTrial, singleKeyByTrial, type Trier } from '../question-import/key-by-trial.ts'
import type { Notes } from '../question-import/notes.ts'
import { openBounds } from '../qti/typed.ts'
import type { NumericAnswer, Pair } from '../question/index.ts'
import { oneCase } from '../question-import/one-case.ts'
import { patternOfText } from '../question/text-pattern.ts'
import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { grouped } from './groups.ts'
import type { MaterialReader } from './material-reader.ts'
import { byLikeness, isMarkedByLikeness, oneBlank, textsOfBlank } from './one-blank.ts'
import { feedbackLinks, type Rule, rulesOf } from './scoring.ts'
import { trierOf12 } from './trial.ts'

export type Source = {
  readonly metadata: ReadonlyMap<string, string>
  readonly read: MaterialReader
  readonly notes: Notes
  readonly effort: Effort
  /** Options at most. */
  readonly most: number
}

/** Feedback for right and wrong answers as a whole, or for everybody. */
export const forAll = /^(?:general|correct|incorrect|general_incorrect|solution|hint)(?:_fb)?$/i

const others: Readonly<Record<string, string>> = {
  essay_question: 'an essay is not marked by key; this bank has no essays',
  file_upload_question: 'a file to hand in is not marked by key',
  text_only_question: 'a text asks nothing',
  calculated_question: 'a formula question draws its numbers anew each time; write it with fixed numbers',
  fill_in_multiple_blanks_question: 'it has several blanks within one text; ask them one by one',
  multiple_dropdowns_question: 'it has several menus within one text; ask them one by one',
  hot_spot_question: 'pointing at an image is not asked here',
  'cc.essay.v0p1': 'an essay is not marked by key; this bank has no essays',
}

/** The item of QTI 1.2, by Canvas's, Common Cartridge's or Blackboard's name for its type, else by what it looks like. */
export function qti12Item(item: Element, source: Source): FoundItem {
  const type = source.metadata.get('question_type') ?? source.metadata.get('cc_profile') ?? ''
  const refused = Object.hasOwn(others, type) ? others[type] : undefined
  const blank = oneBlank(item, type)
  if (refused !== undefined && blank === null) return none(type, refused)
  if (descendants(item, ['formula']).length > 0) return none('calculated_question', others['calculated_question'] ?? '')
  if (blank && isMarkedByLikeness(blank.response)) return { ok: false, note: byLikeness }
  const typed = blank && textsOfBlank(blank.response, type, source)
  if (typed) return found(typed)
  const choices = descendants(item, ['response_lid'], 200)
  const [first, second] = choices
  if (first && descendants(item, ['response_str', 'response_num'], 10).length > 0)
    return none('several-interactions', 'it asks for a choice and for a text at once; ask them one by one')
  if (first && !second)
    return first.attributes.get('rcardinality') === 'Ordered'
      ? ordering(item, first, source)
      : choice(item, first, { ...source, type })
  if (first) return several(item, choices, { ...source, type })
  const texts = descendants(item, ['response_str', 'response_num'], 10)
  const [group, another] = descendants(item, ['response_grp'], 10)
  if (group && (another || texts.length > 0))
    return none('several-interactions', 'it asks to move several groups of things; ask them one by one')
  if (group && descendants(group, ['render_hotspot', 'response_na']).length === 0) return grouped(item, group, source)
  if (texts.length > 1) return none('several-interactions', 'it has several blanks; ask them one by one')
  if (texts.length === 0) return none('description', nothingAsked(item))
  const rules = rulesOf(item)
  if (rules.length === 0) return none('essay', 'it has no right answer to be marked by')
  const isNumber = type === 'numerical_question' || texts[0]?.name === 'response_num' || rules.some(isRange)
  return isNumber ? numeric(item, rules, source) : shortAnswers(item, rules, source)
}

const nothingAsked = (item: Element): string =>
  descendants(item, ['response_xy', 'response_grp']).length > 0
    ? 'pointing at an image and moving things about are not asked here; a matching question asks the same without sight'
    : 'it asks nothing that can be marked'

const isRange = ({ condition }: Rule): boolean =>
  descendants(condition, ['vargte', 'varlte', 'vargt', 'varlt']).length > 0

export type Typed = Source & { readonly type: string }

export function choice(item: Element, response: Element, { read, notes, type, effort, most }: Typed): FoundItem {
  const labels = descendants(response, ['response_label'], 500)
  if (oneBlank(item, type)) {
    if (/matching/.test(type)) notes.add('one-pair', 'its one pair became a question with options')
    else notes.add('gap-choice', 'a menu within a text became options below it')
  }
  const ids = labels.map((label) => label.attributes.get('ident') ?? '')
  if (ids.length > most) return none('too-many-options', `it has more than the ${most} answers that are kept`)
  const { trier, cost } = trierOf12(item, response.attributes.get('ident') ?? '', effort)
  const isDeclared =
    response.attributes.get('rcardinality') === 'Multiple' || /multiple_(?:answers|response)/.test(type)
  const alone = isDeclared ? null : singleKeyByTrial(ids, trier)
  const key = alone ?? severalKeyByTrial(ids, mentioned(item), { trier, cost, notes })
  if (effort.isSpent())
    return none('too-much', 'there is more to try in this file than is tried; import it in several parts')
  if (!key) return none('no-key', 'its file does not say which option is right')
  const reasons = reasonsOf(item, ids, trier)
  const options = labels.map((label, i) => ({
    text: read(label),
    credit: key.credits[i] ?? 0,
    reason: reasons.map((feedback) => read(feedback[i])).find((text) => text !== '') ?? '',
  }))
  const [render] = descendants(response, ['render_choice'])
  const isTruth = /true_false/.test(type)
  const shuffle =
    render?.attributes.has('shuffle') === true ? /yes/i.test(render.attributes.get('shuffle') ?? '') : !isTruth
  return found(choiceItem({ options, several: alone === null, shuffle, scoring: key.scoring }, notes))
}

/** Options that a condition asks for, where there are too many to try every set. */
const mentioned = (item: Element): string[] => [
  ...new Set(rulesOf(item).flatMap(({ wanted, credit }) => (credit > 0 ? wanted.map(({ value }) => value) : []))),
]

/** Feedback of each option: what it alone shows, else what is named after it (by D2L with IF for A). */
function reasonsOf(item: Element, ids: readonly string[], trier: Trier): (Element | undefined)[][] {
  const feedback = new Map(
    descendants(item, ['itemfeedback'], 1000).map((each) => [each.attributes.get('ident') ?? '', each]),
  )
  const shown = ids.map((id) => trier([id])?.shown() ?? [])
  const own = shown.map((names, i) =>
    names.find((name) => shown.every((others, j) => i === j || !others.includes(name)) && !forAll.test(name)),
  )
  return [
    own.map((name) => feedback.get(name ?? '')),
    ids.map((id) => feedback.get(`${id}_fb`) ?? feedback.get(id.replace(/_A(\d+)$/, '_IF$1'))),
  ]
}

/** Several responses: prompts with the same answers, steps of an order, or blanks within one text. */
function several(item: Element, responses: readonly Element[], source: Typed): FoundItem {
  const stem = source.read(childOf(item, 'presentation'))
  const names = responses.map((response) => source.read(childOf(response, 'material')))
  if (names.every((name) => name !== '' && stem.includes(`[${name}]`)) || names.every((name) => name === ''))
    return none('several-interactions', 'it has several blanks or menus within one text; ask them one by one')
  return matching(item, responses, source)
}

/** One response with the same answers for each prompt; categories that take several answers change places with them. */
function matching(item: Element, responses: readonly Element[], { read, notes }: Source): FoundItem {
  const rules = rulesOf(item).filter(({ credit }) => credit > 0)
  const answers = new Map<string, string>()
  const links: { prompt: string; answer: string }[] = []
  for (const response of responses) {
    for (const label of descendants(response, ['response_label'], 500))
      answers.set(label.attributes.get('ident') ?? '', read(label))
    const id = response.attributes.get('ident') ?? ''
    const wanted = rules.flatMap((rule) => rule.wanted).filter((each) => each.response === id)
    const prompt = read(childOf(response, 'material'))
    if (prompt === '') continue
    for (const { value } of new Map(wanted.map((each) => [each.value, each])).values()) {
      const answer = answers.get(value)
      if (answer === undefined) return none('wrong-pairs', 'one of its prompts has no right answer')
      links.push({ prompt, answer })
    }
  }
  const prompts = new Set(links.map(({ prompt }) => prompt))
  const asked = responses.filter((response) => read(childOf(response, 'material')) !== '')
  if (asked.length < responses.length) notes.add('empty-pairs', 'pairs whose left side is empty were dropped')
  if (prompts.size < asked.length)
    return none('wrong-pairs', 'one of its prompts has no right answer, or is there twice')
  const given = [...new Set(answers.values())].filter((answer) => answer !== '')
  if (links.length === asked.length) return paired(links, given)
  if (new Set(links.map(({ answer }) => answer)).size < links.length || links.length < given.length)
    return none('wrong-pairs', 'its categories share an answer, or leave one out, which pairs cannot say')
  notes.add('sides-changed', 'its two sides changed places, as each prompt takes one answer')
  return paired(
    links.map(({ prompt, answer }) => ({ prompt: answer, answer: prompt })),
    [...prompts],
  )
}

function paired(pairs: readonly Pair[], answers: readonly string[]): FoundItem {
  const used = new Set(pairs.map(({ answer }) => answer))
  const distractors = answers.filter((answer) => !used.has(answer))
  return found({ kind: 'matching', pairs: [...pairs], distractors, shuffle: true, scoring: 'by-pair' })
}

/** The first condition that gives points names every step in its place. */
function ordering(item: Element, response: Element, { metadata, read, notes }: Source): FoundItem {
  if (/^true$/i.test(metadata.get('bbmd_partialcredit') ?? ''))
    notes.add('scoring', 'points for an order that is partly right were dropped; it is marked all or nothing')
  if (descendants(response, ['material', 'response_label']).some(({ name }) => name === 'material'))
    notes.add('labels-dropped', 'texts above and below what is put in order were dropped')
  const labels = descendants(response, ['response_label'], 500)
  const [rule] = rulesOf(item).filter(({ credit }) => credit > 0)
  const steps = (rule?.wanted ?? []).flatMap(({ value }) => {
    const label = labels.find((each) => each.attributes.get('ident') === value)
    return label ? [{ text: read(label) }] : []
  })
  return steps.length === labels.length && steps.length > 0
    ? found({ kind: 'ordering', steps, scoring: 'all-or-nothing' })
    : none('wrong-steps', 'its right order does not name every step')
}

function shortAnswers(item: Element, all: readonly Rule[], { read, notes }: Source): FoundItem {
  const positive = all.filter(({ credit }) => credit > 0)
  const best = Math.max(...positive.map(({ credit }) => credit))
  // Where no highest value is declared, the best answer is worth all.
  const rules = (best < 100 ? positive : all).map((rule) => ({
    ...rule,
    credit: best < 100 ? rounded((rule.credit / best) * 100) : rule.credit,
  }))
  const feedback = new Map(elementsIn(item, 'itemfeedback').map((each) => [each.attributes.get('ident') ?? '', each]))
  const links = feedbackLinks(item)
  const wanted = rules.flatMap((rule) => rule.wanted.map((each) => ({ ...each, credit: rule.credit })))
  const answers = wanted.map(({ value, isPart, credit }) => ({
    text: isPart ? `*${patternOfText(value)}*` : patternOfText(value),
    credit,
    reason: read(feedback.get(links.get(value) ?? '')),
  }))
  return found({
    kind: 'text',
    answers,
    caseSensitive: oneCase(
      wanted.map(({ caseSensitive }) => caseSensitive),
      notes,
    ),
  })
}

/** `varequal` is the number; `vargte` and `varlte` beside it are how far off it may be. */
function numeric(item: Element, all: readonly Rule[], { read, notes }: Source): FoundItem {
  const feedback = new Map(elementsIn(item, 'itemfeedback').map((each) => [each.attributes.get('ident') ?? '', each]))
  const reasonOf = (rule: Element) =>
    read(
      elementsIn(rule, 'displayfeedback')
        .map((each) => each.attributes.get('linkrefid') ?? '')
        .filter((link) => !forAll.test(link))
        .map((link) => feedback.get(link))[0],
    )
  const best = Math.max(...all.map(({ credit }) => credit))
  const rules =
    best > 0 && best < 100 ? all.map((rule) => ({ ...rule, credit: rounded((rule.credit / best) * 100) })) : all
  const answers = rules.flatMap(({ condition, credit, wanted, whole }): NumericAnswer[] => {
    const reason = reasonOf(whole)
    const bound = (names: readonly string[]) =>
      descendants(condition, names)
        .map((each) => Number(textIn(each).trim()))
        .find(Number.isFinite)
    const low = bound(['vargte', 'vargt'])
    const high = bound(['varlte', 'varlt'])
    const exact = wanted.map(({ value }) => Number(value || 'x')).find(Number.isFinite)
    if (low !== undefined && high !== undefined && low <= high) {
      if (exact === undefined && descendants(condition, ['vargt', 'varlt']).length > 0) notes.add(...openBounds)
      const value = exact !== undefined && exact >= low && exact <= high ? exact : rounded((low + high) / 2)
      return [{ value, tolerance: rounded(Math.max(high - value, value - low)), credit, reason }]
    }
    return exact === undefined ? [] : [{ value: exact, tolerance: 0, credit, reason }]
  })
  return found({ kind: 'numeric', answers })
}
