import { element } from '../page/element.js';
import { t } from '../language/language.js';

/** Who runs the shift. */
const SHIFT = ['OPERATOR', 'DUTY_OFFICER'];

/** The button by which the shift opens the case of a finding; a second time it leads to the first. */
export class FindingCase {
  #user;
  #post;
  #changed;
  #pickCase;
  #state = 'idle';

  /**
   * @param post sends JSON: (path, body) resolves to the Response
   * @param changed called when the button looks otherwise
   */
  constructor(user, post, { changed, pickCase }) {
    this.#user = user;
    this.#post = post;
    this.#changed = changed;
    this.#pickCase = pickCase;
  }

  /** Nothing where the user may not, the finding is over, or it is of no category. */
  render(finding) {
    const may = this.#user.roles.some((role) => SHIFT.includes(role));
    if (!may || finding.state !== 'OPEN' || finding.about.category === '') {
      return null;
    }
    return element(
      'button',
      {
        type: 'button',
        'data-testid': 'finding-open-case',
        disabled: this.#state === 'asked' ? '' : null,
        onclick: () => this.#open(finding),
      },
      t(`findings.openCase.${this.#state}`),
    );
  }

  async #open(finding) {
    this.#become('asked');
    const path = `/v1/findings/${encodeURIComponent(finding.findingId)}/case`;
    const response = await this.#post(path, {}).catch(() => null);
    const answer = await response?.json().catch(() => null);
    if (!response?.ok || !answer) {
      this.#become('failed');
      return;
    }
    // The case comes by the feed; until then the button leads nowhere but says that it was taken.
    this.#become((await this.#pickCase(answer.caseId)) ? 'idle' : 'taken');
  }

  #become(state) {
    this.#state = state;
    this.#changed();
  }
}
