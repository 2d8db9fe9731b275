"""tools/run --cluster: three PostgreSQL with Patroni and etcd, and three servers, on this machine,
to look at a failover. Prints their addresses and which command kills what, then what changes.
Ctrl-C stops all and deletes it."""

import os
import signal
import sys
import time

from nodes import cluster, patroni, places, server

NAMES = ('one', 'two', 'three')
PAUSE_S = 5  # after which a server that was killed is started again


def say(text=''):
    print(text, flush=True)


def introduce(place, machines, found):
    say(f'\nThree servers share one ledger, stored in {place.path} until this ends.\n')
    for one in machines.servers:
        leads = 'leads' if one is found['server'] else 'follows'
        who = f'server {one.name}, {leads}'
        say(f'  {one.url}  {who:32}kill -9 {one.process.pid}')
    say()
    for machine in machines.sample.machines:
        role = found['roles'].get(machine.name, 'starts')
        who = f'PostgreSQL {machine.name}, {role}'
        pid = machine.postmaster() or 'PID'
        say(f'  127.0.0.1:{machine.port}         {who:32}kill -9 {pid}')
    say(f'''
Things to try in another terminal; every server takes every call:

  KEY={server.KEY}
  call() {{ curl -s -w '\\n' -H "Authorization: Api-Token $KEY" \\
    -H "Content-Type: application/json" "$@"; }}
  call -X PUT {machines.servers[0].url}/api/directory/platforms/acme/ -d '{{"org": "acme"}}'
  call {machines.servers[1].url}/api/catalog/licenses/user/create/ \\
    -d '{{"platform_key": "acme", "name": "Lab", "count": 5}}'
  call {machines.servers[2].url}/api/ledger/licenses/1/
  call {machines.servers[0].url}/api/ledger/servers/

Kill the server that leads, or the PostgreSQL that leads, and call again. What changes is printed
here.
''')


def look(machines):
    """Who leads now: the server, or None, and the roles of the machines."""
    leads = [one for one in machines.servers
             if one.runs() and one.ask('/readyz/leader', 1)[0] == 200]
    return {'server': leads[0] if leads else None, 'roles': machines.sample.members()}


def watch(machines, found):
    gone = {}  # server -> when it was missed
    while True:
        time.sleep(0.3)
        now = look(machines)
        clock = time.strftime('%H:%M:%S')
        if now['server'] is not found['server']:
            name = now['server'].name if now['server'] else None
            say(f'{clock}  ' + (f'server {name} leads' if name else 'no server leads'))
        if now['roles'] != found['roles']:
            say(f'{clock}  PostgreSQL: ' + ', '.join(
                f'{name} {role}' for name, role in sorted(now['roles'].items())))
        found = now
        for one in machines.servers:
            if not one.runs() and one not in gone:
                gone[one] = time.monotonic()
                say(f'{clock}  server {one.name} is gone; it is started again in {PAUSE_S} s')
            elif one in gone and time.monotonic() > gone[one] + PAUSE_S:
                del gone[one]
                one.start()
                say(f'{clock}  server {one.name} runs: kill -9 {one.process.pid}')


def main():
    # So that SIGTERM, too, stops all.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with places.Place() as place:
        say('PostgreSQL, Patroni and etcd start on three machines, which takes half a minute ...')
        machines = cluster.Cluster(place, os.environ.get('PROGRAMS_DIR', server.PROGRAMS),
                                   patroni.Sample, NAMES, small_disk=False)
        try:
            found = look(machines)
            introduce(place, machines, found)
            watch(machines, found)
        except KeyboardInterrupt:
            say('stopping')
        finally:
            machines.stop()


if __name__ == '__main__':
    main()
