// Installs and builds what is missing, and nothing else.
import { buildAll } from './build.mjs'
import { explain, install } from './runtime.mjs'

try {
  install()
  await buildAll()
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
