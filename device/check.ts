import { Line } from './line.ts'
import { policyPath, readPolicy } from './policy.ts'
import { Refusal } from './refusal.ts'
import { readState } from './state.ts'

/** What the machine allows and whether the desk knows it. Opens a line for a moment, which takes the place of another one. */
export async function check(folder: string): Promise<string> {
  const state = await readState(folder)
  const { allow } = await readPolicy(folder)
  const line = new Line({ state, folder, handlers: {}, onOpen: (opened) => opened.close() })
  const { code, why, wasOpen } = await line.ended
  if (!wasOpen) throw new Refusal(`${state.server} does not open a line (${code}${why === '' ? '' : `: ${why}`})`)
  return [
    `Desk: ${state.server}, reached`,
    `Device: ${state.deviceId}`,
    `Allowed by ${policyPath(folder)}: ${allow.length === 0 ? 'nothing' : allow.join(', ')}`,
    '',
  ].join('\n')
}
