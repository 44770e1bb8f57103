/** Told of every reply, whichever door it left by. */
export type Observe = (answered: {
  readonly method: string
  /** The operation's path, with names for its parameters. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}) => void
