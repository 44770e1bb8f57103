import { soundWorlds } from './sound.ts'

soundWorlds(5_001, 5_000)
