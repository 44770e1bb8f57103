import { describe, expect, test } from 'vitest'
import { normalisedName, placeDomain } from './place-domain.ts'

const domains = [
  { key: 'ml', name: 'ML Model Development' },
  { key: 'ops', name: 'Monitoring, Maintenance & Security' },
]

describe('a domain is the same', () => {
  test.each([
    ['by its key, whatever it is called', { key: 'ml', name: 'Something else' }, 'ml'],
    ['by its name, whatever its key', { key: 'd1', name: 'ML Model Development' }, 'ml'],
    ['by its name in another spelling', { name: 'monitoring maintenance and security' }, 'ops'],
    ['by a key that is the name with dashes', { key: 'ml-model-development' }, 'ml'],
    ['not by half a name', { name: 'ML Model' }, undefined],
    ['not by nothing', {}, undefined],
  ])('%s', (_, spoken, key) => {
    expect(placeDomain(domains, spoken)?.key).toBe(key)
  })
  test('by key before name, where the two disagree', () => {
    expect(placeDomain(domains, { key: 'ops', name: 'ML Model Development' })?.key).toBe('ops')
  })
})

test('punctuation, case and "&" do not make another name', () => {
  expect(normalisedName('Security, Compliance, & Governance')).toBe(
    normalisedName('security compliance and governance'),
  )
})
