import { type Element, textIn } from '../xml/element.ts'

export const interactionNames = [
  'choiceInteraction', 'orderInteraction', 'matchInteraction', 'textEntryInteraction', 'inlineChoiceInteraction',
  'associateInteraction', 'extendedTextInteraction', 'gapMatchInteraction', 'graphicGapMatchInteraction', 'hottextInteraction',
  'hotspotInteraction', 'selectPointInteraction', 'graphicOrderInteraction', 'graphicAssociateInteraction', 'sliderInteraction',
  'uploadInteraction', 'drawingInteraction', 'mediaInteraction', 'customInteraction', 'portableCustomInteraction',
  'positionObjectInteraction', 'endAttemptInteraction',
] // prettier-ignore

const gap = '_____'

/** The body without its interaction; where it stood within a sentence, a gap is left. */
export function bodyWithGap(body: Element): Element {
  const children = body.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    if (child.name === 'rubricBlock') return []
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
