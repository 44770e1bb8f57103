import { z } from 'zod'
import {
  blockKinds,
  deliveryFormats,
  labAudiences,
  levels,
  materialKinds,
  selfPacedKinds,
  sessionKinds,
} from './blueprint.ts'
import { checkpointKinds, conditions } from './checkpoint.ts'
import { origins } from './organisation-layer.ts'
import { date, key, url } from '../yaml-file/words.ts'
import { count, keys, listOf, minutes, minutesByDomain, text } from './schema-words.ts'

const percent = z.number().min(0).max(100)

const domain = z.strictObject({
  key,
  name: text,
  weight: z.union([percent, z.tuple([percent, percent])], {
    error: 'must be a percentage from 0 to 100, or a range such as [15, 20]',
  }),
})

const objective = z.strictObject({ key, domain: key, task: text.exactOptional(), text })

const module = z.strictObject({ key, title: text, summary: text.exactOptional(), objectives: listOf(objective) })

const block = z.strictObject({
  kind: z.enum(blockKinds),
  minutes,
  lab: key.exactOptional(),
  notes: listOf(text).default([]),
})

const session = z.strictObject({
  key,
  week: z.int().min(1).max(104),
  title: text,
  kind: z.enum(sessionKinds),
  minutes,
  format: z.enum(deliveryFormats).exactOptional().describe('The blueprint’s format when absent'),
  module: key.exactOptional(),
  objectives: keys,
  domainMinutes: minutesByDomain.describe('Minutes of this session for each domain, by domain key'),
  blocks: listOf(block).min(1),
  materials: keys,
  discuss: keys.describe('Keys of comparisons, pitfalls and project examples to bring up'),
})

const lab = z.strictObject({
  key,
  title: text,
  goal: text,
  domain: key,
  objectives: keys,
  minutes,
  audience: z.enum(labAudiences).default('everyone'),
  needs: listOf(text).default([]),
  steps: listOf(z.strictObject({ do: text, expect: text.exactOptional() })).min(1),
  outcomes: listOf(text).min(1),
  cleanUp: text.exactOptional(),
  tested: z.strictObject({ on: date, by: text, note: text.exactOptional() }).exactOptional(),
})

const material = z.strictObject({
  key,
  title: text,
  url,
  kind: z.enum(materialKinds),
  domain: key.exactOptional(),
  audience: z.enum(labAudiences).exactOptional().describe('Who is offered it besides the sessions that name it'),
  note: text.exactOptional(),
})

const checkpoint = z.strictObject({
  key,
  title: text,
  kind: z.enum(checkpointKinds),
  when: z.discriminatedUnion('at', [
    z.strictObject({ at: z.literal('in-session'), session: key }),
    z.strictObject({ at: z.literal('after-session'), session: key, dueBefore: key.exactOptional() }),
    z.strictObject({ at: z.literal('days-after-exam'), days: z.int().min(1).max(1000) }),
  ]),
  questions: count,
  minutes,
  conditions: z.enum(conditions).default('open'),
  questionsByDomain: z.record(key, count).default({}),
  note: text.exactOptional(),
})

const selfPacedUnit = z.strictObject({
  key,
  title: text,
  kind: z.enum(selfPacedKinds),
  minutes,
  after: key.exactOptional().describe('Session after which the unit opens'),
  dueBefore: key.describe('Session before which the unit is due'),
  instructions: text,
  objectives: keys,
  domainMinutes: minutesByDomain,
  materials: keys,
  lab: key.exactOptional(),
})

const origin = z.enum(origins)

const layerItem = z.strictObject({ key, title: text, origin, objectives: keys })
const projectExample = layerItem.extend({ situation: text, decision: text, lesson: text })
const comparison = layerItem.extend({
  question: text,
  options: listOf(z.strictObject({ name: text, chooseWhen: text, avoidWhen: text })).min(2),
})
const pitfall = layerItem.extend({ tempting: text, better: text, why: text })

const organisation = z.strictObject({
  projectExamples: listOf(projectExample).default([]),
  comparisons: listOf(comparison).default([]),
  pitfalls: listOf(pitfall).default([]),
})

const certification = z.strictObject({
  vendor: text,
  code: text,
  name: text,
  level: z.enum(levels),
  guideVersion: text,
  exam: z.strictObject({ questions: count, minutes, note: text.exactOptional() }),
  retiredOn: date.exactOptional(),
})

/** The file as written; `parseBlueprint` adds what one part can say about another (`rules.ts`). */
export const blueprintFile = z.strictObject({
  blueprint: z.literal(1).describe('Version of this file format'),
  key,
  title: text,
  version: z.int().min(1).max(100_000),
  summary: text,
  certification,
  domains: listOf(domain).min(1),
  weeks: z.int().min(1).max(104),
  format: z.enum(deliveryFormats),
  studyHours: z.strictObject({ min: z.number().min(0).max(5000), max: z.number().min(0).max(5000) }),
  examWindow: z.strictObject({
    bookByWeek: z.int().min(1).max(104),
    firstDay: z.int().min(0).max(365),
    lastDay: z.int().min(0).max(365),
  }),
  modules: listOf(module).min(1),
  sessions: listOf(session).min(1),
  labs: listOf(lab).default([]),
  materials: listOf(material).default([]),
  checkpoints: listOf(checkpoint).default([]),
  selfPaced: listOf(selfPacedUnit).default([]),
  organisation: organisation.default({ projectExamples: [], comparisons: [], pitfalls: [] }),
})

/** The schemas of list entries, for reading a file part by part. */
export const entries = {
  domain,
  module,
  objective,
  session,
  lab,
  material,
  checkpoint,
  selfPacedUnit,
  projectExample,
  comparison,
  pitfall,
}

export type BlueprintFile = z.infer<typeof blueprintFile>
