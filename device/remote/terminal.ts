import { StringDecoder } from 'node:string_decoder'
import type { IPty } from '@lydell/node-pty'
import type { Policy } from '../policy.ts'
import type { Machine } from './relay.ts'
import { type RunAs, terminalUser } from './user.ts'

/** A shell in a terminal of its own, as the user of this machine. */
export async function openTerminal(policy: Policy): Promise<Machine> {
  const user = terminalUser(policy.remote.user)
  if (user === undefined) throw new Error('Nobody but root is here, and as root nobody is helped')
  // Native, and fetched only when it is needed.
  const { spawn } = await import('@lydell/node-pty')
  const typed = new StringDecoder('utf8')
  let shell: IPty | undefined
  let size = { cols: 80, rows: 24 }
  return {
    start: (show, end) => {
      const [program, args] = commandOf(user)
      shell = spawn(program, args, {
        name: 'xterm-256color',
        cwd: user.home,
        ...size,
        env: environmentOf(user),
        encoding: null,
      })
      const running = shell
      running.onData((data) => {
        // With `encoding: null` it is bytes, whatever the types say.
        const bytes = Buffer.from(data)
        running.pause()
        void show(bytes).then(() => running.resume())
      })
      running.onExit(() => {
        shell = undefined
        end()
      })
    },
    // A character may come in two pieces.
    take: (bytes) => shell?.write(typed.write(bytes)),
    resize: (cols, rows) => {
      size = { cols, rows }
      shell?.resize(cols, rows)
    },
    close: () => shell?.kill(),
  }
}

/** `runuser` gives up all that root has, also the groups. */
function commandOf({ name, isOther, shell }: RunAs): [string, string[]] {
  return isOther ? ['runuser', ['-u', name, '--', shell]] : [shell, []]
}

/** Nothing of the agent's own environment but what a login has. */
function environmentOf({ name, home, shell }: RunAs): Record<string, string> {
  const kept = ['PATH', 'LANG', 'DISPLAY', 'SYSTEMROOT', 'COMSPEC', 'USERPROFILE', 'TEMP'].flatMap((key) => {
    const value = process.env[key]
    return value === undefined ? [] : [[key, value]]
  })
  return { ...Object.fromEntries(kept), HOME: home, USER: name, LOGNAME: name, SHELL: shell, TERM: 'xterm-256color' }
}
