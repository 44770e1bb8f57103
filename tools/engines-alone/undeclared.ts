import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Manifest = {
  readonly name: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

export type Undeclared = { readonly file: string; readonly specifier: string }

/** What the tools of the whole house give to every test; an engine on its own would bring them itself. */
const givenToTests = ['vitest', 'fast-check']

const isTest = (file: string): boolean => /\.(test|bench)\.ts$|^test\/|\.fixture\.ts$/.test(file)

/** Imports of packages that an engine's package.json does not declare: product code by its dependencies, tests also by devDependencies. */
export function undeclaredImports(folder: string): Undeclared[] {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })
  const forTests = [...declared, ...Object.keys(manifest.devDependencies ?? {}), ...givenToTests, manifest.name]
  return sourcesOf(folder).flatMap((file) =>
    importsOf(readFileSync(join(folder, file), 'utf8'))
      .filter((specifier) => !specifier.startsWith('.'))
      .filter((specifier) => !(isTest(file) ? forTests : declared).includes(packageOf(specifier)))
      .map((specifier) => ({ file, specifier })),
  )
}

export const sourcesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .toSorted()

export const isProduct = (file: string): boolean => file.startsWith('src/') && !isTest(file)

const importsOf = (source: string): string[] =>
  [
    ...source.matchAll(
      /^\s*(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
    ),
  ].flatMap(([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? [])

/** `@cadre/formats/blueprint` is of `@cadre/formats`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
