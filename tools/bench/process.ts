import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export type Served = { readonly address: string; readonly child: ChildProcess; stop(): Promise<void> }

/** Starts a program on this runtime and waits until it has printed the address it answers at. */
export async function serve(program: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, CADRE_ROOT: root, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /\bat (http\S+)/.exec(said)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`${program.join(' ')} ended with ${code}: ${said}`)))
  })
  return {
    address,
    child,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
