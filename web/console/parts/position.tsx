// A position of the log, which leads to its proof.
import { address } from '../state/route';
import { position_text } from './number';

export function Position({ at }: { at: number }) {
  return (
    <a class="position" href={address(['proofs', at])} title={`The record ${at} and its proof`}>
      {position_text(at)}
    </a>
  );
}
