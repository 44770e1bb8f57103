import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Refused } from '../refused.ts'

const login = z.object({ url: z.string(), token: z.string(), organisationId: z.string().nullable() })
export type Login = z.infer<typeof login>

/** Where `cadre login` keeps what it was given: readable by its owner alone. */
export const loginFile = (): string =>
  join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'cadre', 'login.json')

export const defaultUrl = 'http://127.0.0.1:4600'

/** Who calls, and whom: the environment above the file, so that a script needs no file. */
export async function readLogin(): Promise<Login> {
  const stored = await readStored()
  const url = process.env['CADRE_URL'] ?? stored?.url ?? defaultUrl
  const token = process.env['CADRE_TOKEN'] ?? stored?.token ?? ''
  return { url: url.replace(/\/+$/, ''), token, organisationId: stored?.organisationId ?? null }
}

async function readStored(): Promise<Login | null> {
  const file = loginFile()
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    return null
  }
  try {
    return login.parse(JSON.parse(text))
  } catch {
    throw new Refused('login.unreadable', `${file} is not what cadre login writes. Sign in again with cadre login.`, {
      file,
    })
  }
}

export async function saveLogin(saved: Login): Promise<string> {
  const file = loginFile()
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  // Removed first: the mode of a file counts only when it is made.
  await rm(file, { force: true })
  await writeFile(file, `${JSON.stringify(saved, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  await chmod(file, 0o600)
  return file
}
