import type { MarkupContext } from '../markup/context.ts'
import { markdownOfElement } from '../markup/html-to-markdown.ts'
import type { Trier } from '../question-import/key-by-trial.ts'
import { descendants, type Element, elementsIn, textIn } from '../xml/element.ts'
import { choiceNames, feedbackNames } from './body.ts'
import { identifierOf } from './declaration.ts'

/** Who sees what: the reasons of choices, what everybody reads, and how much belongs to neither. */
export type Feedback = {
  readonly reasonOf: (choice: Element) => string
  readonly explanation: string
  readonly dropped: readonly Element[]
}

const forEveryone = /^(?:explanation|general|general_fb|feedback|solution)$/i
type Source = {
  readonly root: Element
  readonly body: Element
  readonly interaction: Element
  readonly trier: Trier | null
  readonly context: MarkupContext
  /** Other interactions stand beside it: their choices may bear the same names, and what they show is not for all. */
  readonly isPart?: boolean
}

/** Feedback by the choice that it stands in, that it is named after, or that alone shows it when it is chosen. */
export function feedbackOf({ root, body, interaction, trier, context, isPart = false }: Source): Feedback {
  const choices = descendants(interaction, choiceNames)
  const modal = elementsIn(root, 'modalFeedback')
  const within = new Map(choices.map((each) => [each, descendants(each, feedbackNames)]))
  const inChoices = new Set([...within.values()].flat())
  const apart = [...modal, ...descendants(body, feedbackNames).filter((each) => !inChoices.has(each))]
  const shown = choices.map((each) => new Set(trier?.([identifierOf(each)])?.shown() ?? []))
  const ownerOf = (feedback: Element): Element | undefined => {
    const isForChosen = feedback.attributes.get('showHide') !== 'hide'
    const areNamed = isForChosen && !(isPart && trier)
    const named = choices.find((each) => areNamed && identifierOf(each) === identifierOf(feedback))
    const showing = choices.filter((_, i) => isShown(feedback, shown[i]))
    return named ?? (trier && choices.length > 1 && showing.length === 1 ? showing[0] : undefined)
  }
  // Where something is typed, what every text shows is for everybody.
  const probes =
    choices.length > 1
      ? shown
      : typedProbes(root, choices.length).map((text) => new Set(trier?.([text])?.shown() ?? []))
  const owners = new Map(apart.map((each) => [each, ownerOf(each)]))
  const general = apart.filter(
    (each) =>
      owners.get(each) === undefined &&
      (forEveryone.test(identifierOf(each)) ||
        (!isPart && probes.length > 1 && trier !== null && probes.every((names) => isShown(each, names)))),
  )
  const textOf = (parts: readonly Element[]) =>
    parts
      .map((each) => markdownOfElement(each, context))
      .filter((text) => text !== '')
      .join('\n\n')
  const homeless = apart.filter((each) => owners.get(each) === undefined && !general.includes(each))
  return {
    reasonOf: (choice) =>
      textOf([...apart.filter((each) => owners.get(each) === choice), ...(within.get(choice) ?? [])]),
    explanation: textOf(general),
    dropped: homeless.filter((each) => textOf([each]) !== ''),
  }
}

/** Texts that the rules compare with, and one that they don't. */
function typedProbes(root: Element, choices: number): string[] {
  if (choices > 0) return []
  const processing = descendants(root, ['responseProcessing'])[0]
  const compared = processing ? descendants(processing, ['baseValue'], 200).map((value) => textIn(value).trim()) : []
  return compared.length === 0 ? [] : [...new Set(compared), 'none of these texts']
}

function isShown(feedback: Element, names: ReadonlySet<string> | undefined): boolean {
  const outcome = feedback.attributes.get('outcomeIdentifier') ?? 'FEEDBACK'
  const isNamed = names?.has(`${outcome} ${identifierOf(feedback)}`) === true
  return feedback.attributes.get('showHide') === 'hide' ? !isNamed : isNamed
}
