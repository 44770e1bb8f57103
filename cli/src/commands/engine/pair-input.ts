import { usualRules } from '@cadre/assembly'
import { z } from 'zod'
import { listOf } from './list-of.ts'

const name = z.string().min(1)
const domains = listOf(
  z.strictObject({ domain: name, weight: z.number().positive().default(1) }),
  ({ domain }) => domain,
).min(1)
const people = listOf(
  z.strictObject({ id: name, ability: z.record(name, z.number().min(-20).max(20)) }),
  ({ id }) => id,
)
const before = z.array(
  z
    .strictObject({ people: z.tuple([name, name]), times: z.int().min(1).default(1) })
    .refine(({ people: [a, b] }) => a !== b, 'a person with themselves'),
)

/** `cadre engine pair FILE.json`: everyone's ability in every domain, in logits, and who was together before. */
export const pairInput = z
  .strictObject({
    domains,
    people: people.min(2, 'two people at least make a pair').max(500),
    before: before.default([]),
    cap: z.number().positive().default(usualRules.cap),
    mostGap: z.number().min(0).default(usualRules.mostGap),
    repeatPenalty: z.number().min(0).default(usualRules.repeatPenalty),
  })
  .superRefine(({ domains, people }, context) => {
    const names = domains.map(({ domain }) => domain)
    people.forEach(({ ability }, at) => {
      const bad = (path: readonly string[], message: string) =>
        context.addIssue({ code: 'custom', path: ['people', at, 'ability', ...path], message })
      for (const domain of names) if (!Object.hasOwn(ability, domain)) bad([], `no ability in "${domain}"`)
      for (const domain of Object.keys(ability)) if (!names.includes(domain)) bad([domain], 'no such domain')
    })
  })
