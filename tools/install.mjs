// Installs what is missing, nothing else.
import { install } from './runtime.mjs'

install()
