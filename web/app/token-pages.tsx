import { useParams } from '@tanstack/react-router'
import { ResetPasswordPage, SetupWizard, SignInByLinkPage } from '#web/session/index.ts'

/** The pages behind mailed and printed links. */
export function SignInByLink() {
  return <SignInByLinkPage token={useToken()} />
}

export function ResetPassword() {
  return <ResetPasswordPage token={useToken()} />
}

export function SetUp() {
  return <SetupWizard token={useToken()} />
}

function useToken(): string {
  return useParams({ strict: false }).token ?? ''
}
