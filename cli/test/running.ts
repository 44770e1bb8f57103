import { type CommandDef, runCommand } from 'citty'
import { vi } from 'vitest'
import { Refused } from '../src/refused.ts'

/** Runs a command in this process: what it prints, and how it refuses. The test restores the mocks. */
export const running =
  (command: CommandDef) =>
  async (...rawArgs: string[]): Promise<{ out: string; refused: Refused | null }> => {
    let out = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += String(text)
      return true
    })
    try {
      await runCommand(command, { rawArgs })
      return { out, refused: null }
    } catch (error) {
      if (error instanceof Refused) return { out, refused: error }
      throw error
    }
  }
