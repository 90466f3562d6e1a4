/** Without a network there is nothing true to show, in either language. */
export function offlinePage(): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(page, { status: 503, headers })
}

const page = `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mesa</title>
<style>
  body { display: grid; place-content: center; gap: 32px; min-block-size: 100dvh; margin: 0; padding: 24px; box-sizing: border-box;
    font: 16px/1.5 system-ui, sans-serif; text-align: center; background: light-dark(#f7f8fa, #0f1218); color: light-dark(#1d222c, #d6dae3) }
  h1, h2 { margin: 0; font-size: 1.25rem }
  p { margin: 4px 0 12px; color: light-dark(#5a6375, #9aa2b3) }
  a { display: inline-block; padding: 10px 20px; border-radius: 8px; background: #2f5bc6; color: #fff; text-decoration: none }
</style>
</head>
<body>
<section>
  <h1>Sin conexión</h1>
  <p>No se puede llegar a Mesa. Lo que has escrito se conserva.</p>
  <a href="">Volver a intentarlo</a>
</section>
<section lang="en">
  <h2>No connection</h2>
  <p>Mesa cannot be reached. What you have written is kept.</p>
  <a href="">Try again</a>
</section>
</body>
</html>`
