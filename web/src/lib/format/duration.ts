/** `45 min`, `1 h 30 min`, `2 h`. Minutes are rounded to whole ones. */
export function minutesText(minutes: number): string {
  const whole = Math.round(Math.abs(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  const parts = [hours > 0 ? `${hours}\u00a0h` : '', rest > 0 || hours === 0 ? `${rest}\u00a0min` : '']
  return (minutes < 0 && whole > 0 ? '\u2212' : '') + parts.filter((part) => part !== '').join(' ')
}

/** `9.5 h`: for sums of study time, where minutes would be false precision. */
export const hoursText = (minutes: number): string => `${(minutes / 60).toFixed(1).replace(/\.0$/, '')}\u00a0h`

/** `1:05:09` or `05:09`: a running clock. Never negative. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const tail = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`
  return hours > 0 ? `${hours}:${tail}` : tail
}
