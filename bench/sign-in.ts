import { benchAgent, benchPassword } from './bench-desk.ts'

/** The cookie of somebody of the sample company. */
export async function signIn(url: string, email = benchAgent): Promise<string> {
  const response = await fetch(`${url}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: benchPassword }),
  })
  const cookie = response.headers
    .getSetCookie()
    .find((one) => one.startsWith('mesa_session='))
    ?.split(';')[0]
  if (cookie === undefined) throw new Error(`Signing in was refused: ${response.status} ${await response.text()}`)
  return cookie
}
