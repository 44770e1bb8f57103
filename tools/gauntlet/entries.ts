import type { Entry } from './entry.ts'
import { l0102 } from './l-01-02.ts'
import { r01 } from './r-01.ts'
import { r03 } from './r-03.ts'
import { r04 } from './r-04.ts'
import { r05 } from './r-05.ts'
import { r06 } from './r-06.ts'
import { r08 } from './r-08.ts'
import { r14 } from './r-14.ts'
import { s02 } from './s-02.ts'
import { s07 } from './s-07.ts'
import { s08 } from './s-08.ts'
import { s14 } from './s-14.ts'

/** Everything that has to hold before a release, the quick ones first. */
export const entries: readonly Entry[] = [s08, s07, r08, r14, r05, r06, r04, s02, l0102, s14, r01, r03]
