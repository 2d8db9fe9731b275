"""Judges the table of chunks when PostgreSQL is put to the test alone (nodes/appender.py)."""


def check(rows, acknowledged, never, open_append, confirmed):
    """The problems, as texts. `rows`: (first, count, append id) by `first`. `acknowledged`:
    append id -> first; `never`: ids of which it was told that they are not stored; `open_append`:
    the one of which nothing is known, or None; `confirmed`: first -> append id, of all heads that
    were read."""
    problems, position, stored = [], 0, {}
    for first, count, link in rows:
        if first != position + 1:
            problems.append(f'the chunk after {position} begins at {first}')
        position = first + count - 1
        stored.setdefault(link, []).append(first)
    problems += [f'{link} is stored twice' for link, firsts in stored.items() if len(firsts) > 1]
    problems += [f'acknowledged and lost: {link} at {first}'
                 for link, first in acknowledged.items() if first not in stored.get(link, ())]
    problems += [f'told that it was not stored, and is: {link}' for link in never if link in stored]
    problems += [f'confirmed and gone: {link} at {first}'
                 for first, link in confirmed.items() if first not in stored.get(link, ())]
    problems += [f'stored by nobody: {link}' for link in stored
                 if link not in acknowledged and link not in never and link != open_append]
    return problems
