/**
 * Makes one run serve many calls: calls that arrive while runs are under way wait together for the next. Nobody waits longer
 * for it than for one run; alone, a call runs at once.
 * @param run gives an answer for each item, in their order; when it throws, every call of it does.
 * @param limits `most` items in a run, `runs` at a time. `begin` says when a call that finds a run free begins it: at once, or
 *   with `setImmediate` when whatever else has already reached this process has been read, so that it travels along.
 */
export function gathered<In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  limits: { readonly most: number; readonly runs: number; readonly begin?: (start: () => void) => unknown },
): (item: In) => Promise<Out> {
  type Waiting = { readonly item: In; readonly answer: (out: Out) => void; readonly fail: (error: unknown) => void }
  let waiting: Waiting[] = []
  let running = 0
  let beginning = false

  const start = () => {
    while (running < limits.runs && waiting.length > 0) {
      const batch = waiting.slice(0, limits.most)
      waiting = waiting.slice(limits.most)
      running += 1
      void serve(batch)
    }
  }
  const serve = async (batch: readonly Waiting[]) => {
    try {
      const answers = await run(batch.map(({ item }) => item))
      for (const [at, { answer, fail }] of batch.entries()) {
        if (at < answers.length) answer(answers[at] as Out)
        else fail(new Error('a run answered fewer items than it was given'))
      }
    } catch (error) {
      for (const { fail } of batch) fail(error)
    } finally {
      running -= 1
      start()
    }
  }
  return (item) =>
    new Promise<Out>((answer, fail) => {
      waiting.push({ item, answer, fail })
      if (!limits.begin) return start()
      if (beginning || running >= limits.runs) return
      beginning = true
      limits.begin(() => {
        beginning = false
        start()
      })
    })
}
