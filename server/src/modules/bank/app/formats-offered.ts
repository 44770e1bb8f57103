import { importFormats } from '@cadre/contracts'

export type ImportFormat = (typeof importFormats)[number]
const offered: ReadonlySet<string> = new Set(importFormats)
export const isFormat = (format: string): format is ImportFormat => offered.has(format)
