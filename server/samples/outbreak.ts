import { sql } from 'kysely'
import type { Work } from '../kernel/context.ts'
import { addJob } from '../platform/jobs.ts'
import { changeProblem, openProblem } from '../problems/index.ts'
import type { TicketPlan } from './plan.ts'
import { agent, type Scenario } from './scenario.ts'

const common = { type: 'incident', team: 'it', tags: ['impresora'], urgency: 2 } as const

/** One print queue stops, and many write about it in their own words. */
const stopped: readonly Scenario[] = [
  {
    ...common,
    language: 'es',
    subjects: ['La cola de la HP-3F está parada', 'No imprime la HP-3F', 'Impresora HP-3F: trabajos en cola'],
    openings: [
      'Mando a imprimir y los trabajos se quedan en la cola de la HP-3F. No sale nada.',
      'La impresora HP-3F no imprime: la cola está llena y no avanza.',
      'Tengo los albaranes en la cola de impresión de la HP-3F desde hace una hora.',
    ],
    turns: [agent('Lo estamos mirando: la cola de la HP-3F se ha parado para todos.')],
  },
  {
    ...common,
    language: 'en',
    subjects: ['HP-3F print queue stuck', 'Printer HP-3F not printing', 'Jobs stuck in the queue of HP-3F'],
    openings: [
      'Everything I print just sits in the queue of HP-3F and nothing comes out.',
      'Printer HP-3F does not print, its queue is full of jobs.',
      'My print jobs have been in the HP-3F queue for an hour.',
    ],
    turns: [agent('We are on it: the queue of HP-3F has stopped for everybody.')],
  },
]

const minutesApart = 40

/** So many tickets are about it. */
export const outbreakCount = 8

/** The newest tickets of the company: an outbreak of the last hours that nobody has taken in hand. */
export function planOutbreak(now: number): TicketPlan[] {
  return Array.from({ length: outbreakCount }, (_, at) => {
    const [spanish, english] = stopped
    const scenario = at % 3 === 2 ? english : spanish
    if (scenario === undefined) throw new RangeError('There is no outbreak')
    const createdAt = now - (outbreakCount - at) * minutesApart * 60_000
    return { scenario, variant: at, createdAt, ending: 'new' as const }
  })
}

/** A known error over tickets of the last months, and the search for patterns as soon as the desk is up. */
export async function placeKnownError(work: Work): Promise<void> {
  const rows = await work.tx
    .selectFrom('tickets')
    .select('number')
    .where(sql<boolean>`tags @> ${['portátil']}::text[]`)
    .where('status', 'not in', ['closed'])
    .orderBy(sql`status = 'solved'`)
    .orderBy('number', 'desc')
    .limit(4)
    .execute()
  const number = await openProblem(work, {
    title: 'Portátiles lentos desde la última actualización',
    description: 'Tardan minutos en arrancar y en abrir programas; el ventilador no para.',
    impact: 2,
    teamId: null,
    assigneeId: null,
    ticketNumbers: rows.map((row) => row.number),
  })
  await changeProblem(
    work,
    number,
    {
      state: 'known_error',
      cause: 'La actualización deja dos antivirus activos a la vez.',
      workaround: 'Desinstala el antivirus que venía de fábrica y reinicia el portátil.',
      isPublic: true,
      portalTitle: {
        es: 'Portátiles lentos desde la última actualización',
        en: 'Laptops are slow since the last update',
      },
      portalWorkaround: {
        es: 'Desinstala el antivirus que venía de fábrica y reinicia el portátil.',
        en: 'Remove the antivirus that came with the laptop, and restart it.',
      },
    },
    undefined,
  )
  await addJob(work, 'similarity:wake', {}, { queue: 'similarity' })
}
