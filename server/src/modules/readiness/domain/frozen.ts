import type { PlainDate } from '@cadre/kernel'
import type { Forecast } from './forecast.ts'

/** Why a forecast was kept: something changed that day, or the exam was booked on it. */
export type Occasion = 'daily' | 'booking'

/** A forecast as it was when it was made. */
export type Frozen = Forecast & { readonly madeOn: PlainDate; readonly occasion: Occasion }
