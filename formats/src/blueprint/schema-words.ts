import { z } from 'zod'
import { key, textUpTo } from '../yaml-file/words.ts'

/** Limits are far above any real blueprint; they keep a hostile file from costing more than its size. */
export const limits = { characters: 256 * 1024, list: 500, text: 4000, minutes: 1440 } as const

export const text = textUpTo(limits.text)
export const minutes = z.int().min(1).max(limits.minutes)
export const count = z.int().min(1).max(1000)
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(limits.list)
export const keys = listOf(key).default([])
export const minutesByDomain = z.record(key, minutes).default({})
