import { onlineManager } from '@tanstack/react-query'
import { afterEach, describe, expect, it } from 'vitest'
import { createQueryClient } from './query-client.ts'

describe('a browser that believes it has no network', () => {
  afterEach(() => onlineManager.setOnline(true))

  it('reads and writes all the same', async () => {
    const client = createQueryClient(() => {})
    onlineManager.setOnline(false)
    const reading = client.fetchQuery({ queryKey: ['it'], queryFn: () => Promise.resolve('read') })
    const write = client.getMutationCache().build(client, { mutationFn: () => Promise.resolve('written') })
    const both = Promise.all([reading, write.execute(undefined)])
    const paused = new Promise((resolve) => setImmediate(resolve, 'paused'))
    expect(await Promise.race([both, paused])).toEqual(['read', 'written'])
  })
})
