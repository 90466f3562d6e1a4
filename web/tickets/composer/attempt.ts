/** One try to send one content; its key makes the server take it once, however often it arrives. */
export interface Attempt {
  key: string
  fingerprint: string
}

/** The same content keeps its key until the server has answered; another content is another attempt. */
export function attemptFor(previous: Attempt | undefined, content: unknown, newKey: () => string): Attempt {
  const fingerprint = JSON.stringify(content)
  return previous?.fingerprint === fingerprint ? previous : { key: newKey(), fingerprint }
}

/** Whether the answer settles the attempt: a refusal does, silence and trouble on the way do not. */
export function isSettled(status: number | undefined, code: string | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 429 && code !== 'request_in_progress'
}
