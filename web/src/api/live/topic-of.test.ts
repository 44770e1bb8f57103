import { describe, expect, it } from 'vitest'
import { topicOf } from './topic-of.ts'

describe('topicOf', () => {
  it.each([
    ['{"topic":"catalogue","subject":"crt_1"}', 'catalogue'],
    ['{"topic":"members"}', 'members'],
    ['{}', null],
    ['not json', null],
    [undefined, null],
  ])('reads %j as %j', (data, topic) => expect(topicOf(data)).toBe(topic))
})
