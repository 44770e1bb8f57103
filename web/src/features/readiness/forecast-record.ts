import type { readForecastRecord, ReplyOf } from '@cadre/contracts'

export type ForecastRecord = ReplyOf<typeof readForecastRecord>
