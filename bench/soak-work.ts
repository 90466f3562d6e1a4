import { setTimeout as pause } from 'node:timers/promises'
import { rawMail } from '#test/mails.ts'
import { type Program, signInTo } from '#test/program.ts'
import type { Remote } from '#test/servers/remote.ts'
import { SmtpTalk } from '#test/smtp.ts'

/** What was said and heard on the outside, to hold Mesa's books against. */
export interface Correspondence {
  isOver: boolean
  /** Message-ID of each mail that Mesa answered 250 to, and whether it answers a mail of Mesa's. */
  acknowledged: Map<string, 'new' | 'answer'>
  /** Texts of the replies that Mesa answered 201 to. */
  replied: Set<string>
  remote: Remote
  /** The program as it runs now; another one after each kill. */
  now: () => Program
}

const people = 40
const pauseMs = 120

/** Sends as a mail server does: whatever was not acknowledged comes again, however often. */
export async function sendMails(done: Correspondence): Promise<void> {
  for (let index = 0; !done.isOver; index += 1) {
    const id = `soak-${index}@outside.example`
    const answered = index % 3 === 2 ? signedAddressIn(done.remote, index) : undefined
    const from = answered?.from ?? `persona${index % people}@outside.example`
    const raw = rawMail({
      from,
      to: answered?.address ?? 'support@desk.example',
      subject: answered === undefined ? `Petición ${index}` : `Re: sigue igual ${index}`,
      messageId: `<${id}>`,
      text: `Mensaje número ${index}.`,
    })
    await untilTaken(done, from, answered?.address ?? 'support@desk.example', raw)
    done.acknowledged.set(id, answered === undefined ? 'new' : 'answer')
    await pause(pauseMs)
  }
}

async function untilTaken(done: Correspondence, from: string, to: string, raw: string): Promise<void> {
  for (;;) {
    const code = await deliverOnce(done.now().smtpPort, from, to, raw)
    if (code === 250) return
    if (code !== undefined && code >= 500) throw new Error(`A mail was refused for good: ${code}`)
    await pause(500)
  }
}

async function deliverOnce(port: number, from: string, to: string, raw: string): Promise<number | undefined> {
  const talk = await SmtpTalk.begin(port)
  try {
    return talk.greeting === 220 ? await talk.deliver(from, to, raw) : talk.greeting
  } finally {
    talk.end()
  }
}

/** The reply address of some mail that Mesa sent, and who got it. */
function signedAddressIn({ taken }: Remote, index: number): { address: string; from: string } | undefined {
  const mail = taken[index % Math.max(taken.length, 1)]
  const address = /^Reply-To:.*?<?([^\s<>"]+\+t\d[^\s<>"]*)>?$/im.exec(mail?.raw.toString('utf8') ?? '')?.[1]
  const from = mail?.to[0]
  return address === undefined || from === undefined ? undefined : { address, from }
}

/** An agent who answers what is unsolved; each answer is asked for until Mesa says that it stands. */
export async function answerTickets(
  done: Correspondence,
  { ADMIN_EMAIL, ADMIN_PASSWORD }: { ADMIN_EMAIL: string; ADMIN_PASSWORD: string },
): Promise<void> {
  for (let index = 0; !done.isOver; index += 1) {
    const text = `Respuesta ${index} del equipo.`
    for (let isDone = false; !isDone && !done.isOver; ) {
      isDone = await answerOne(done.now(), { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, text, index }).catch(
        () => false,
      )
      if (!isDone) await pause(500)
      else done.replied.add(text)
    }
    await pause(pauseMs * 3)
  }
}

interface Answer {
  email: string
  password: string
  text: string
  index: number
}

async function answerOne({ url }: Program, { email, password, text, index }: Answer): Promise<boolean> {
  const api = await sessionAt(url, email, password)
  const { items } = await api.tickets.list({ query: { status: ['new', 'open'], limit: 50 } })
  const ticket = items[index % Math.max(items.length, 1)]
  if (ticket === undefined) return false
  await api.messages.add({
    params: { number: ticket.number },
    body: { kind: 'reply', bodyText: text },
    headers: { idempotencyKey: `soak-reply-${index}` },
  })
  return true
}

const sessions = new Map<string, Promise<Awaited<ReturnType<typeof signInTo>>>>()

/** One sign-in for each start: the door to it is rate limited. */
function sessionAt(url: string, email: string, password: string) {
  const known = sessions.get(url) ?? signInTo(url, email, password)
  sessions.set(url, known)
  return known
}
