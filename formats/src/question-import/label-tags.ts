import type { Difficulty, Question } from '../question/index.ts'

/** What most formats have no place for travels as tags such as `difficulty:3`, and comes back from them. */
export function tagsWithLabels({ tags, domain, objective, difficulty, scenarioSource }: Question): string[] {
  const label = (name: string, value: string | number | undefined) => (value === undefined ? [] : [`${name}:${value}`])
  return [
    ...tags,
    ...label('domain', domain),
    ...label('objective', objective),
    ...label('difficulty', difficulty),
    ...label('scenario', scenarioSource),
  ]
}

type Labelled = Pick<Question, 'tags' | 'domain' | 'objective' | 'difficulty' | 'scenarioSource'>

const difficulties: Readonly<Record<string, Difficulty>> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 }
const keyPattern = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/

/** Tags as a file has them: labels become what they say, the rest stay tags. */
export function labelsOfTags(written: readonly string[]): Labelled {
  const tags = new Set<string>()
  const found: { domain?: string; objective?: string; difficulty?: Difficulty; scenarioSource?: string } = {}
  for (const tag of written.map((each) =>
    each
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 200)
      .toWellFormed(),
  )) {
    const [, name, value = ''] = /^(domain|objective|difficulty|scenario):(.+)$/.exec(tag) ?? []
    const difficulty = Object.hasOwn(difficulties, value) ? difficulties[value] : undefined
    if (name === 'domain' && keyPattern.test(value)) found.domain ??= value
    else if (name === 'objective' && keyPattern.test(value)) found.objective ??= value
    else if (name === 'difficulty' && difficulty !== undefined) found.difficulty ??= difficulty
    else if (name === 'scenario') found.scenarioSource ??= value
    else if (tag !== '') tags.add(tag)
  }
  return { tags: [...tags].slice(0, 50), ...found }
}
