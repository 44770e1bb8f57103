import { soundWorlds } from './sound.ts'

soundWorlds(1, 5_000)
