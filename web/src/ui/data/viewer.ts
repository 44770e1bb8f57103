import type { Zone } from '@cadre/kernel'
import { createContext, use } from 'react'
import { browserZone } from '../../lib/clock.ts'

/** Whose eyes the screen is for: the zone that times are shown in. */
export type Viewer = { readonly zone: Zone }

export const ViewerContext = createContext<Viewer>({ zone: browserZone() })

export const useViewer = (): Viewer => use(ViewerContext)
