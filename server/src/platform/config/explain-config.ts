import { join } from 'node:path'
import { ok, type Ok } from '@cadre/kernel'
import { projectRoot } from '../paths.ts'
import { options } from './options.ts'
import { readConfig, settingsIn, type ConfigRefusal } from './read-config.ts'

export type Explained = { readonly env: string; readonly value: string; readonly from: string }

/** Every setting that counts, with where it came from; of a secret only that there is one, and its host. */
export function explainConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Ok<Explained[]> | ConfigRefusal {
  const config = readConfig(environment)
  if (!config.ok) return config
  const file = environment['CADRE_CONFIG'] ?? join(projectRoot, 'cadre.config.json')
  const inFile = settingsIn(file)
  const values: Readonly<Record<string, unknown>> = config.value
  return ok(
    Object.entries(options).map(([name, option]) => {
      const value = values[name]
      const given = environment[option.env]
      const from = given !== undefined && given !== '' ? 'environment' : name in inFile ? file : 'default'
      const secret = 'secret' in option && option.secret
      return { env: option.env, value: secret ? masked(textOf(value)) : textOf(value), from }
    }),
  )
}

const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/** An address without who signs in and how: `postgres://…@db.example.org/cadre`. */
function masked(address: string): string {
  if (address === '') return ''
  const url = URL.parse(address)
  if (!url) return '…'
  const who = url.username === '' && url.password === '' ? '' : '…@'
  return `${url.protocol}//${who}${url.host}${url.pathname}${url.search === '' ? '' : '?…'}`
}

export function sayConfig(explained: readonly Explained[]): string[] {
  const width = Math.max(...explained.map(({ env }) => env.length))
  return explained.map(
    ({ env, value, from }) => `${env.padEnd(width)}  ${value === '' ? '(not set)' : value}  [${from}]`,
  )
}
