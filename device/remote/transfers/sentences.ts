import { plainLine } from '../../../contract/device.ts'
import type { RemoteQuestion } from '../../../contract/remote-device.ts'
import type { TransferKind } from '../../../contract/transfer.ts'

interface Told {
  kind: TransferKind
  isToMachine: boolean
  name: string
  folder: string
}

const words = {
  en: {
    sends: (who: string, name: string, folder: string) => `${who} sends the file “${name}” to ${folder}`,
    takes: (who: string, name: string) => `${who} takes a copy of the file “${name}”`,
    writes: (who: string) => `${who} puts text on the clipboard`,
    reads: (who: string) => `${who} reads the text on the clipboard`,
  },
  es: {
    sends: (who: string, name: string, folder: string) => `${who} envía el archivo «${name}» a ${folder}`,
    takes: (who: string, name: string) => `${who} se lleva una copia del archivo «${name}»`,
    writes: (who: string) => `${who} pone un texto en el portapapeles`,
    reads: (who: string) => `${who} lee el texto del portapapeles`,
  },
}

/** What happens, for the person at the machine. */
export function sentenceFor({ agent, language }: RemoteQuestion, { kind, isToMachine, name, folder }: Told): string {
  const who = plainLine(agent)
  const said = words[language]
  if (kind === 'clipboard') return isToMachine ? said.writes(who) : said.reads(who)
  return isToMachine ? said.sends(who, plainLine(name), plainLine(folder)) : said.takes(who, plainLine(name))
}
