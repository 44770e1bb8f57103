import { gapText } from '../question-import/gap-text.ts'
import { type Element, elementsIn, textIn } from '../xml/element.ts'

export const interactionNames = [
  'choiceInteraction', 'orderInteraction', 'matchInteraction', 'textEntryInteraction', 'inlineChoiceInteraction',
  'associateInteraction', 'extendedTextInteraction', 'gapMatchInteraction', 'graphicGapMatchInteraction', 'hottextInteraction',
  'hotspotInteraction', 'selectPointInteraction', 'graphicOrderInteraction', 'graphicAssociateInteraction', 'sliderInteraction',
  'uploadInteraction', 'drawingInteraction', 'mediaInteraction', 'customInteraction', 'portableCustomInteraction',
  'positionObjectInteraction', 'endAttemptInteraction',
] // prettier-ignore

export const feedbackNames = ['feedbackInline', 'feedbackBlock']
export const choiceNames = ['simpleChoice', 'inlineChoice', 'hottext']
/** Interactions that stand around the text that they ask about. */
const aroundText = ['hottextInteraction', 'gapMatchInteraction']

export const withoutFeedback = (element: Element): Element => ({
  ...element,
  children: element.children.flatMap((child): (Element | string)[] =>
    typeof child === 'string' ? [child] : feedbackNames.includes(child.name) ? [] : [withoutFeedback(child)],
  ),
})

/** Instructions for takers are part of the question; those for scorers and tutors are not. */
const isForOthers = ({ name, attributes }: Element): boolean =>
  name === 'rubricBlock' && !(attributes.get('view') ?? '').split(/\s+/).includes('candidate')

/** What an interaction says itself: its prompt, and the text that it stands around, its gaps lettered. */
export function ownText(interaction: Element): Element[] {
  const prompts = elementsIn(interaction, 'prompt').map((prompt) => bodyWithGap(prompt))
  if (!aroundText.includes(interaction.name)) return prompts
  let place = 0
  const lettered = (element: Element): Element => ({
    ...element,
    children: element.children.flatMap((child): (Element | string)[] => {
      if (typeof child === 'string') return [child]
      if (['prompt', 'gapText', 'gapImg', ...feedbackNames].includes(child.name)) return []
      if (child.name === 'gap') return [letteredGap(place++)]
      return child.name === 'hottext' ? lettered(child).children.slice() : [lettered(child)]
    }),
  })
  return [...prompts, lettered(interaction)]
}

export const letteredGap = (place: number): string => `(${String.fromCodePoint(65 + place)}) _____`

/**
 * What a taker reads before answering: the body without its interaction and its feedback; where the interaction stood within
 * a sentence, a gap is left. Of several, each leaves its number, but where it says itself what it asks.
 */
export function bodyWithGap(body: Element, numbers?: ReadonlyMap<Element, number>): Element {
  const children = body.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    if (isForOthers(child) || feedbackNames.includes(child.name)) return []
    if (!interactionNames.includes(child.name)) return [bodyWithGap(child, numbers)]
    const number = numbers?.get(child)
    const isInline = child.name === 'textEntryInteraction' || child.name === 'inlineChoiceInteraction'
    const hasText =
      body.name !== 'itemBody' &&
      body.children.some(
        (other) => other !== child && (typeof other === 'string' ? other : textIn(other)).trim() !== '',
      )
    if (isInline && hasText) return [gapText(number)]
    return number !== undefined && ownText(child).length === 0 ? [mark(number)] : []
  })
  return { ...body, children }
}

/** The number of a question whose place in a body is all that says what it asks. */
const mark = (number: number): Element => ({
  name: 'p',
  attributes: new Map(),
  children: [gapText(number)],
  line: 0,
})

/** A body without some of its interactions; what holds none of them is the same element. */
export function bodyWithout(body: Element, removed: ReadonlySet<Element>): Element {
  const children = body.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    return removed.has(child) ? [] : [bodyWithout(child, removed)]
  })
  const isSame = children.length === body.children.length && children.every((child, i) => child === body.children[i])
  return isSame ? body : { ...body, children }
}
