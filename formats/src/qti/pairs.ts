import { markdownOfElement } from '../markup/html-to-markdown.ts'
import { type FoundItem, found, none } from '../question-import/found-item.ts'
import type { Pair } from '../question/index.ts'
import { descendants, type Element, elementsIn } from '../xml/element.ts'
import { letteredGap } from './body.ts'
import { declarationOf, identifierOf, type ItemSource } from './declaration.ts'

type Link = { readonly from: string; readonly to: string }

function linksOf(source: ItemSource): Link[] {
  const { right, entries } = declarationOf(source)
  const keys = right.length > 0 ? right : entries.filter(({ value }) => value > 0).map(({ key }) => key)
  return keys.map((key) => {
    const [from = '', to = ''] = key.split(/\s+/)
    return { from, to }
  })
}

export function match(source: ItemSource): FoundItem {
  const [near = [], far = []] = elementsIn(source.interaction, 'simpleMatchSet').map((set) =>
    elementsIn(set, 'simpleAssociableChoice'),
  )
  const links = linksOf(source)
  if (links.length === 0) return none('no-key', 'its file does not say which pairs are right')
  const counts = near.map((each) => links.filter(({ from }) => from === identifierOf(each)).length)
  if (counts.every((count) => count === 1)) return matching(source, { prompts: near, answers: far, links })
  // Categories on the left take several answers each: then the answers are what is asked for.
  const turned = links.map(({ from, to }) => ({ from: to, to: from }))
  if (far.every((each) => turned.filter(({ from }) => from === identifierOf(each)).length === 1)) {
    source.context.notes.add('sides-changed', 'its two sides changed places, as each prompt takes one answer')
    return matching(source, { prompts: far, answers: near, links: turned })
  }
  return none('wrong-pairs', 'one of its prompts has no answer, or has several')
}

/** Pairs within one list: the first of each becomes a prompt. */
export function associate(source: ItemSource): FoundItem {
  const choices = elementsIn(source.interaction, 'simpleAssociableChoice')
  const links = linksOf(source)
  const named = links.flatMap(({ from, to }) => [from, to])
  if (links.length === 0) return none('no-key', 'its file does not say which pairs are right')
  if (new Set(named).size < named.length) return none('wrong-pairs', 'one of its parts belongs to several pairs')
  const prompts = choices.filter((each) => links.some(({ from }) => from === identifierOf(each)))
  source.context.notes.add('one-list', 'pairs within one list became prompts and their answers')
  return matching(source, { prompts, answers: choices.filter((each) => !prompts.includes(each)), links })
}

/** Words to be put into gaps: each gap is a prompt. */
export function gapMatch(source: ItemSource): FoundItem {
  const { interaction, context } = source
  const words = elementsIn(interaction).filter(({ name }) => name === 'gapText' || name === 'gapImg')
  const gaps = descendants(interaction, ['gap'], 27)
  const links = linksOf(source).map(({ from, to }) => ({ from: to, to: from }))
  if (links.length === 0) return none('no-key', 'its file does not say which word belongs into which gap')
  if (gaps.length > 26) return none('too-many-options', 'it has more gaps than letters')
  if (gaps.some((gap) => links.filter(({ from }) => from === identifierOf(gap)).length !== 1))
    return none('wrong-pairs', 'one of its gaps takes no word, or several')
  context.notes.add('gap-words', 'words to be put into gaps became a list of answers for each gap')
  const prompts = gaps.map((gap, i) => ({ ...gap, children: [letteredGap(i)] }))
  return matching(source, { prompts, answers: words, links })
}

type Sides = {
  readonly prompts: readonly Element[]
  readonly answers: readonly Element[]
  readonly links: readonly Link[]
}

function matching(source: ItemSource, { prompts, answers, links }: Sides): FoundItem {
  const { interaction, context } = source
  const { entries, isMapped, usual } = declarationOf(source)
  const used = new Set<Element>()
  const pairs: Pair[] = []
  for (const prompt of prompts) {
    const wanted = links.find(({ from }) => from === identifierOf(prompt))?.to
    const answer = answers.find((each) => identifierOf(each) === wanted)
    if (!answer) return none('wrong-pairs', 'one of its prompts has no answer')
    used.add(answer)
    pairs.push({ prompt: markdownOfElement(prompt, context), answer: markdownOfElement(answer, context) })
  }
  const worth = new Set(entries.filter(({ value }) => value > 0).map(({ value }) => value))
  if (isMapped && worth.size > 1)
    context.notes.add('even-pairs', 'its pairs were worth different points; now each is worth the same')
  if (isMapped && (usual < 0 || entries.some(({ value }) => value < 0)))
    context.notes.add('scoring', 'points are no longer taken off for wrong pairs')
  const texts = new Set(pairs.map(({ answer }) => answer))
  const distractors = answers
    .filter((each) => !used.has(each))
    .map((each) => markdownOfElement(each, context))
    .filter((text) => !texts.has(text))
  const shuffle = interaction.attributes.get('shuffle') === 'true'
  return found({ kind: 'matching', pairs, distractors, shuffle, scoring: scoringOf(source) })
}

/** By pair where all pairs but one earn something; where the rules are not followed, what the declaration says. */
function scoringOf(source: ItemSource): 'by-pair' | 'all-or-nothing' {
  const { right, entries, isMapped } = declarationOf(source)
  const keys = right.length > 0 ? right : entries.filter(({ value }) => value > 0).map(({ key }) => key)
  const scoreOf = (given: readonly string[]) => source.trier?.(given)?.score ?? 0
  if (scoreOf(keys) <= 0) return isMapped ? 'by-pair' : 'all-or-nothing'
  return scoreOf(keys.slice(0, -1)) > scoreOf([]) ? 'by-pair' : 'all-or-nothing'
}
