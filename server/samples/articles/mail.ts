import type { SampleArticle } from './outline.ts'

/** Mail. */
export const mailArticles: readonly SampleArticle[] = [
  {
    category: 'mail',
    visibility: 'public',
    texts: {
      es: {
        title: 'Poner el correo de la empresa en el móvil',
        summary: 'Correo y calendario en Android y iPhone en cinco minutos.',
        keywords: 'teléfono, configurar cuenta, sincronizar',
        text: `## Antes de empezar

Necesitas el doble factor activado y el móvil con código de bloqueo.

## Android

1. Instala la aplicación de correo de la empresa.
2. Escribe tu dirección y confirma con el doble factor.
3. Acepta que la empresa pueda borrar **solo** el correo si pierdes el móvil.

## iPhone

1. **Ajustes**, **Correo**, **Cuentas**, **Añadir cuenta**.
2. Elige **Exchange** y escribe tu dirección.
3. Deja marcados correo, contactos y calendarios.

> [!DANGER]
> Si pierdes el móvil, avisa enseguida, también de noche: borramos el correo a distancia.`,
      },
      en: {
        title: 'Set up company mail on your phone',
        summary: 'Mail and calendar on Android and iPhone in five minutes.',
        keywords: 'mobile, configure account, sync',
        text: `## Before you begin

You need the second factor turned on, and a phone that locks with a code.

## Android

1. Install the company's mail app.
2. Type your address and confirm with the second factor.
3. Accept that the company may wipe the mail **only**, if you lose the phone.

## iPhone

1. **Settings**, **Mail**, **Accounts**, **Add account**.
2. Choose **Exchange** and type your address.
3. Leave mail, contacts and calendars switched on.

> [!DANGER]
> If you lose the phone, tell us at once, at night too: we wipe the mail from afar.`,
      },
    },
  },
  {
    category: 'mail',
    visibility: 'public',
    texts: {
      es: {
        title: 'Reconocer un correo falso y avisarnos',
        summary: 'Señales de que un mensaje quiere engañarte, y qué hacer si ya has pulsado.',
        keywords: 'phishing, estafa, suplantación, spam',
        text: `## Señales

- Tiene prisa: «hoy mismo», «último aviso».
- La dirección se parece, pero no es: \`almaz0r.example\`.
- Pide una contraseña, un código o un pago.
- El enlace lleva a otro sitio del que dice.

## Qué hacer

1. No contestes ni abras los archivos.
2. Pulsa **Avisar de correo falso** en la barra del correo.

## Si ya has pulsado

1. Cambia la contraseña desde otro equipo.
2. Llama a soporte: cuanto antes, mejor. Nadie te va a reñir.`,
      },
      en: {
        title: 'Recognise a fake mail and tell us',
        summary: 'Signs that a message wants to deceive you, and what to do if you have clicked already.',
        keywords: 'phishing, scam, impersonation, spam',
        text: `## Signs

- It is in a hurry: “today”, “last notice”.
- The address looks like ours but is not: \`almaz0r.example\`.
- It asks for a password, a code or a payment.
- The link leads elsewhere than it says.

## What to do

1. Do not answer, and do not open the files.
2. Press **Report a fake mail** in the bar of the mail program.

## If you have clicked already

1. Change your password from another computer.
2. Call support: the sooner the better. Nobody will tell you off.`,
      },
    },
  },
  {
    category: 'mail',
    visibility: 'public',
    texts: {
      es: {
        title: 'Avisar de que estás fuera de la oficina',
        summary: 'Respuesta automática del correo y ausencia en el calendario.',
        keywords: 'vacaciones, autorespuesta, ausente',
        text: `1. En el correo, **Ajustes**, **Respuestas automáticas**.
2. Pon las fechas: así se apaga sola.
3. Escribe un texto para compañeros y otro, más corto, para el resto.
4. En el calendario, crea una cita de todo el día como **Fuera de la oficina**.

> [!TIP]
> Nombra a quien te sustituye: la mitad de los correos dejan de esperarte.`,
      },
      en: {
        title: 'Say that you are out of office',
        summary: 'Automatic replies of the mail, and the absence in the calendar.',
        keywords: 'holidays, autoreply, away',
        text: `1. In the mail program, **Settings**, **Automatic replies**.
2. Set the dates: it switches itself off.
3. Write one text for colleagues and another, shorter one for everybody else.
4. In the calendar, make an all-day event as **Out of office**.

> [!TIP]
> Name your stand-in: half of the mails will not wait for you.`,
      },
    },
  },
]
