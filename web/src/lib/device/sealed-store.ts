import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** What one browser keeps, readable by it alone. Things belong to a vault, which goes as a whole. */
export type SealedStore = {
  /** Resolves when it is on disk. */
  readonly put: (vault: string, name: string, value: unknown) => Promise<void>
  /** Undefined when there is none, or none that can be read. */
  readonly get: (vault: string, name: string) => Promise<unknown>
  readonly names: (vault: string) => Promise<string[]>
  readonly remove: (vault: string, name: string) => Promise<void>
  /** Removes everything in the vault and its key, without which no copy of it can be read. */
  readonly wipe: (vault: string) => Promise<void>
}

type Sealed = {
  readonly vault: string
  readonly name: string
  readonly iv: Uint8Array<ArrayBuffer>
  readonly bytes: ArrayBuffer
}
interface Shape extends DBSchema {
  keys: { key: string; value: CryptoKey }
  sealed: { key: [string, string]; value: Sealed; indexes: { vault: string } }
}
type Opened = IDBPDatabase<Shape>

const algorithm = 'AES-GCM'

/**
 * An encrypted store in IndexedDB. Each vault has a key of its own that scripts may use and never read (not extractable), so that
 * a copy of the profile's files without its key store says nothing. Limit: whoever can run scripts on this address can read it.
 */
export function openSealedStore(database: string): SealedStore {
  let opening: Promise<Opened> | null = null
  const forget = (): void => void (opening = null)
  const open = (): Promise<Opened> => {
    opening ??= openDatabase(database, forget)
    opening.catch(forget)
    return opening
  }
  return {
    async put(vault, name, value) {
      const db = await open()
      const sealed = await seal(await keyOf(db, vault), { vault, name }, value)
      const writing = db.transaction('sealed', 'readwrite', { durability: 'strict' })
      await Promise.all([writing.store.put(sealed), writing.done])
    },
    async get(vault, name) {
      const db = await open()
      const [key, sealed] = await Promise.all([db.get('keys', vault), db.get('sealed', [vault, name])])
      return key && sealed ? unseal(key, sealed) : undefined
    },
    names: async (vault) =>
      (await (await open()).getAllKeysFromIndex('sealed', 'vault', vault)).map(([, name]) => name),
    remove: async (vault, name) => (await open()).delete('sealed', [vault, name]),
    wipe: async (vault) => wipeVault(await open(), vault),
  }
}

const openDatabase = (database: string, forget: () => void): Promise<Opened> =>
  openDB<Shape>(database, 1, {
    upgrade(db) {
      db.createObjectStore('keys')
      db.createObjectStore('sealed', { keyPath: ['vault', 'name'] }).createIndex('vault', 'vault')
    },
    // A newer page wants to change the store: let it, and open again when next needed.
    blocking: (_, __, { target }) => {
      if (target instanceof IDBDatabase) target.close()
      forget()
    },
    terminated: forget,
  })

/** The vault's key, made on first use. Two tabs that make one at once end with the one that was stored first. */
async function keyOf(db: Opened, vault: string): Promise<CryptoKey> {
  const known = await db.get('keys', vault)
  if (known) return known
  const fresh = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt'])
  const making = db.transaction('keys', 'readwrite', { durability: 'strict' })
  const first = await making.store.get(vault)
  if (!first) await making.store.put(fresh, vault)
  await making.done
  return first ?? fresh
}

type Place = { readonly vault: string; readonly name: string }
const bound = ({ vault, name }: Place): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${vault}\n${name}`)

async function seal(key: CryptoKey, place: Place, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  return {
    ...place,
    iv,
    bytes: await crypto.subtle.encrypt({ name: algorithm, iv, additionalData: bound(place) }, key, plain),
  }
}

async function unseal(key: CryptoKey, { iv, bytes, ...place }: Sealed): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt({ name: algorithm, iv, additionalData: bound(place) }, key, bytes)
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    return undefined
  }
}

async function wipeVault(db: Opened, vault: string): Promise<void> {
  const wiping = db.transaction(['sealed', 'keys'], 'readwrite', { durability: 'strict' })
  const sealed = wiping.objectStore('sealed')
  const places = await sealed.index('vault').getAllKeys(vault)
  await Promise.all([...places.map((place) => sealed.delete(place)), wiping.objectStore('keys').delete(vault)])
  await wiping.done
}
