import { expect, test } from 'vitest'
import { isGuessable } from './guessable.ts'

const own = ['Ana Ruiz', 'ana.ruiz@brightloop.example']

test.each([
  ['aaaaaaaaaaaa', true],
  ['1234567890', true],
  ['abcdefghijkl', true],
  ['Password2027!', true],
  ['brightloop27', true],
  ['Bríghtloop-1', true],
  ['correct horse battery', false],
  ['Brightloop moves on tuesdays', false],
  ['kX9-vm2-Qtz8', false],
])('%s is guessable: %s', (password, expected) => {
  expect(isGuessable(password, own)).toBe(expected)
})
