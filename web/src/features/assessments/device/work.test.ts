import type { Response } from '@cadre/attempt'
import { describe, expect, it } from 'vitest'
import type { AnswerItem } from '../../../ui/question/answer-props.ts'
import { shortOfAsked } from './work.ts'

const parts = ['a', 'b', 'c'].map((id) => ({ id, text: id }))
const two: AnswerItem = { kind: 'multiple', options: parts, choose: 2 }
const anyOf: AnswerItem = { kind: 'multiple', options: parts, choose: null }
const pairs: AnswerItem = { kind: 'matching', prompts: parts, answers: parts }
const chose = (...options: string[]): Response => ({ kind: 'multiple', options })
const matched = (given: Record<string, string>): Response => ({ kind: 'matching', pairs: given })

describe('an answer beside what is asked', () => {
  it.each<[string, AnswerItem, Response | null, ReturnType<typeof shortOfAsked>]>([
    ['no answer is simply open', two, null, null],
    ['one of two', two, chose('a'), 'part'],
    ['two of two', two, chose('a', 'c'), null],
    ['three of two', two, chose('a', 'b', 'c'), 'more'],
    ['all that apply', anyOf, chose('a'), null],
    ['one pair of three', pairs, matched({ a: 'b' }), 'part'],
    ['every pair', pairs, matched({ a: 'b', b: 'b', c: 'a' }), null],
  ])('%s', (_, item, response, short) => expect(shortOfAsked(item, response)).toBe(short))
})
