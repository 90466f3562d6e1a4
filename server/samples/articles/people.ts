import type { SampleArticle } from './outline.ts'

/** Accounts, network and mail. */
export const peopleArticles: readonly SampleArticle[] = [
  {
    category: 'access',
    visibility: 'public',
    texts: {
      es: {
        title: 'Cambiar o recuperar tu contraseña',
        summary: 'Cómo poner una contraseña nueva, también cuando no recuerdas la anterior.',
        keywords: 'clave olvidada, restablecer, bloqueada',
        text: `## Si recuerdas la actual

1. Entra en **Mi cuenta** con tu dirección de correo.
2. Elige **Seguridad** y después **Cambiar contraseña**.
3. Escribe la actual y dos veces la nueva.

> [!TIP]
> Cuatro palabras que no tengan que ver entre sí son más seguras, y más fáciles de recordar, que ocho signos raros.

## Si no la recuerdas

1. Pulsa **He olvidado mi contraseña** al entrar.
2. Abre el enlace que llega a tu correo; vale durante una hora.
3. Escribe la nueva.

## Qué pide la empresa

| Requisito | Valor |
| --- | --- |
| Longitud | 12 letras o más |
| Caducidad | No caduca |
| Intentos | Tras 10 fallos, espera 15 minutos |

Si el correo no llega en diez minutos, escribe a {{inbox.address}}.`,
      },
      en: {
        title: 'Change or recover your password',
        summary: 'How to set a new password, also when you do not remember the old one.',
        keywords: 'forgotten, reset, locked out',
        text: `## If you remember the current one

1. Open **My account** with your mail address.
2. Choose **Security** and then **Change password**.
3. Type the current one, and the new one twice.

> [!TIP]
> Four words that have nothing to do with each other are safer, and easier to remember, than eight odd signs.

## If you do not remember it

1. Choose **I forgot my password** where you sign in.
2. Open the link that arrives by mail; it is good for an hour.
3. Type the new one.

## What the company asks for

| Rule | Value |
| --- | --- |
| Length | 12 letters or more |
| Expiry | It does not expire |
| Attempts | After 10 failures, wait 15 minutes |

If the mail has not arrived within ten minutes, write to {{inbox.address}}.`,
      },
    },
  },
  {
    category: 'access',
    visibility: 'public',
    texts: {
      es: {
        title: 'Activar el doble factor al entrar',
        summary: 'Protege tu cuenta con un código del móvil además de la contraseña.',
        keywords: '2FA, MFA, autenticador, código',
        text: `Con el doble factor, quien conozca tu contraseña tampoco puede entrar.

## Activarlo

1. Instala una aplicación de códigos en el móvil.
2. En **Mi cuenta**, **Seguridad**, elige **Añadir un segundo factor**.
3. Escanea el cuadro con la aplicación y escribe los seis números que muestra.
4. Guarda los códigos de recuperación fuera del móvil.

> [!WARNING]
> Los códigos de recuperación se muestran una sola vez. Imprímelos o guárdalos en el gestor de contraseñas.

## Si cambias de móvil

Antes de borrar el antiguo, repite los pasos con el nuevo. Si ya no lo tienes, usa un código de recuperación.`,
      },
      en: {
        title: 'Turn on the second factor',
        summary: 'Protect your account with a code from your phone besides the password.',
        keywords: '2FA, MFA, authenticator, code',
        text: `With the second factor, somebody who knows your password still cannot get in.

## Turn it on

1. Install an app for codes on your phone.
2. Under **My account**, **Security**, choose **Add a second factor**.
3. Scan the square with the app and type the six digits that it shows.
4. Keep the recovery codes somewhere other than your phone.

> [!WARNING]
> The recovery codes are shown only once. Print them, or keep them in the password manager.

## If you change phones

Before you wipe the old one, repeat the steps with the new one. If it is gone, use a recovery code.`,
      },
    },
  },
  {
    category: 'access',
    visibility: 'public',
    texts: {
      es: {
        title: 'Pedir acceso a una carpeta o aplicación',
        summary: 'Qué decir en la solicitud para que se apruebe en el día.',
        keywords: 'permisos, compartido, autorización',
        text: `Los accesos los aprueba la persona responsable de los datos, no soporte. Para que sea rápido, di:

- **Qué**: la ruta de la carpeta o el nombre de la aplicación.
- **Para qué**: leer o también cambiar.
- **Hasta cuándo**, si es por un tiempo.

## Qué pasa después

La solicitud llega a la persona responsable, que la aprueba o la rechaza con un clic. Verás la respuesta en **Mis solicitudes**. Cierra la sesión y vuelve a entrar para que el acceso tenga efecto.`,
      },
      en: {
        title: 'Ask for access to a folder or an application',
        summary: 'What to say in the request so that it is approved the same day.',
        keywords: 'permissions, shared, authorisation',
        text: `Access is approved by whoever is responsible for the data, not by support. To make it quick, say:

- **What**: the path of the folder or the name of the application.
- **What for**: to read, or to change things too.
- **Until when**, if it is for a while.

## What happens then

The request goes to the person in charge, who approves or rejects it with one click. You see the answer under **My requests**. Sign out and in again for the access to take effect.`,
      },
    },
  },
  {
    category: 'network',
    visibility: 'public',
    texts: {
      es: {
        title: 'Conectarte a la VPN desde casa',
        summary: 'Entrar en la red de la empresa desde fuera, y qué mirar si no conecta.',
        keywords: 'teletrabajo, remoto, túnel',
        text: `## La primera vez

1. Instala **Conexión Almazor** desde el centro de programas.
2. Ábrela y escribe tu dirección de correo.
3. Confirma con el doble factor.

## Cada día

Pulsa **Conectar**. El escudo de la barra se pone verde.

## Si no conecta

1. Comprueba que hay internet: abre una página cualquiera.
2. Mira la hora del equipo: con más de cinco minutos de diferencia, el código no vale.
3. En un hotel o un tren, acepta antes las condiciones de su red.
4. Cierra el programa del todo y ábrelo otra vez.

> [!INFO]
> El error **720** es la hora del equipo; el **809**, una red que no deja pasar la VPN: prueba con el móvil.

\`\`\`bash
ping vpn.almazor.example
\`\`\``,
      },
      en: {
        title: 'Connect to the VPN from home',
        summary: 'Get into the company network from outside, and what to look at if it does not connect.',
        keywords: 'remote work, tunnel, homeworking',
        text: `## The first time

1. Install **Almazor Connection** from the software centre.
2. Open it and type your mail address.
3. Confirm with the second factor.

## Every day

Press **Connect**. The shield in the bar turns green.

## If it does not connect

1. Make sure that there is internet: open any page.
2. Look at the clock of the computer: with more than five minutes of difference the code is not accepted.
3. In a hotel or a train, accept the terms of its network first.
4. Close the program entirely and open it again.

> [!INFO]
> Error **720** is the clock of the computer; **809** is a network that does not let the VPN through: try your phone.

\`\`\`bash
ping vpn.almazor.example
\`\`\``,
      },
    },
  },
  {
    category: 'network',
    visibility: 'public',
    texts: {
      es: {
        title: 'Usar la wifi de la oficina y la de invitados',
        summary: 'Qué red elegir, y cómo dar internet a una visita.',
        keywords: 'red inalámbrica, contraseña wifi, visitas',
        text: `| Red | Para quién | Cómo se entra |
| --- | --- | --- |
| Almazor | Equipos de la empresa | Sola, sin escribir nada |
| Almazor-Invitados | Visitas y móviles propios | Con el código del día |

## Dar internet a una visita

1. Pide el código en recepción, o míralo en la pantalla de la entrada.
2. La visita elige **Almazor-Invitados** y lo escribe.

## Si va lenta

Acércate a un punto de acceso (la caja blanca del techo). Si solo va lenta en un sitio, dinos la sala.`,
      },
      en: {
        title: 'Use the office wifi and the guest network',
        summary: 'Which network to choose, and how to give a visitor internet.',
        keywords: 'wireless, wifi password, visitors',
        text: `| Network | For whom | How to get in |
| --- | --- | --- |
| Almazor | Computers of the company | By itself, without typing anything |
| Almazor-Invitados | Visitors and your own phone | With the code of the day |

## Give a visitor internet

1. Ask for the code at the front desk, or read it on the screen at the entrance.
2. The visitor chooses **Almazor-Invitados** and types it.

## If it is slow

Move closer to an access point (the white box on the ceiling). If it is slow in one place only, tell us the room.`,
      },
    },
  },
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
