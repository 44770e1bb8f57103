import { type FoundItem, none } from '../question-import/found-item.ts'
import { choice } from './choice.ts'
import { declarationOf, type ItemSource } from './declaration.ts'
import { order } from './order.ts'
import { associate, gapMatch, match } from './pairs.ts'
import { typed } from './typed.ts'

const others: Readonly<Record<string, string>> = {
  sliderInteraction: 'a slider is not asked here; a question with a number asks the same',
  uploadInteraction: 'a file to hand in is not marked by key',
  drawingInteraction: 'a drawing is not marked by key',
  endAttemptInteraction: 'a button asks nothing',
  mediaInteraction: 'listening or watching is not asked here',
  customInteraction: 'it brings a program of its own, which is not run here',
  portableCustomInteraction: 'it brings a program of its own, which is not run here',
}
const onImage = 'pointing at an image is not asked here; a matching question asks the same without sight'

export function qtiItem(source: ItemSource): FoundItem {
  const { interaction } = source
  switch (interaction.name) {
    case 'choiceInteraction':
    case 'inlineChoiceInteraction':
      return choice(source)
    case 'hottextInteraction':
      return hottext(source)
    case 'gapMatchInteraction':
      return gapMatch(source)
    case 'orderInteraction':
      return order(source)
    case 'matchInteraction':
      return match(source)
    case 'associateInteraction':
      return associate(source)
    case 'textEntryInteraction':
      return typed(source)
    case 'extendedTextInteraction':
      return longText(source)
    default:
      return none(interaction.name, others[interaction.name] ?? onImage)
  }
}

/** Words to be marked within a text are options, where no two are alike. */
function hottext(source: ItemSource): FoundItem {
  const found = choice(source)
  if (!found.ok || (found.item.kind !== 'single' && found.item.kind !== 'multiple')) return found
  const texts = found.item.options.map(({ text }) => text)
  if (new Set(texts).size < texts.length)
    return none(
      'alike-words',
      'some of the words to be marked within its text are alike, which options cannot tell apart',
    )
  source.context.notes.add('marked-words', 'words to be marked within its text became options below it')
  return found
}

/** Some tools ask for a short text in the place of an essay, with the texts that are right. */
function longText(source: ItemSource): FoundItem {
  const read = declarationOf(source).cardinality === 'single' ? typed(source) : null
  return read?.ok === true ? read : none('essay', 'an essay is not marked by key; this bank has no essays')
}
