"""A history: every call of a load, one JSON object a line, in any order."""

import dataclasses
import json

# With these codes the answer says that nothing was stored. All other answers of 500 and more, and
# no answer at all, leave it open.
NOTHING_STORED = {'no_leader', 'queue_full', 'catching_up', 'disk_full', 'ledger_read_only',
                  'shutting_down'}


@dataclasses.dataclass
class Call:
    """One request and what became of it. Times are of one clock that never goes back."""

    request_id: str
    client: int
    server: str
    what: str  # a name of the load: read_license, update, ...
    method: str
    path: str
    start: float
    end: float
    key: str | None = None  # the Idempotency-Key
    body: object = None
    asked: int | None = None  # the header Ledger-Position of the request
    status: int | None = None  # None: no whole answer
    code: str | None = None
    position: int | None = None  # the header Ledger-Position of the answer
    replayed: bool = False
    answer: object = None

    @property
    def is_write(self):
        return self.key is not None

    @property
    def acknowledged(self):
        return self.status == 200

    @property
    def refused(self):
        """The caller may be certain that this request stored nothing."""
        if self.status is None or self.acknowledged:
            return False
        return self.status < 500 or self.code in NOTHING_STORED

    @property
    def unknown(self):
        return not self.acknowledged and not self.refused

    def line(self):
        return json.dumps(dataclasses.asdict(self), separators=(',', ':'))


def read(path):
    with open(path, encoding='utf-8') as lines:
        return [Call(**json.loads(line)) for line in lines]
