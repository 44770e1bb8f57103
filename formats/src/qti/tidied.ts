import { htmlTree } from '../markup/html-tree.ts'
import type { Notes } from '../question-import/notes.ts'
import { type Element, elementsIn } from '../xml/element.ts'

/** Help that is offered beside the text (QTI 3's catalogs, APIP, TAO's tooltips). */
const isHelp = ({ name, attributes }: Element): boolean =>
  name === 'catalogInfo' || name === 'apipAccessibility' || attributes.get('data-role') === 'tooltip-content'

/** Where QTI allows no text, or where a tool says that it is HTML: then it is what the tool wrote as text. */
const holdsHtml = ({ name, attributes }: Element): boolean => name === 'itemBody' || attributes.get('class') === 'html'

const isHtml = (text: string): boolean => /<[a-z][^<>]*>|&[a-z]+;/i.test(text)
/** Feedback may be text; with a block of HTML in it, it is no text. */
const isBlock = (text: string): boolean => /<(?:p|div|br|ul|ol|table)[\s/>]/i.test(text)

/** Nothing but one paragraph or block. */
const isWholeBlock = (text: string): boolean => /^\s*<(p|div)(?:\s[^<>]*)?>[\s\S]*<\/\1>\s*$/i.test(text)

const isChoice = ({ name }: Element): boolean => /^(?:simple|inline|simpleAssociable)Choice$/.test(name)
const blockOf = (choice: Element): Element | undefined =>
  isChoice(choice) ? elementsIn(choice).find(({ name }) => name === 'p' || name === 'div') : undefined

/** An item as it is read: without help beside its text, which is noted, and with the HTML that tools write as text. */
export function tidied(root: Element, notes: Notes, isBesideBlocks = false): Element {
  const hasBlocks = elementsIn(root).some((child) => blockOf(child) !== undefined)
  const children = root.children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') {
      // Beside options that are paragraphs, one that spells its paragraph out is no text about HTML.
      const isGuessed = isBesideBlocks && isWholeBlock(child)
      if (isGuessed) notes.add('html-as-text', 'HTML that was written as text was read as HTML: look at it')
      const isWritten = holdsHtml(root) ? isHtml(child) : isGuessed || (root.name === 'modalFeedback' && isBlock(child))
      return isWritten ? [...htmlTree(child).children] : [child]
    }
    if (child.name === 'stylesheet') return []
    if (!isHelp(child)) return [tidied(child, notes, hasBlocks && isChoice(child))]
    notes.add('catalog-dropped', 'help beside the text (glossary, translation, speech, sign language) was dropped')
    return []
  })
  return { ...root, children }
}
