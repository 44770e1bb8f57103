import { instant, ok, refuse, type Instant, type Ok, type Refusal } from '@cadre/kernel'

/** A leaky bucket: `burst` tries at once, then one each `everyMs`. */
export type Limit = { readonly burst: number; readonly everyMs: number }

const minute = 60_000
/** Per account: one mail address or person. Per address: one network as the outside sees it. */
export const limits = {
  'sign-in-account': { burst: 10, everyMs: minute },
  'sign-in-address': { burst: 60, everyMs: 5_000 },
  'second-factor': { burst: 6, everyMs: 2 * minute },
  confirm: { burst: 10, everyMs: minute },
  'mail-account': { burst: 3, everyMs: 5 * minute },
  'mail-address': { burst: 20, everyMs: minute },
  'token-address': { burst: 200, everyMs: 2_000 },
  organisations: { burst: 10, everyMs: 60 * minute },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof limits

/**
 * Pours one try into a bucket.
 * @param emptyAt when the bucket would be empty again; null for one never used.
 * @returns when it will be empty with this try in it, or how long to wait.
 */
export function pour(
  emptyAt: Instant | null,
  now: Instant,
  { burst, everyMs }: Limit,
): Ok<Instant> | Refusal<'request.rate-limited', { retryAfterSeconds: number }> {
  const next = Math.max(emptyAt ?? now, now) + everyMs
  const overMs = next - now - burst * everyMs
  return overMs > 0
    ? refuse('request.rate-limited', { retryAfterSeconds: Math.ceil(overMs / 1_000) })
    : ok(instant(next))
}
