import type { SampleArticle } from './outline.ts'

/** Accounts and who may do what. */
export const accessArticles: readonly SampleArticle[] = [
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
]
