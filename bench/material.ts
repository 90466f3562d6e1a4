import type { DeskInstance } from '#server/app/desk-instance.ts'
import { wordsOf } from '#server/texts/index.ts'

/** What the loads ask for: real numbers, addresses and words of this desk, so that nothing is always the same. */
export interface Material {
  numbers: number[]
  unsolved: number[]
  addresses: string[]
  queries: string[]
  /** What people wrote, to be written again; none of it is searched for. */
  texts: string[]
  teamIds: string[]
}

export async function gatherMaterial(desk: DeskInstance): Promise<Material> {
  const { db } = desk.database
  const teams = await db.selectFrom('teams').select('id').execute()
  return {
    numbers: await numbersOf(desk, 'true', 400),
    unsolved: await numbersOf(desk, `status in ('open', 'pending', 'on_hold')`, 400),
    addresses: await column<string>(
      desk,
      `select email from people where role = 'requester' order by md5(email) limit 300`,
    ),
    queries: await queriesOf(desk),
    texts: await textsOf(desk, 'desc', 300),
    teamIds: teams.map(({ id }) => id),
  }
}

function numbersOf(desk: DeskInstance, condition: string, count: number): Promise<number[]> {
  return column<number>(desk, `select number from tickets where ${condition} order by md5(number::text) limit ${count}`)
}

const common =
  'factura pedido correo portátil impresora cuenta acceso carpeta contraseña entrega invoice order printer account laptop folder delivery password access refund'.split(
    ' ',
  )

/** Two words each: common ones together, a common one with a seldom one, and two out of one message. */
async function queriesOf(desk: DeskInstance): Promise<string[]> {
  const texts = await textsOf(desk, 'asc', 200)
  const inOne = texts.flatMap((text) => {
    const [one, other] = wordsOf(text)
      .filter((word) => word.length > 4 && !/\d/.test(word))
      .reverse()
    return one === undefined || other === undefined ? [] : [`${other} ${one}`]
  })
  const pairs = common
    .slice(0, 10)
    .flatMap((word, index) => [
      `${word} ${common[(index + 3) % 10]}`,
      `${common[index + 10]} ${common[10 + ((index + 3) % 10)]}`,
    ])
  const seldom = inOne.slice(0, 40).map((pair, index) => `${common[index % 20]} ${pair.split(' ')[1]}`)
  return [...inOne, ...pairs, ...seldom]
}

function textsOf(desk: DeskInstance, order: 'asc' | 'desc', count: number): Promise<string[]> {
  return column(
    desk,
    `select new_text from messages where kind = 'reply' order by md5(id::text) ${order} limit ${count}`,
  )
}

async function column<T>(desk: DeskInstance, text: string): Promise<T[]> {
  const { rows } = await desk.pool.query<[T]>({ text, rowMode: 'array' })
  return rows.map(([value]) => value)
}
