import type { Language } from '#contract/common.ts'

interface Words {
  /** Stands for the author of notes. */
  author: string
  over: (title: string) => string
  again: (title: string) => string
  flapping: (title: string) => string
  solved: (title: string) => string
  /** A monitor that repeats itself has said nothing of it for so many hours. */
  unheard: (title: string, hours: number) => string
  /** On the incident of a device that is down: what follows from it. */
  joined: (title: string) => string
  /** On the incident that another one explains. */
  explained: (number: number) => string
  /** To the assignee of what people have worked on. */
  stillYours: (title: string) => string
}

const words: Record<Language, Words> = {
  en: {
    author: 'Monitoring',
    over: (title) =>
      `“${title}” is over, says the monitoring. If it does not come back within 10 minutes, the ticket is solved where nobody has worked on it.`,
    again: (title) => `“${title}” is back.`,
    flapping: (title) =>
      `“${title}” comes and goes: more than 4 changes in 30 minutes. No more is said here until it is quiet for 15 minutes.`,
    solved: (title) => `“${title}” has not come back for 10 minutes and nobody has worked on it: solved.`,
    unheard: (title, hours) =>
      `The monitoring has told nothing of “${title}” for ${hours} hours, though it repeats what fires. It may be over and the word of it lost, or the monitoring itself is silenced or down. The ticket stays as it is: look at the machine.`,
    joined: (title) => `Follows from this, as the device depends on the one that is down: “${title}”.`,
    explained: (number) =>
      `Explained by #${number}: a device that this one depends on is down. What happens is told there.`,
    stillYours: (title) => `“${title}” has not come back for 10 minutes. Solve the ticket if nothing is left to do.`,
  },
  es: {
    author: 'Monitorización',
    over: (title) =>
      `«${title}» ha terminado, según la monitorización. Si no vuelve en 10 minutos, el ticket se resuelve cuando nadie ha trabajado en él.`,
    again: (title) => `«${title}» ha vuelto.`,
    flapping: (title) =>
      `«${title}» va y viene: más de 4 cambios en 30 minutos. No se dirá nada más aquí hasta que pasen 15 minutos de calma.`,
    solved: (title) => `«${title}» no ha vuelto en 10 minutos y nadie ha trabajado en él: resuelto.`,
    unheard: (title, hours) =>
      `La monitorización no ha dicho nada de «${title}» en ${hours} horas, aunque repite lo que sigue activo. Puede haber terminado sin que llegara el aviso, o la propia monitorización está silenciada o caída. El ticket queda como está: mira la máquina.`,
    joined: (title) => `Es consecuencia de esto, porque el dispositivo depende del que no responde: «${title}».`,
    explained: (number) =>
      `Lo explica #${number}: no responde un dispositivo del que depende este. Lo que pase se cuenta allí.`,
    stillYours: (title) => `«${title}» no ha vuelto en 10 minutos. Resuelve el ticket si no queda nada por hacer.`,
  },
}

export function wordsOf(language: Language): Words {
  return words[language]
}
