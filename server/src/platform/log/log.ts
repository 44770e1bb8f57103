import { pino, stdSerializers, type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard error. Secrets are cut out wherever they appear. */
export const openLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      // An error's code is no secret, and says most of it.
      serializers: {
        err: (error: Error & { code?: unknown }) => ({ ...stdSerializers.err(error), reason: error.code }),
      },
      redact: {
        paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.token', '*.code', '*.secret'],
        censor: '[secret]',
      },
    },
    pino.destination(2),
  )
