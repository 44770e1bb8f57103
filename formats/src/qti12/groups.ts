import type { Note } from '../question-import/fidelity.ts'
import type { Notes } from '../question-import/notes.ts'
import type { Item, Pair } from '../question/index.ts'
import { childOf, descendants, type Element, textIn } from '../xml/element.ts'
import type { MaterialReader } from './material-reader.ts'
import { rulesOf } from './scoring.ts'

type Found = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly note: Note }
const none = (words: string): Found => ({ ok: false, note: { code: 'wrong-pairs', words } })

const identOf = (label: Element): string => label.attributes.get('ident') ?? ''
const groupOf = (label: Element): string[] =>
  (label.attributes.get('match_group') ?? '').split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]))

/** `response_grp`: what is put to what, as pairs of two names. A label that says where it may go is a prompt. */
export function grouped(
  item: Element,
  response: Element,
  { read, notes }: { read: MaterialReader; notes: Notes },
): Found {
  const labels = descendants(response, ['response_label'], 500)
  const rules = rulesOf(item).filter(({ credit }) => credit > 0)
  const pairs = rules.flatMap(({ condition, credit, adds }) =>
    pairsIn(condition, response).map((pair) => ({ ...pair, credit, adds })),
  )
  if (pairs.length === 0) return none('its file does not say which parts belong together')
  const declared = labels.filter((label) => groupOf(label).length > 0)
  const [prompts, answers] =
    declared.length > 0 && declared.length < labels.length
      ? [declared, labels.filter((label) => !declared.includes(label))]
      : [labels.filter(isFirstOf(pairs)), labels.filter((label) => !isFirstOf(pairs)(label))]
  const found: Pair[] = []
  for (const prompt of prompts) {
    const wanted = new Set(pairs.flatMap((pair) => otherOf(pair, identOf(prompt))))
    const answer = answers.find((each) => wanted.has(identOf(each)))
    if (!answer || wanted.size > 1) return none('one of its parts has no place, or several, that is right')
    found.push({ prompt: read(prompt), answer: read(answer) })
  }
  const byPair = pairs.every(({ adds }) => adds) && rules.length >= prompts.length
  if (byPair && new Set(pairs.map(({ credit }) => credit)).size > 1)
    notes.add('even-pairs', 'its pairs were worth different points; now each is worth the same')
  if (!byPair && rules.length > 1)
    notes.add('scoring', 'points for a part of its pairs were dropped; it is marked all or nothing')
  notes.add('moved', 'things that are moved to their place became a list of answers for each')
  return { ok: true, item: itemOf(found, answers.map(read), { response, byPair }) }
}

type Made = { readonly response: Element; readonly byPair: boolean }

function itemOf(pairs: readonly Pair[], answers: readonly string[], { response, byPair }: Made): Item {
  const used = new Set(pairs.map(({ answer }) => answer))
  const shuffle = /yes/i.test(childOf(response, 'render_choice')?.attributes.get('shuffle') ?? 'Yes')
  return {
    kind: 'matching',
    pairs: [...pairs],
    distractors: [...new Set(answers.filter((answer) => !used.has(answer)))],
    shuffle,
    scoring: byPair ? 'by-pair' : 'all-or-nothing',
  }
}

type Named = { readonly from: string; readonly to: string }

/** `A,1` and `A 1` both name a pair. What stands within `not` is no pair. */
function pairsIn(condition: Element, response: Element): Named[] {
  return descendants(condition, ['varsubset', 'varequal', 'not'], 1000).flatMap((each) => {
    const asked = each.attributes.get('respident') ?? identOf(response)
    const names = textIn(each)
      .trim()
      .split(/[\s,;]+/)
    const [from = '', to = ''] = names
    return each.name !== 'not' && asked === identOf(response) && names.length === 2 ? [{ from, to }] : []
  })
}

const isFirstOf =
  (pairs: readonly Named[]) =>
  (label: Element): boolean =>
    pairs.some(({ from }) => from === identOf(label))
const otherOf = ({ from, to }: Named, name: string): string[] => (from === name ? [to] : to === name ? [from] : [])
