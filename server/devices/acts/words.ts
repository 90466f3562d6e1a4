import type { Language } from '#contract/common.ts'
import type { DeviceAct, WantedAct } from '#contract/device-acts.ts'

interface Told {
  device: string
  person: string
  action: WantedAct['action']
  subject: string
  state: DeviceAct['state']
}

interface Words {
  /** Stands for the author of notes. */
  author: string
  /** Shown on the machine before it restarts. */
  warning: (minutes: number) => string
  note: (told: Told) => string
}

const actions: Record<Language, Record<WantedAct['action'], string>> = {
  en: {
    restart_service: 'restart the service',
    flush_dns: 'empty the DNS cache',
    diagnostics: 'collect diagnostics',
    reboot: 'restart the machine',
    run_script: 'run the script',
  },
  es: {
    restart_service: 'reiniciar el servicio',
    flush_dns: 'vaciar la caché de DNS',
    diagnostics: 'recoger diagnósticos',
    reboot: 'reiniciar la máquina',
    run_script: 'ejecutar el script',
  },
}

const states: Record<Language, Record<DeviceAct['state'], string>> = {
  en: { running: 'running', done: 'done', refused: 'refused by the device', failed: 'failed' },
  es: { running: 'en marcha', done: 'hecho', refused: 'rechazado por el dispositivo', failed: 'ha fallado' },
}

const words: Record<Language, Words> = {
  en: {
    author: 'Devices',
    warning: (minutes) => `Your help desk restarts this machine in ${minutes} min. Please save your work.`,
    note: ({ device, person, action, subject, state }) =>
      `${person} on ${device}: ${[actions.en[action], subject].filter(Boolean).join(' ')} – ${states.en[state]}`,
  },
  es: {
    author: 'Dispositivos',
    warning: (minutes) => `Tu centro de ayuda reiniciará esta máquina en ${minutes} min. Guarda tu trabajo.`,
    note: ({ device, person, action, subject, state }) =>
      `${person} en ${device}: ${[actions.es[action], subject].filter(Boolean).join(' ')} – ${states.es[state]}`,
  },
}

export function wordsOf(language: Language): Words {
  return words[language]
}
