import { childOf, descendants, type Element, elementsIn, textIn } from '../xml/element.ts'

export type Wanted = {
  readonly response: string
  readonly value: string
  readonly caseSensitive: boolean
  /** Common Cartridge's patterns: the text somewhere in what is typed. */
  readonly isPart: boolean
}

/** One `respcondition` that gives points: what must be answered, in percent of the most there is. */
export type Rule = {
  readonly credit: number
  readonly adds: boolean
  /** Values asked for, with the response that they answer. */
  readonly wanted: readonly Wanted[]
  readonly condition: Element
  /** The `respcondition` that it stands in. */
  readonly whole: Element
}

/** Rules that change the score, in order; percents of the highest score. */
export function rulesOf(item: Element): Rule[] {
  const processing = childOf(item, 'resprocessing')
  const declared = Number(descendants(processing ?? item, ['decvar'])[0]?.attributes.get('maxvalue') ?? '100')
  const most = Number.isFinite(declared) && declared > 0 ? declared : 100
  return elementsIn(processing ?? { ...item, children: [] }, 'respcondition').flatMap((condition) => {
    const variable = childOf(condition, 'setvar')
    const written = variable ? textIn(variable).trim() : ''
    const value = /^\w+\.max$/i.test(written) ? most : Number(written)
    const content = childOf(condition, 'conditionvar')
    if (!variable || !content || !Number.isFinite(value) || value === 0) return []
    const credit = Math.max(-100, Math.min(100, Number(((value / most) * 100).toFixed(5))))
    return [
      {
        credit,
        adds: /add/i.test(variable.attributes.get('action') ?? 'Set'),
        wanted: wantedIn(content),
        condition: content,
        whole: condition,
      },
    ]
  })
}

/** Values that must be given: those within `<not>` must not. */
function wantedIn(content: Element): Rule['wanted'] {
  return descendants(content, ['varequal', 'varsubstring', 'not'], 1000).flatMap((each) =>
    each.name === 'not'
      ? []
      : [
          {
            response: each.attributes.get('respident') ?? '',
            value: textIn(each).trim(),
            caseSensitive: each.attributes.get('case') === 'Yes',
            isPart: each.name === 'varsubstring',
          },
        ],
  )
}

/** Ids of the feedback that a value links to. */
export function feedbackLinks(item: Element): ReadonlyMap<string, string> {
  const links = new Map<string, string>()
  for (const condition of descendants(
    childOf(item, 'resprocessing') ?? { ...item, children: [] },
    ['respcondition'],
    1000,
  )) {
    const [value, more] = descendants(childOf(condition, 'conditionvar') ?? { ...item, children: [] }, ['varequal'])
    const link = childOf(condition, 'displayfeedback')?.attributes.get('linkrefid')
    if (value && !more && link !== undefined && !links.has(textIn(value).trim())) links.set(textIn(value).trim(), link)
  }
  return links
}
