import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ok, refuse, type Ok, type Refusal } from '@cadre/kernel'
import { z } from 'zod'
import { projectRoot } from '../paths.ts'
import { options, type Config } from './options.ts'

export type ConfigRefusal = Refusal<'config.invalid', { problems: string[] }>
type Environment = Readonly<Record<string, string | undefined>>

const shape = z.object(Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.schema])))

/**
 * Settings from the environment, else from the file (`cadre.config.json`, or the one CADRE_CONFIG names), else the
 * defaults. All problems are reported together, each with the setting's name and where it was read.
 */
export function readConfig(environment: Environment): Ok<Config> | ConfigRefusal {
  const file = environment['CADRE_CONFIG'] ?? join(projectRoot, 'cadre.config.json')
  const fromFile = readFile(file, environment['CADRE_CONFIG'] !== undefined)
  if (!fromFile.ok) return fromFile
  const unknown = Object.keys(fromFile.value).filter((name) => !(name in options))
  if (unknown.length > 0) return invalid(unknown.map((name) => `${file}: there is no setting "${name}"`))
  const given = Object.fromEntries(
    Object.entries(options).map(([name, { env }]) => [name, blankAsAbsent(environment[env]) ?? fromFile.value[name]]),
  )
  const parsed = shape.safeParse(given)
  if (parsed.success) return ok(parsed.data as Config)
  return invalid(parsed.error.issues.map(({ path, message }) => describe(String(path[0]), message, environment, file)))
}

const invalid = (problems: string[]): ConfigRefusal => refuse('config.invalid', { problems })
const blankAsAbsent = (value: string | undefined) => (value === '' ? undefined : value)

function describe(name: string, message: string, environment: Environment, file: string): string {
  const option = Object.entries(options).find(([key]) => key === name)?.[1]
  const where = option && blankAsAbsent(environment[option.env]) !== undefined ? option.env : `"${name}" in ${file}`
  return `${where}: ${message}`
}

/** What the file says, for a configuration that was read without a problem. */
export function settingsIn(file: string): Record<string, unknown> {
  const read = readFile(file, false)
  return read.ok ? read.value : {}
}

function readFile(file: string, named: boolean): Ok<Record<string, unknown>> | ConfigRefusal {
  if (!existsSync(file)) return named ? invalid([`CADRE_CONFIG: there is no file ${file}`]) : ok({})
  try {
    const parsed = z.record(z.string(), z.unknown()).safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? ok(parsed.data) : invalid([`${file}: must hold one JSON object`])
  } catch (error) {
    return invalid([`${file}: ${error instanceof Error ? error.message : String(error)}`])
  }
}
