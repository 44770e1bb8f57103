import { z } from 'zod'
import { operation } from './kit/operation.ts'

export const health = operation({
  id: 'system.version',
  method: 'GET',
  path: '/api/version',
  summary: 'The running version',
  access: { kind: 'public' },
  output: z.object({ name: z.literal('cadre'), version: z.string() }),
  failures: [],
})

export const systemOperations = [health] as const
