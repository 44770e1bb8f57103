import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const features = join(import.meta.dirname, '../../web/src/features')

/** The paths that the features of the web app declare, relative to what they hang on. */
export const declaredPaths = (): string[] =>
  readdirSync(features).flatMap((feature) => {
    const file = join(features, feature, 'routes.ts')
    return [...readFileSync(file, 'utf8').matchAll(/path: '([^']+)'/g)].flatMap(([, path]) => path ?? [])
  })
