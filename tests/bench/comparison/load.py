"""The load: the program request_load, which sends a workload's calls and checks every answer."""

import json
import re
import subprocess

import children
from running_server import KEY


def described(port, workload, connections, seconds, variables, constants, answers_max=0, seed=1,
              expect=None):
    """What request_load reads. `expect` replaces what the answers must contain."""
    def text(template):
        return re.sub(r'<(\w+)>', lambda match: str(constants[match[1]]), template)

    calls = [{'method': call.method, 'path': text(call.path), 'body': text(call.body),
              'expect': text(call.expect) if expect is None else expect,
              'content_type': call.content_type, 'weight': call.weight} for call in workload.calls]
    used = set(re.findall(r'\$([a-z_]+)', json.dumps(calls)))
    return {'port': port, 'connections': connections, 'seconds': seconds, 'seed': seed,
            'answers_max': answers_max, 'requests': calls,
            'headers': ['Host: localhost', f'Authorization: Api-Token {KEY}'],
            'variables': {name: value for name, value in variables.items() if name in used}}


def start(program, what):
    """For a load that is not waited for; its figures are lost."""
    process = children.start([program], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, text=True)
    process.stdin.write(json.dumps(what))
    process.stdin.close()
    return process


def run(program, what):
    """The figures. A wrong answer ends the benchmark."""
    return json.loads(children.run([program], given=json.dumps(what)))
