import chromium from '@sparticuz/chromium'
import AxeBuilder from '@axe-core/playwright'
import { chromium as pw } from 'playwright-core'
import { startProgram, signInTo, eventually } from '/tmp/w/sending/test/program.ts'
import { startRemote } from '/tmp/w/sending/test/servers/remote.ts'
import { rawMail } from '/tmp/w/sending/test/mails.ts'
import { SmtpTalk } from '/tmp/w/sending/test/smtp.ts'
import { mkdtempSync, chmodSync } from 'node:fs'
const dir = mkdtempSync('/tmp/mesa-look-'); chmodSync(dir, 0o755)
const remote = await startRemote()
remote.answer = a => a.startsWith('nadie') ? '550 5.1.1 <nadie@sur.example>: Recipient address rejected: User unknown' : a.startsWith('gris') ? '450 4.2.0 Greylisted, try again' : undefined
const program = await startProgram({ DATA_DIR: dir, ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'correct-horse-9' })
console.log('pid', program.process.pid, program.url)
const api = await signInTo(program.url, 'admin@example.com', 'correct-horse-9')
const b = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] })
async function page(o) {
  const c = await b.newContext({ viewport: { width: o.w ?? 1440, height: o.h ?? 900 }, colorScheme: o.dark ? 'dark' : 'light', locale: o.lang ?? 'es-ES' })
  const p = await c.newPage()
  p.on('pageerror', e => console.log('pageerror', e.message))
  await c.request.post(program.url + '/api/v1/sign-in', { data: { email: 'admin@example.com', password: 'correct-horse-9' }, headers: { 'x-requested-with': 'mesa' } })
  return p
}
async function axe(p, name) {
  const { violations } = await new AxeBuilder({ page: p }).withTags(['wcag2a','wcag2aa','wcag21aa','wcag22aa']).analyze()
  console.log('axe', name, violations.map(v => v.id + ': ' + v.nodes.map(n => n.target + ' ' + (n.failureSummary??'').slice(0,200)).join(' | ')))
}
const out = n => `/tmp/shots-sending/${n}.png`
try {
  const inbox = (await api.inboxes.list()).items[0]
  let p = await page({})
  await p.goto(program.url + '/desk/settings/inboxes'); await p.waitForTimeout(2500)
  await p.screenshot({ path: out('1-inboxes') })
  await p.getByRole('button', { name: /^Conectar / }).first().click(); await p.waitForTimeout(700)
  await p.screenshot({ path: out('2-wizard'), fullPage: true }); await axe(p, 'wizard')
  await p.getByLabel('Servidor').first().fill('127.0.0.1')
  await p.getByLabel('Puerto').first().fill('1')
  await p.getByRole('button', { name: 'Probar' }).click(); await p.waitForTimeout(2500)
  await p.screenshot({ path: out('3-failed') })
  await api.sending.putServer({ params: { id: inbox.id }, body: { host: '127.0.0.1', port: remote.port, security: 'none', username: '' } })
  const talk = await SmtpTalk.begin(program.smtpPort)
  await talk.deliver('ana@norte.example', inbox.address, rawMail({ from: 'Ana <ana@norte.example>' })); talk.end()
  const t = await eventually(() => api.tickets.list(), l => l.items.length > 0)
  const number = t.items[0].number
  await api.messages.add({ params: { number }, body: { kind: 'reply', bodyText: 'Hola Ana, ya está resuelto.', cc: ['nadie@sur.example', 'gris@este.example'] } })
  await eventually(() => api.messages.list({ params: { number } }), l => l.items.at(-1)?.delivery?.state === 'failed')
  for (const [name, o] of Object.entries({ es: {}, dark: { dark: true, lang: 'en-GB' }, phone: { w: 390, lang: 'en-GB' } })) {
    p = await page(o)
    await p.goto(program.url + '/desk/tickets/' + number); await p.waitForTimeout(2500)
    await p.screenshot({ path: out('4-ticket-' + name) }); if (name !== 'phone') await axe(p, 'ticket ' + name)
  }
  await api.sending.putDkim({ params: { id: inbox.id }, body: { domain: 'example.com', selector: 'mesa' } })
  for (const [name, o] of Object.entries({ es: { h: 1400 }, dark: { dark: true, lang: 'en-GB', h: 1400 }, phone: { w: 390, h: 1500 } })) {
    p = await page(o)
    await p.goto(program.url + '/desk/settings/inboxes'); await p.waitForTimeout(2000)
    await p.getByRole('button', { name: /Ajustes de envío de|Sending settings of/ }).first().click(); await p.waitForTimeout(6000)
    await p.screenshot({ path: out('5-settings-' + name) }); if (name !== 'phone') await axe(p, 'settings ' + name)
  }
  p = await page({ w: 390, dark: true, h: 1300 })
  await p.goto(program.url + '/desk/settings/inboxes'); await p.waitForTimeout(2000)
  await p.screenshot({ path: out('6-inboxes-phone') })
  await p.getByRole('button', { name: /^Conectar / }).first().click(); await p.waitForTimeout(700)
  await p.screenshot({ path: out('6-wizard-phone') }); await axe(p, 'wizard phone dark')
  p = await page({})
  await p.goto(program.url + '/desk/settings/suppressed'); await p.waitForTimeout(1500)
  await p.screenshot({ path: out('7-suppressed') })
} catch (e) { console.log(e) } finally {
  await b.close(); await program.end('SIGTERM'); await remote.close()
}
