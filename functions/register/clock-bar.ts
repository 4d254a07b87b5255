import { localDateOf, localTimeOf } from '../domain/deadlines/local-time.ts'
import type { Instant } from '../domain/instant.ts'
import { dateOf, moment } from '../domain/notice/moments.ts'
import { formStart } from './forms.ts'
import { markup, type Html } from './markup.ts'
import type { View } from './view.ts'

const zone = 'Europe/London'

/** Only while the clock is simulated: what time it shows, and how to move it on. */
export const clockBar = (view: View, next: Instant | null): Html => markup`
<section class="sw-clock" aria-label="Simulated clock">
  <div class="govuk-width-container sw-clock__inner">
    <p class="sw-clock__now"><span class="sw-clock__label">Simulated clock</span> <strong>${localTimeOf(view.now, zone)}</strong> ${dateOf(view.now)}</p>
    ${
      next === null
        ? markup`<p class="sw-clock__none">Nothing is due: send a mail.</p>`
        : markup`<form method="post" action="/simulation/advance" class="sw-clock__form">${formStart(view)}
            <input type="hidden" name="to" value="next" />
            <button type="submit" class="govuk-button sw-clock__button" data-prevent-double-click="true">Move to the next moment<span class="sw-clock__when">${moment(next)}</span></button>
          </form>`
    }
    <form method="post" action="/simulation/advance" class="sw-clock__form">${formStart(view)}
      <label class="sw-clock__label" for="clock-to">Move to</label>
      <input class="govuk-input sw-clock__input" id="clock-to" name="to" type="datetime-local" required
        min="${localDateOf(view.now, zone)}T${localTimeOf(view.now, zone)}" value="${localDateOf(next ?? view.now, zone)}T${localTimeOf(next ?? view.now, zone)}" />
      <button type="submit" class="govuk-button govuk-button--secondary sw-clock__button">Move</button>
    </form>
  </div>
</section>`
