// What a write would do: its events, who gets, loses or begins to wait, and the numbers afterwards.
import type { Schemas } from '../../api/client';
import type { Changes } from '../../parts/change';
import { EventText } from '../../parts/event_text';
import { figure, position_text } from '../../parts/number';
import { PersonName } from '../../parts/person';
import type { Plan } from './plan';

const events_max = 50;
const people_max = 100;

interface PeopleProps {
  title: string;
  places: Schemas['place'][];
  names_license: boolean;
}

function People({ title, places, names_license }: PeopleProps) {
  if (places.length === 0) return null;
  return (
    <section class="people">
      <h3>
        {title} ({figure(places.length)})
      </h3>
      <ul>
        {places.slice(0, people_max).map(({ license_id, person_id }) => (
          <li key={`${license_id} ${person_id}`}>
            <PersonName id={person_id} />
            {names_license && <small class="dim"> license {license_id}</small>}
          </li>
        ))}
        {places.length > people_max && <li class="dim">and {places.length - people_max} more</li>}
      </ul>
    </section>
  );
}

function Numbers({ effects }: { effects: Schemas['effects'] }) {
  if (effects.usage_count.length === 0) return null;
  return (
    <section>
      <h3>Afterwards</h3>
      <ul>
        {effects.usage_count.map(({ license_id, before, after }, at) => (
          <li key={license_id}>
            License {license_id}: <b>{figure(after)}</b> seats used
            {before !== after && <span class="dim"> (now {figure(before)})</span>},{' '}
            {figure(effects.waiting[at]?.after ?? 0)} waiting
          </li>
        ))}
      </ul>
    </section>
  );
}

// A bulk call has one event for the call, which says nothing that its seats do not say.
export function PlanView({ plan }: { plan: Plan }) {
  const { events, effects } = plan;
  const first = events[0];
  const is_wide = effects.usage_count.length > 1;
  if (!first) return <p class="note">This changes nothing: it is as you want it already.</p>;
  return (
    <div class="plan" aria-live="polite">
      <p>
        Appends <b>{figure(events.length)}</b> {events.length === 1 ? 'event' : 'events'} from{' '}
        {position_text(first.position)} on. Nothing is stored yet.
      </p>
      <People title="Get a seat" places={effects.gains} names_license={is_wide} />
      <People title="Lose a seat" places={effects.loses} names_license={is_wide} />
      <People title="Begin to wait" places={effects.waits} names_license={is_wide} />
      <Numbers effects={effects} />
      <details open={events.length <= 5}>
        <summary>The events</summary>
        <ol class="events">
          {events.slice(0, events_max).map((event) => (
            <li key={event.position}>
              <EventText event={{ ...event, changes: event.changes as Changes }} />
            </li>
          ))}
          {events.length > events_max && <li class="dim">and {events.length - events_max} more</li>}
        </ol>
      </details>
    </div>
  );
}
