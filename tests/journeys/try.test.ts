import { test } from 'node:test'
import { aVisitor, violations, overflow } from './browser.ts'
import { aSite, signIn } from './site.ts'
test('try', async () => {
  console.time('site'); const site = await aSite(); console.timeEnd('site')
  await site.companies(Array.from({length: 30}, (_, i) => ({name: 'Company '+i})))
  const who = await site.account({ kind: 'director' })
  console.time('browser'); const context = await aVisitor({ javaScript: false }); console.timeEnd('browser')
  const page = await context.newPage()
  page.on('console', (m) => console.log('CONSOLE', m.type(), m.text(), m.location().url))
  console.time('signin'); await signIn(page, site, 'fr', who); console.timeEnd('signin')
  await page.goto(site.address + '/fr/companies')
  const cdp = await context.newCDPSession(page); await cdp.send('Emulation.setScriptExecutionDisabled', { value: false })
  console.time('axe'); console.log(JSON.stringify(await violations(page)).slice(0, 600)); console.timeEnd('axe')
  await page.emulateMedia({ colorScheme: 'dark' })
  console.time('axe'); console.log(JSON.stringify(await violations(page)).slice(0, 600)); console.timeEnd('axe')
  console.time('resize'); await page.setViewportSize({width: 360, height: 800}); console.log(await overflow(page)); await page.setViewportSize({width: 390, height: 800}); console.log(await overflow(page)); await page.setViewportSize({width: 1280, height: 900}); console.timeEnd('resize')
  await cdp.send('Emulation.setScriptExecutionDisabled', { value: true })
  await page.goto(site.address + '/fr/nothing'); console.log(await page.evaluate('typeof htmx'))

  await context.close()
})
