import { type ChildProcess, spawn } from 'node:child_process'
import { plainLine } from '../../contract/device.ts'
import type { RemoteQuestion } from '../../contract/remote-device.ts'
import { isThere } from './programs.ts'
import { hasScreen } from './screen.ts'

const words = {
  en: { title: 'Remote help', connected: 'is connected to this computer.', recorded: 'It is recorded.', stop: 'Stop' },
  es: { title: 'Ayuda remota', connected: 'está conectado a este equipo.', recorded: 'Se graba.', stop: 'Detener' },
}

/** What stays on the screen for as long as somebody is connected. */
export interface Notice {
  /** Says what happens, below who is connected. */
  tell(line: string): void
  hide(): void
}

const mostLines = 5

/** Says who is connected. Closing it ends the session. */
export function showNotice(question: RemoteQuestion, onStop: () => void): Notice {
  const { title, connected, recorded, stop } = words[question.language]
  const who = `${plainLine(question.agent)} ${connected}${question.isRecorded ? ` ${recorded}` : ''}`
  const lines: string[] = []
  let hide = show()

  /** A dialog cannot be written into: another one takes its place. */
  function show(): () => void {
    const child = hasScreen() ? startDialog(title, [who, ...lines].join('\n'), stop) : undefined
    if (child === undefined) {
      process.stdout.write(`${title}: ${lines.at(-1) ?? who}\n`)
      return () => undefined
    }
    let isOver = false
    child.on('error', () => undefined)
    child.on('exit', () => {
      if (!isOver) onStop()
    })
    return () => {
      isOver = true
      child.kill()
    }
  }

  return {
    tell: (line) => {
      lines.push(line)
      lines.splice(0, lines.length - mostLines)
      hide()
      hide = show()
    },
    hide: () => hide(),
  }
}

function startDialog(title: string, text: string, stop: string): ChildProcess | undefined {
  const plain = text.replace(/[<>&]/g, ' ')
  if (isThere('zenity'))
    return spawn('zenity', ['--info', '--no-markup', `--title=${title}`, `--text=${text}`, `--ok-label=${stop}`], {
      stdio: 'ignore',
    })
  if (isThere('kdialog'))
    return spawn('kdialog', ['--title', title, '--msgbox', plain, '--ok-label', stop], { stdio: 'ignore' })
  if (isThere('xmessage'))
    return spawn('xmessage', ['-title', title, '-buttons', `${stop}:0`, ` ${plain}`], { stdio: 'ignore' })
  return undefined
}
