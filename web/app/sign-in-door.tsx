import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { SignInPage } from './lazy-session.tsx'
import { meQuery } from './me-query.ts'

/** Leads on as soon as somebody is signed in. */
export function SignInDoor() {
  const { data: me } = useQuery(meQuery)
  return me ? <Navigate to="/" replace /> : <SignInPage />
}
