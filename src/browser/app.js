// Comfort only: every page works without this file.

// A dropped or chosen file shows its name; the zone answers to what hovers over it.
document.addEventListener('change', ({ target }) => {
  const name = target.closest?.('[data-drop]')?.querySelector('[data-file-name]')
  if (name && target.files?.[0]) name.textContent = target.files[0].name
})
for (const [event, over] of [
  ['dragenter', true],
  ['dragleave', false],
  ['drop', false],
]) {
  document.addEventListener(event, ({ target }) => {
    target.closest?.('[data-drop]')?.classList.toggle('drop-over', over)
  })
}

// A form under way is not sent twice by an impatient hand. The key in it stays: a retry changes nothing twice.
document.addEventListener('submit', (event) => {
  const { target } = event
  if (target.method !== 'post') return
  if (target.ariaBusy === 'true') event.preventDefault()
  else setTimeout(() => !event.defaultPrevented && (target.ariaBusy = 'true'))
})
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.ariaBusy = null
})

// The menu closes as menus do.
function closeMenus(event) {
  for (const menu of document.querySelectorAll('[data-menu][open]')) {
    if (event.type === 'click' && menu.contains(event.target)) continue
    menu.open = false
    if (event.type === 'keydown') menu.querySelector('summary').focus()
  }
}
document.addEventListener('click', closeMenus)
document.addEventListener('keydown', (event) => event.key === 'Escape' && closeMenus(event))
