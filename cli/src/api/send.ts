import { createClient, Fault, type Client, type Send } from '@cadre/contracts'
import type { Login } from './login-file.ts'

/** Sends over HTTP. What goes wrong on the way is a fault: nobody knows whether it was carried out. */
export const sendTo =
  (url: string, heard: (headers: Headers) => void = () => {}): Send =>
  async (path, init) => {
    try {
      const reply = await fetch(`${url}${path}`, { ...init, redirect: 'error' })
      heard(reply.headers)
      return { status: reply.status, text: () => reply.text() }
    } catch (error) {
      const { cause } = error instanceof Error ? error : { cause: undefined }
      const why = cause instanceof Error && cause.message !== '' ? cause.message : String(cause ?? error)
      throw new Fault(`no answer from ${url} (${why}). Is the server running? Name another with --url or CADRE_URL`)
    }
  }

export const clientOf = ({ url, token }: Login): Client =>
  createClient(sendTo(url), () => crypto.randomUUID(), token === '' ? {} : { authorization: `Bearer ${token}` })
