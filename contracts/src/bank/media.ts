import { z } from 'zod'
import { text } from '../kit/fields.ts'
import { operation } from '../kit/operation.ts'
import { mediaRefused } from './failures.ts'
import { bankOfOrganisation } from './questions.ts'

/** SHA-256 of the bytes that are kept, in hexadecimal. In Markdown: `![what it shows](media:HASH)`. */
export const mediaHash = () =>
  text(64)
    .refine((s) => /^[0-9a-f]{64}$/.test(s), 'must be the hash of an image')
    .meta({ examples: ['0'.repeat(64)] })

export const addMedia = operation({
  id: 'bank.add-media',
  method: 'POST',
  path: '/api/organisations/:organisationId/question-media',
  summary: 'Keep an image by its content; an SVG is kept as what of it is safe',
  access: { kind: 'member', anyOf: ['questions.write'] },
  idempotency: 'natural',
  params: z.object(bankOfOrganisation),
  body: z.object({ base64: z.string().max(2_900_000) }),
  output: z.object({ hash: z.string(), type: z.string(), bytes: z.int() }),
  failures: [mediaRefused],
})

export const readMedia = operation({
  id: 'bank.media',
  method: 'GET',
  path: '/api/organisations/:organisationId/question-media/:hash',
  summary: 'An image that questions show',
  access: { kind: 'member', anyOf: ['organisation.read'] },
  params: z.object({ ...bankOfOrganisation, hash: mediaHash() }),
  output: z.string(),
  mediaType: 'image/*',
  failures: [],
})
