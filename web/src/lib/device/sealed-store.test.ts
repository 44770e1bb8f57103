import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSealedStore, type SealedStore } from './sealed-store.ts'

const database = 'sealed-store-test'
let store: SealedStore

beforeEach(() => (store = openSealedStore(database)))
afterEach(async () => {
  const db = await openDB(database)
  const names = [...db.objectStoreNames]
  const clearing = db.transaction(names, 'readwrite')
  await Promise.all([...names.map((name) => clearing.objectStore(name).clear()), clearing.done])
  db.close()
})

const everything = async (name: string): Promise<unknown[]> => {
  const db = await openDB(database)
  const all: unknown[] = await db.getAll(name)
  db.close()
  return all
}

describe('the sealed store', () => {
  it('gives back what was put, to a page opened later too', async () => {
    await store.put('a', 'one', { text: 'Zürich 😀', n: [1, null] })
    expect(await openSealedStore(database).get('a', 'one')).toEqual({ text: 'Zürich 😀', n: [1, null] })
    expect(await store.names('a')).toEqual(['one'])
  })
  it('has nothing where nothing was put', async () => {
    expect(await store.get('a', 'one')).toBeUndefined()
    expect(await store.names('a')).toEqual([])
  })
  it('writes nothing that a power cut could take back once it was called kept', async () => {
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await store.put('a', 'one', 1)
    await store.wipe('a')
    const writes = transactions.mock.calls.filter(([, mode]) => mode === 'readwrite')
    transactions.mockRestore()
    expect(writes.map(([, , options]) => options?.durability)).toEqual(['strict', 'strict', 'strict'])
  })
  it('holds no word of it in the clear', async () => {
    await store.put('a', 'one', { text: 'a-word-nobody-else-says' })
    const [sealed] = await everything('sealed')
    const bytes = new Uint8Array((sealed as { bytes: ArrayBuffer }).bytes)
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('a-word-nobody-else-says')
  })
  it('has keys that no script can read', async () => {
    await store.put('a', 'one', 1)
    const [key] = await everything('keys')
    expect((key as CryptoKey).extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow(/extractable/)
  })
  it('keeps one key when two tabs begin at once', async () => {
    const other = openSealedStore(database)
    await Promise.all([store.put('a', 'one', 1), other.put('a', 'two', 2)])
    expect([await store.get('a', 'two'), await other.get('a', 'one')]).toEqual([2, 1])
  })
  it('does not take one thing for another that was moved into its place', async () => {
    await store.put('a', 'one', 1)
    const db = await openDB(database)
    const [sealed] = (await db.getAll('sealed')) as { name: string }[]
    await db.put('sealed', { ...sealed, name: 'two' })
    db.close()
    expect(await store.get('a', 'two')).toBeUndefined()
  })
  it('wipes a vault with its key and leaves the others', async () => {
    await store.put('a', 'one', 1)
    await store.put('b', 'one', 2)
    await store.wipe('a')
    expect(await store.get('a', 'one')).toBeUndefined()
    expect(await store.get('b', 'one')).toBe(2)
    expect(await everything('keys')).toHaveLength(1)
  })
})
