import { spawn } from 'node:child_process'
import { plainLine } from '../../../contract/device.ts'
import type { RemoteQuestion } from '../../../contract/remote-device.ts'
import { isThere } from '../programs.ts'
import { hasScreen } from '../screen.ts'
import { Dropped } from './dropped.ts'

const choosesWithinMs = 120_000

const words = {
  en: 'wants a file from this computer: choose it, or cancel',
  es: 'quiere un archivo de este equipo: elígelo, o cancela',
}

/** The file that the person at this machine picks; `nothing` when they pick none. */
export async function chooseFile(question: RemoteQuestion, home: string, signal: AbortSignal): Promise<string> {
  const title = `${plainLine(question.agent)} ${words[question.language]}`
  const [program, args] = chooser(title, home)
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    signal: AbortSignal.any([signal, AbortSignal.timeout(choosesWithinMs)]),
  })
  const said: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => said.push(part))
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(undefined))
    child.on('close', resolve)
  })
  const path = Buffer.concat(said).toString().replace(/\n$/, '')
  if (code !== 0 || path === '') throw new Dropped('nothing')
  return path
}

function chooser(title: string, home: string): [string, string[]] {
  if (hasScreen() && isThere('zenity'))
    return ['zenity', ['--file-selection', `--title=${title}`, `--filename=${home}/`]]
  if (hasScreen() && isThere('kdialog')) return ['kdialog', ['--title', title, '--getopenfilename', home]]
  throw new Dropped('unsupported')
}
