import { tooMany } from '../gift/read.ts'
import type { MarkupContext } from '../markup/context.ts'
import { markdownOfElement, markdownOfHtml, markdownOfText } from '../markup/html-to-markdown.ts'
import type { ItemSurroundings } from '../qti/read-item.ts'
import { labelsOfTags } from '../question-import/label-tags.ts'
import { keyOf } from '../question-import/key-of.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import { gapText } from '../question-import/gap-text.ts'
import { childOf, childText, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { withBlackboardSpelledOut } from './blackboard.ts'
import { blankItems, blanksIn, withNumbers } from './blanks.ts'
import { qti12Item } from './item.ts'
import type { MaterialReader } from './material-reader.ts'
import { oneBlank } from './one-blank.ts'

/** Every item of a `questestinterop` file, however deep its sections go. */
export function readQti12(root: Element, surroundings: ItemSurroundings): void {
  const { collector, place } = surroundings
  const items = descendants(root, ['item'], collector.limits.questions + 1)
  const bank = bankOf(root)
  const stimuli = stimuliOf(items, surroundings)
  const pointsOf = pointsByGroup(root)
  // In a package the bank that they name comes along.
  if (place.file === undefined)
    for (const entry of descendants(root, ['bankentry_item', 'sourcebank_ref', 'itemref'], 100))
      collector.skip('', { ...place, line: entry.line }, elsewhere)
  for (const item of items) {
    if (stimuli.isStimulus(item)) continue
    if (!collector.hasRoom()) {
      collector.skip('', { ...place, line: item.line }, tooMany(collector.limits))
      return
    }
    readItem(item, surroundings, { stimuli, bank, pointsOf })
  }
}

const elsewhere = {
  code: 'bank-entry',
  words: 'it only names questions of a bank that stands in another file; import the whole package (.zip, .imscc)',
}

/** A gap stands where something is to be typed between two texts. */
const gap = '_____'
const texts = ['mattext', 'matemtext', 'mat_formattedtext', 'matimage']
const answersIn = ['response_lid', 'response_str', 'response_num', 'response_xy', 'response_grp', 'response_extension']

/** What a taker reads: every material of a presentation but that of its responses; of anything else, all of it. */
function readParts(element: Element, isTop: boolean): (Element | typeof gap)[] {
  return elementsIn(element).flatMap((child): (Element | typeof gap)[] => {
    if (texts.includes(child.name)) return [child]
    if (!isTop || !answersIn.includes(child.name)) return readParts(child, isTop)
    return child.name === 'response_str' || child.name === 'response_num' ? [gap] : []
  })
}

function materialReader(context: MarkupContext, isPlain: boolean): MaterialReader {
  const textOf = (part: Element): string => {
    if (part.name === 'matimage') return imageOf(part, context)
    const type = part.attributes.get('texttype') ?? part.attributes.get('type') ?? ''
    const inner = part.children.some((child) => typeof child !== 'string')
    if (inner) return markdownOfElement(part, context)
    const text = textIn(part)
    const isHtml =
      /html|smart_text/i.test(type) || (type === '' && !isPlain && /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i.test(text))
    return isHtml ? markdownOfHtml(text, context) : markdownOfText(text, context)
  }
  return (element) => {
    if (!element) return ''
    const parts = readParts(element, element.name === 'presentation')
    const isWithin = (i: number) => parts.slice(0, i).some(isElement) && parts.slice(i + 1).some(isElement)
    const written = parts.map((part, i) => (isElement(part) ? textOf(part) : isWithin(i) ? gap : ''))
    return written.filter((text) => text !== '').join(written.includes(gap) ? ' ' : '\n\n')
  }
}

const isElement = (part: Element | string): part is Element => typeof part !== 'string'

function imageOf(image: Element, context: MarkupContext): string {
  const type = image.attributes.get('imagtype') ?? 'image/png'
  const isInside = image.attributes.get('embedded') === 'base64'
  const source = isInside ? `data:${type};base64,${textIn(image).trim()}` : (image.attributes.get('uri') ?? '')
  const attributes = new Map([
    ['src', source],
    ['alt', image.attributes.get('label') ?? ''],
  ])
  return markdownOfElement(
    { name: '#root', attributes: new Map(), line: 0, children: [{ name: 'img', attributes, children: [], line: 0 }] },
    context,
  )
}

export function metadataOf(item: Element): ReadonlyMap<string, string> {
  const metadata = childOf(item, 'itemmetadata') ?? { ...item, children: [] }
  const fields = descendants(metadata, ['qtimetadatafield', 'qti_metadatafield'], 100)
  // Blackboard has a tag for each.
  const plain = elementsIn(metadata).filter((each) => elementsIn(each).length === 0)
  return new Map([
    ...plain.map((each): [string, string] => [each.name, textIn(each).trim()]),
    ...fields.map((field): [string, string] => [childText(field, 'fieldlabel'), childText(field, 'fieldentry')]),
  ])
}

/** A single response of a matching question has its prompt beside its answers. */
function promptOf(item: Element, read: MaterialReader): string {
  const [response, more] = descendants(item, ['response_lid'])
  const prompt = response && !more ? read(childOf(response, 'material')) : ''
  return prompt === '' || read(childOf(item, 'presentation')).includes(`[${prompt}]`) ? '' : prompt
}

function stemOf(item: Element, metadata: ReadonlyMap<string, string>, read: MaterialReader): string {
  const text = read(childOf(item, 'presentation'))
  const blank = `[${oneBlank(item, metadata.get('question_type') ?? '')?.name ?? ''}]`
  if (blank !== '[]' && text.includes(blank)) return text.replace(blank, gap)
  return [text, promptOf(item, read)].filter((part) => part !== '').join('\n\n')
}

/** Feedback that nobody is shown any more. */
function noteFeedback(idents: readonly string[], notes: Notes): void {
  const combined = idents.filter((ident) => /^(?:correct|general_incorrect|incorrect)(?:_fb)?$/i.test(ident))
  if (combined.length > 0)
    notes.add('combined-feedback-dropped', 'feedback for right and wrong answers as a whole was dropped')
  if (combined.length < idents.length) notes.add('feedback-dropped', 'feedback on a part of the answer was dropped')
}

/** Texts that questions of the same file are about, as Canvas's new quizzes have them. */
type Stimuli = {
  readonly isStimulus: (item: Element) => boolean
  readonly caseOf: (metadata: ReadonlyMap<string, string>, notes: Notes) => string | null
}

const parent = 'parent_stimulus_item_ident'

function stimuliOf(items: readonly Element[], { collector, media }: ItemSurroundings): Stimuli {
  const asked = new Set(items.map((item) => metadataOf(item).get(parent)).filter((id) => id !== undefined && id !== ''))
  const identOf = (item: Element) => item.attributes.get('ident') ?? ''
  const found = new Map(
    asked.size === 0 ? [] : items.filter((item) => asked.has(identOf(item))).map((item) => [identOf(item), item]),
  )
  const kept = new Map<string, string | null>()
  const keep = (item: Element): string | null => {
    const text = materialReader({ notes: collectNotes(), media }, true)(childOf(item, 'presentation'))
    if (text === '' || text.length > collector.limits.text) return null
    const title = (item.attributes.get('title') ?? '').trim() || identOf(item)
    return collector.addCase({ key: keyOf(`${title.slice(0, 30)}-${identOf(item)}`), title, text })
  }
  return {
    isStimulus: (item) => found.has(identOf(item)),
    caseOf: (metadata, notes) => {
      const id = metadata.get(parent) ?? ''
      const item = found.get(id)
      if (item && !kept.has(id)) kept.set(id, keep(item))
      const key = kept.get(id) ?? null
      if (id !== '' && key === null) notes.add('stimulus-missing', 'the text it is about is not in the file')
      return key
    },
  }
}

const pointsIn = (metadata: ReadonlyMap<string, string>): number =>
  ['points_possible', 'cc_weighting', 'qmd_absolutescore_max', 'qmd_weighting']
    .map((label) => Number(metadata.get(label) ?? '0'))
    .find((points) => points > 0) ?? 1

/** What Canvas gives for each question of a group, whatever the question itself says. */
function pointsByGroup(root: Element): ReadonlyMap<Element, number> {
  const outer = descendants(root, ['section'])
  const sections = [...outer, ...outer.flatMap((section) => descendants(section, ['section']))]
  const groups = sections.flatMap((group) => {
    const selection = childOf(childOf(childOf(group, 'selection_ordering'), 'selection'), 'selection_extension')
    const points = Number(childText(selection, 'points_per_item'))
    return points > 0 ? elementsIn(group, 'item').map((each) => [each, points] as const) : []
  })
  return new Map(groups)
}

/** What Canvas calls the bank that a file holds. */
function bankOf(root: Element): readonly string[] {
  const bank = childOf(childOf(root, 'objectbank'), 'qtimetadata')
  const fields = bank ? elementsIn(bank, 'qtimetadatafield') : []
  const named = fields.find((field) => childText(field, 'fieldlabel') === 'bank_title')
  const name = childText(named, 'fieldentry')
  return name === '' ? [] : [name]
}

const categoryField = 'cc_question_category'

/** Names of categories from the outermost in; a slash within a name is doubled. */
function categoryIn(metadata: ReadonlyMap<string, string>): string[] {
  const category = metadata.get(categoryField) ?? ''
  return category === '' ? [] : category.split(/\s*(?<!\/)\/(?!\/)\s*/).map((name) => name.replaceAll('//', '/'))
}

const pointsGiven = (points: number) =>
  points !== 1 && points <= 1000 ? { points: Number(points.toPrecision(12)) } : {}

type InFile = {
  readonly stimuli: Stimuli
  readonly bank: readonly string[]
  readonly pointsOf: ReadonlyMap<Element, number>
}

function readItem(written: Element, { collector, media, place }: ItemSurroundings, inFile: InFile): void {
  const { stimuli, bank, pointsOf } = inFile
  const item = withBlackboardSpelledOut(written)
  const metadata = metadataOf(item)
  const id = item.attributes.get('ident') ?? metadata.get('bbmd_asi_object_id') ?? ''
  const title = (item.attributes.get('title') ?? '').trim()
  const here = { ...place, line: item.line, ...(id === '' ? {} : { item: id }) }
  const notes = collectNotes()
  const plain = materialReader({ notes, media }, metadata.has('question_type'))
  const used = new Set<Element>()
  const read: MaterialReader = (element) => {
    if (element) used.add(element)
    return plain(element)
  }
  const source = { metadata, read, notes, effort: collector.effort, most: collector.limits.list }
  const stem = stemOf(item, metadata, read)
  const study = stimuli.caseOf(metadata, notes)
  const blanks = study === null ? blanksIn(item, metadata, stem) : null
  const asked = blanks ? blankItems(item, blanks, source) : qti12Item(item, source)
  if ('ok' in asked && !asked.ok) return collector.skip(title || id, here, asked.note)
  const points = pointsOf.get(written) ?? pointsIn(metadata)
  const feedback = descendants(item, ['itemfeedback'], 1000)
  const identOf = (each: Element) => each.attributes.get('ident') ?? ''
  const general = feedback.filter((each) => /^(?:general_fb|solution)$/i.test(identOf(each)))
  noteFeedback(
    feedback.filter((each) => !used.has(each) && !general.includes(each) && plain(each) !== '').map(identOf),
    notes,
  )
  const draft = {
    ...(id === '' ? {} : { id }),
    ...(title === '' || title === id || title === 'Question' ? {} : { title }),
    explanation: general.map(read).join('\n\n'),
    references: [],
    category: metadata.has(categoryField) ? categoryIn(metadata) : bank,
    ...labelsOfTags((metadata.get('tag') ?? '').split('\n')),
    ...(study === null ? {} : { case: study }),
  }
  if ('ok' in asked) return collector.add({ ...draft, stem, item: asked.item, ...pointsGiven(points) }, here, notes)
  const parts = asked.map(({ item: part, share }, i) => ({
    draft: {
      ...draft,
      stem: gapText(i + 1),
      item: part,
      ...pointsGiven(points * share),
    },
    notes: i === 0 ? notes : collectNotes(),
  }))
  collector.addParts(parts, { title: draft.title ?? '', text: withNumbers(stem, blanks ?? []) }, here)
}
