import type { MarkupContext } from '../markup/context.ts'
import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { type Collector, type Draft, type Part, tooManyParts } from '../question-import/collector.ts'
import type { Place } from '../question-import/fidelity.ts'
import { elementCount } from '../question-import/effort.ts'
import { gapText } from '../question-import/gap-text.ts'
import type { Trier } from '../question-import/key-by-trial.ts'
import { collectNotes, type Notes } from '../question-import/notes.ts'
import type { Element } from '../xml/element.ts'
import { bodyWithGap, bodyWithout, ownText } from './body.ts'
import { declarationOf, type ItemSource, responseOf } from './declaration.ts'
import { feedbackOf } from './feedback.ts'
import { itemMarked, noteLosses, pointsOf } from './marked-item.ts'
import { type Marking, markingOf } from './trial.ts'

type Whole = {
  readonly root: Element
  readonly body: Element
  readonly interactions: readonly Element[]
  /** The text of the case that it already belongs to. */
  readonly before: string
}
type Surroundings = {
  readonly labels: Omit<Draft, 'stem' | 'item'>
  readonly place: Place
  readonly collector: Collector
  readonly media: (address: string) => string | null
  readonly notes: Notes
}
type Asked = {
  readonly draft: Draft
  readonly notes: Notes
  readonly dropped: readonly Element[]
  readonly worth: number
}

/** An item that asks several things: each is a question, marked while all others are answered right; its body is their case. */
export function readParts(whole: Whole, { labels, place, collector, media, notes }: Surroundings): void {
  const { root, body, interactions, before: told } = whole
  const numbers = new Map(interactions.map((interaction, i) => [interaction, i + 1]))
  const title = labels.title ?? labels.id ?? ''
  if (interactions.length > collector.limits.list)
    return collector.skip(title, place, tooManyParts(collector.limits.list))
  // The whole item is looked through for each, its body more than once.
  if (!collector.effort.take(2 * elementCount(root) * interactions.length))
    return collector.skip(title, place, {
      code: 'too-much',
      words: 'there is more to try in this file than is tried; import it in several parts',
    })
  const asked: Asked[] = []
  let most = 0
  for (const [i, interaction] of interactions.entries()) {
    const context: MarkupContext = { notes: i === 0 ? notes : collectNotes(), media }
    const removed = new Set(interactions.filter((other) => other !== interaction))
    const alone = bodyWithout(body, removed)
    const own = { ...root, children: root.children.map((child) => (child === body ? alone : child)) }
    const marking = markingOf(own, responseOf(interaction), collector.effort, true)
    const { trier, before } = besideOthers(marking)
    const feedback = feedbackOf({ root: own, body: alone, interaction, trier, context, isPart: true })
    const source: ItemSource = {
      root: own,
      interaction,
      points: 1,
      context,
      trier,
      cost: marking.cost,
      reasonOf: feedback.reasonOf,
    }
    const found = itemMarked(source, marking)
    if (!found.ok) {
      const words = `of the ${interactions.length} things it asks, number ${i + 1}: ${found.note.words}`
      return collector.skip(title, place, { code: found.note.code, words })
    }
    const worth = trier?.(declarationOf(source).right)?.score ?? 0
    most = Math.max(most, before + worth)
    const said = ownText(interaction)
      .map((part) => markdownOfElement(part, context))
      .filter((text) => text !== '')
    const stem = said.length > 0 ? said.join('\n\n') : gapText(i + 1)
    const draft = { ...labels, stem, item: found.item, explanation: feedback.explanation }
    asked.push({ draft, notes: context.notes, dropped: feedback.dropped, worth })
  }
  const dropped = (asked[0]?.dropped ?? []).filter((each) => asked.every((part) => part.dropped.includes(each)))
  for (const [i, interaction] of interactions.entries())
    noteLosses(root, { interaction, notes: asked[i]?.notes ?? notes, dropped: i === 0 ? dropped : [] })
  const said = [told, markdownOfElement(bodyWithGap(body, numbers), { notes, media })]
  const text = said.filter((part) => part !== '').join('\n\n')
  collector.addParts(withPoints(asked, { most, declared: pointsOf(root) }), { title, text }, place)
}

/** What an answer adds to what all others earn. */
function besideOthers({ trier }: Marking): { readonly trier: Trier | null; readonly before: number } {
  const before = trier?.([])?.score ?? 0
  if (!trier) return { trier, before }
  const beside: Trier = (given) => {
    const trial = trier(given)
    return trial && { ...trial, score: trial.score - before }
  }
  return { trier: beside, before }
}

/** Each gets its share of the points; where they were marked as one, each counts by itself now. */
function withPoints(
  asked: readonly Asked[],
  { most, declared }: { readonly most: number; readonly declared: number | null },
): Part[] {
  const sum = asked.reduce((total, { worth }) => total + Math.max(0, worth), 0)
  const isEven = asked.some(({ worth }) => worth <= 0)
  const isTogether = sum > most * 1.001
  return asked.map(({ draft, notes, worth }) => {
    if (isTogether) notes.add('scoring', 'what it asks was marked as one; now each counts by itself')
    const share = isEven ? 1 / asked.length : worth / sum
    const points = Number(((declared ?? (isEven ? asked.length : most)) * share).toPrecision(12))
    return { draft: points === 1 || points > 1000 ? draft : { ...draft, points }, notes }
  })
}
