// The keys of the keyboard that do something.
import { Dialog } from '../parts/dialog';

const keys = [
  ['/ or Ctrl K', 'search licenses, people and events'],
  ['?', 'this list'],
  ['↑ ↓', 'from row to row in a table'],
  ['Enter', 'open the row'],
  ['← →', 'on the slider of a license: to the event before or after; with Shift by a day'],
  ['Home, End', 'on the slider: to the first event, to now'],
  ['Esc', 'close the window'],
] as const;

export function KeyList({ close }: { close: () => void }) {
  return (
    <Dialog title="Keyboard" close={close}>
      <dl class="terms">
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
