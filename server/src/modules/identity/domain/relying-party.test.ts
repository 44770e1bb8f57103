import { expect, test } from 'vitest'
import { relyingPartyOf } from './relying-party.ts'

test.each([
  ['https://train.example.org', { rpId: 'train.example.org', origin: 'https://train.example.org' }],
  ['https://train.example.org:8443/cadre', { rpId: 'train.example.org', origin: 'https://train.example.org:8443' }],
  ['http://localhost:4600', { rpId: 'localhost', origin: 'http://localhost:4600' }],
  ['http://train.example.org', null],
  ['http://127.0.0.1:4600', null],
  ['https://[::1]:4600', null],
])('passkeys at %s are for %j', (publicUrl, party) => {
  expect(relyingPartyOf(publicUrl)).toEqual(party)
})
