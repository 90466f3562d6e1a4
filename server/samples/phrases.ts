import type { Language } from '#contract/common.ts'

interface Phrases {
  greetings: readonly string[]
  closings: readonly string[]
  answerGreetings: readonly string[]
  answerClosings: readonly string[]
  agentGreetings: readonly string[]
  agentClosings: readonly string[]
  /** How an agent writes down what a caller told. */
  callers: readonly string[]
  thanks: readonly string[]
  /** The requester comes back after it was solved. */
  relapses: readonly string[]
  relapseAnswers: readonly string[]
  waitingNotes: readonly string[]
  overrideReasons: readonly string[]
  /** Comments of ratings, by score from 1 to 5. */
  ratings: readonly (readonly string[])[]
}

export const phrases: Record<Language, Phrases> = {
  es: {
    greetings: ['Hola:', 'Buenos días:', 'Buenas tardes:', 'Hola, equipo:', 'Buenas:', 'Estimados compañeros:'],
    closings: [
      'Un saludo,\n{requester}',
      'Gracias,\n{requester}',
      'Saludos,\n{requester}',
      'Muchas gracias de antemano.\n{requester}',
      'Quedo a la espera.\n\n{requester}\n{org}',
      '{requester} · {org}',
    ],
    answerGreetings: ['Hola, {agent}:', 'Hola:', 'Buenas, {agent}:', 'Buenos días, {agent}:'],
    answerClosings: ['Un saludo', 'Gracias,\n{first}', 'Saludos,\n{first}', '{first}'],
    agentGreetings: ['Hola, {first}:', 'Buenos días, {first}:', 'Buenas, {first}:', 'Hola:'],
    agentClosings: ['Un saludo,\n{agent}', 'Saludos,\n{agent}', 'Gracias,\n{agent}', '{agent}'],
    callers: [
      'Llama {requester} y cuenta: «{text}»',
      'Al teléfono, {requester}: «{text}»',
      'Llamada de {requester}. {text}',
    ],
    thanks: [
      '¡Perfecto, muchas gracias!',
      'Funciona. Gracias por la ayuda, {agent}.',
      'Solucionado, mil gracias.',
      'Genial, qué rápido. Un saludo.',
    ],
    relapses: [
      'Pues ha vuelto a pasar esta mañana, lo mismo exactamente.',
      'Perdón por insistir, pero sigue igual.',
      'Duró un día. Hoy otra vez.',
    ],
    relapseAnswers: [
      'Gracias por decirlo. He vuelto sobre ello con más calma y he encontrado lo que faltaba; ahora lo dejo en observación dos días.',
      'Siento que haya vuelto. Esta vez he cambiado la pieza entera en lugar de repararla.',
    ],
    waitingNotes: [
      'A la espera del proveedor, referencia {ticketref}. Prometen respuesta esta semana.',
      'Pendiente de la pieza del pedido {order}. Avisarán al llegar.',
      'Compras tiene que aprobarlo. Recordatorio enviado a {colleague}.',
    ],
    overrideReasons: [
      'Afecta al cierre de mes',
      'Es el servidor de producción',
      'Lo pide dirección',
      'Hay una solución provisional que les sirve',
    ],
    ratings: [
      [
        'Tres semanas para esto. Y encima he tenido que explicarlo cuatro veces.',
        'Sigue sin funcionar y lo habéis cerrado.',
      ],
      ['Al final se arregló, pero tarde.', 'Nadie me decía nada hasta que llamé yo.'],
      ['Correcto, sin más.', ''],
      ['Bien, aunque la primera respuesta tardó.', 'Muy amables.', ''],
      [
        '{agent} lo resolvió en diez minutos. Un lujo.',
        'Explicado con paciencia y sin tecnicismos, gracias.',
        'Rápido y claro.',
        '',
        '',
      ],
    ],
  },
  en: {
    greetings: ['Hi,', 'Hello,', 'Good morning,', 'Hi team,', 'Dear all,', 'Afternoon,'],
    closings: [
      'Thanks,\n{requester}',
      'Best regards,\n{requester}',
      'Many thanks,\n{requester}',
      'Kind regards\n\n{requester}\n{org}',
      'Cheers,\n{requester}',
      '{requester} | {org}',
    ],
    answerGreetings: ['Hi {agent},', 'Hello {agent},', 'Hi again,', 'Morning {agent},'],
    answerClosings: ['Thanks', 'Best,\n{first}', 'Cheers,\n{first}', '{first}'],
    agentGreetings: ['Hi {first},', 'Hello {first},', 'Good morning {first},', 'Hi,'],
    agentClosings: ['Best regards,\n{agent}', 'Thanks,\n{agent}', 'All the best,\n{agent}', '{agent}'],
    callers: ['{requester} on the phone: "{text}"', 'Call from {requester}. {text}', '{requester} rang: "{text}"'],
    thanks: [
      'Perfect, thank you!',
      'That did it. Thanks for your help, {agent}.',
      'All good now, much appreciated.',
      'Brilliant, that was quick.',
    ],
    relapses: [
      'I am afraid it happened again this morning, exactly the same.',
      'Sorry to be a nuisance, but it is still not right.',
      'It lasted a day. Back again today.',
    ],
    relapseAnswers: [
      'Thanks for saying so. I went over it again and found what was missing; I will keep an eye on it for two days.',
      'Sorry it came back. This time I have replaced the part instead of repairing it.',
    ],
    waitingNotes: [
      'Waiting for the supplier, reference {ticketref}. They promise an answer this week.',
      'Part is on order {order}. They will call when it arrives.',
      'Purchasing has to approve this. Reminded {colleague}.',
    ],
    overrideReasons: [
      'Month-end closing depends on it',
      'It is the production server',
      'Asked for by the board',
      'They have a workaround that holds',
    ],
    ratings: [
      ['Three weeks for this, and I had to explain it four times.', 'Still broken and you closed it.'],
      ['Fixed in the end, but late.', 'Nobody told me anything until I rang.'],
      ['Fine.', ''],
      ['Good, although the first answer took a while.', 'Very kind.', ''],
      [
        '{agent} sorted it in ten minutes. A pleasure.',
        'Explained with patience and without jargon, thank you.',
        'Quick and clear.',
        '',
        '',
      ],
    ],
  },
}
