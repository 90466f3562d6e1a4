import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline/promises'
import { plainLine } from '../../contract/device.ts'
import type { RemoteConsent, RemoteQuestion } from '../../contract/remote-device.ts'
import { isThere } from './programs.ts'
import { hasScreen } from './screen.ts'

type Kind = 'terminal' | 'view' | 'control'

const words = {
  en: {
    terminal: 'wants to open a terminal on this computer, as you.',
    view: 'wants to look at your desktop.',
    control: 'wants to work on your desktop, with its mouse and keyboard.',
    recorded: 'What is seen will be recorded.',
    ends: 'Without an answer in a minute it means no. You can stop it at any time.',
    title: 'Remote help',
    yes: 'Allow',
    no: 'Refuse',
  },
  es: {
    terminal: 'quiere abrir un terminal en este equipo, en tu nombre.',
    view: 'quiere mirar tu escritorio.',
    control: 'quiere trabajar en tu escritorio, con su ratón y su teclado.',
    recorded: 'Lo que se vea quedará grabado.',
    ends: 'Si no contestas en un minuto, es que no. Puedes pararlo en cualquier momento.',
    title: 'Ayuda remota',
    yes: 'Permitir',
    no: 'Rechazar',
  },
}

/** Asks the person at this machine, with a dialog where there is a screen, else in the agent's own terminal. */
export async function askPerson(kind: Kind, question: RemoteQuestion): Promise<RemoteConsent['outcome']> {
  const said = words[question.language]
  const text = [
    `${plainLine(question.agent)} ${said[kind]}`,
    ...(question.isRecorded ? [said.recorded] : []),
    said.ends,
  ]
  const dialog = hasScreen() ? dialogFor(text.join('\n'), said, question.seconds) : undefined
  if (dialog !== undefined) return showDialog(dialog, question.seconds)
  return process.stdin.isTTY ? askInTerminal(text.join('\n'), said, question.seconds) : 'nobody'
}

interface Dialog {
  program: string
  args: string[]
  /** The exit codes that mean yes and no; any other one is no answer. */
  yes: number
  no: number
}

/** The first program there is. The text is only ever an argument of its own, and read as markup by none of them. */
function dialogFor(
  text: string,
  said: { title: string; yes: string; no: string },
  seconds: number,
): Dialog | undefined {
  const { title, yes, no } = said
  const plain = text.replace(/[<>&]/g, ' ')
  const dialogs: Dialog[] = [
    {
      program: 'zenity',
      args: [
        '--question',
        '--no-markup',
        `--title=${title}`,
        `--text=${text}`,
        `--ok-label=${yes}`,
        `--cancel-label=${no}`,
        '--default-cancel',
        `--timeout=${seconds}`,
      ],
      yes: 0,
      no: 1,
    },
    {
      program: 'kdialog',
      args: ['--title', title, '--yesno', plain, '--yes-label', yes, '--no-label', no],
      yes: 0,
      no: 1,
    },
    {
      program: 'xmessage',
      args: [
        '-center',
        '-title',
        title,
        '-timeout',
        String(seconds),
        '-buttons',
        `${yes}:10,${no}:11`,
        '-default',
        no,
        ` ${plain}`,
      ],
      yes: 10,
      no: 11,
    },
  ]
  return dialogs.find(({ program }) => isThere(program))
}

function showDialog({ program, args, yes, no }: Dialog, seconds: number): Promise<RemoteConsent['outcome']> {
  const child = spawn(program, args, { stdio: 'ignore' })
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill()
      resolve('timed_out')
    }, seconds * 1000)
    child.on('error', () => resolve('nobody'))
    child.on('exit', (code) => {
      clearTimeout(timer)
      resolve(code === yes ? 'granted' : code === no ? 'declined' : 'timed_out')
    })
  })
}

async function askInTerminal(
  text: string,
  { yes, no }: { yes: string; no: string },
  seconds: number,
): Promise<RemoteConsent['outcome']> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const signal = AbortSignal.timeout(seconds * 1000)
    const said = await terminal.question(`\n${text}\n${yes}? [${yes}/${no}] `, { signal })
    return said.trim().toLowerCase() === yes.toLowerCase() ? 'granted' : 'declined'
  } catch {
    return 'timed_out'
  } finally {
    terminal.close()
  }
}
