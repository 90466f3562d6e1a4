import { useParams } from '@tanstack/react-router'
import { SessionPage } from '#web/remote/session/session-page.tsx'
import { Missing } from './full-page.tsx'

/** A remote session of a ticket. */
export function RemoteRoute() {
  const { number, id } = useParams({ strict: false })
  if (!Number.isSafeInteger(Number(number)) || id === undefined) return <Missing />
  return <SessionPage key={id} number={Number(number)} id={id} />
}
