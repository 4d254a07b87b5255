import { initAll } from './govuk-frontend.js'

// GOV.UK Frontend asks for these before it adds behaviour; pages work without it.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()
