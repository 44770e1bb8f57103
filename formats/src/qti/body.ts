import { type Element, textIn } from '../xml/element.ts'

export const interactionNames = [
  'choiceInteraction', 'orderInteraction', 'matchInteraction', 'textEntryInteraction', 'inlineChoiceInteraction',
  'associateInteraction', 'extendedTextInteraction', 'gapMatchInteraction', 'graphicGapMatchInteraction', 'hottextInteraction',
  'hotspotInteraction', 'selectPointInteraction', 'graphicOrderInteraction', 'graphicAssociateInteraction', 'sliderInteraction',
  'uploadInteraction', 'drawingInteraction', 'mediaInteraction', 'customInteraction', 'portableCustomInteraction',
  'positionObjectInteraction', 'endAttemptInteraction',
] // prettier-ignore

export const feedbackNames = ['feedbackInline', 'feedbackBlock']
const gap = '_____'

export const withoutFeedback = (element: Element): Element => ({
  ...element,
  children: element.children.flatMap((child): (Element | string)[] =>
    typeof child === 'string' ? [child] : feedbackNames.includes(child.name) ? [] : [withoutFeedback(child)],
  ),
})

/** Instructions for takers are part of the question; those for scorers and tutors are not. */
const isForOthers = ({ name, attributes }: Element): boolean =>
  name === 'rubricBlock' && !(attributes.get('view') ?? '').split(/\s+/).includes('candidate')

/**
 * What a taker reads before answering: the body without its interaction and its feedback; where the interaction stood within
 * a sentence, a gap is left.
 */
export function bodyWithGap(body: Element): Element {
  const children = body.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    if (isForOthers(child) || feedbackNames.includes(child.name)) return []
    if (!interactionNames.includes(child.name)) return [bodyWithGap(child)]
    const isInline = child.name === 'textEntryInteraction' || child.name === 'inlineChoiceInteraction'
    const hasText =
      body.name !== 'itemBody' &&
      body.children.some(
        (other) => other !== child && (typeof other === 'string' ? other : textIn(other)).trim() !== '',
      )
    return isInline && hasText ? [gap] : []
  })
  return { ...body, children }
}
