"""Runs the program `budget` under callgrind, and adds up what it wrote."""

import collections
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys

# Where the libraries would choose their code by the processor, they are told what every processor
# of the last ten years can do. The allocator neither asks how many cores there are nor which time
# it is.
ENVIRONMENT = {
    'GLIBC_TUNABLES': ':'.join((
        'glibc.cpu.hwcaps=-AVX,-AVX2,-AVX_Fast_Unaligned_Load,-AVX512F,-AVX512VL,-AVX512BW,'
        '-BMI1,-BMI2,-LZCNT,-MOVBE,-FMA,-ERMS,-FSRM,-RTM,-Prefer_No_VZEROUPPER',
        'glibc.cpu.x86_data_cache_size=0x8000',
        'glibc.cpu.x86_shared_cache_size=0x100000',
        'glibc.cpu.x86_non_temporal_threshold=0xc0000',
        'glibc.cpu.x86_rep_movsb_threshold=0x800',
        'glibc.cpu.x86_rep_stosb_threshold=0x800')),
    'OPENSSL_ia32cap': '0x0298220300000000:0x0',  # SSE, SSE2, SSE3, SSSE3, SSE4, PCLMULQDQ
    'SIMDJSON_FORCE_IMPLEMENTATION': 'westmere',
    'MALLOC_CONF': 'narenas:1,dirty_decay_ms:-1,muzzy_decay_ms:-1'}
# Threads that work behind the requests, by the clock; each is known by a function only it runs.
BEHIND = {
    'audit index': 'seatledger::projections::AuditIndex::',
    'its thread': 'seatledger::runtime::AuditFollower::run',
    'notary': 'seatledger::ledger::Notary::run',
    'webhooks': 'seatledger::runtime::WebhookSender::run',
    'flush of the views': 'seatledger::projections::TieredStore::flush_tiers',
    'columns of lists': 'seatledger::projections::ListColumns::work',
    'rows put into the cache': 'seatledger::projections::warm_rows',
    'RocksDB': 'rocksdb::ThreadPoolImpl::Impl::BGThread',
    'RocksDB, by the clock': 'rocksdb::Timer::Run',
    'the callers': 'seatledger::budget::Callers::'}
ALLOCATOR = 'libjemalloc'
ALLOCATES = re.compile(r"(malloc|calloc|realloc|memalign|aligned_alloc|posix_memalign|mallocx|"
                       r"rallocx|operator new(\[\])?\(.*)('\d+)?$")


@dataclasses.dataclass
class Thread:
    """What one thread did while one workload ran."""
    instructions: int = 0
    allocations: int = 0
    functions: collections.Counter = dataclasses.field(default_factory=collections.Counter)

    def behind(self):
        """The name of what works behind the requests; nothing: of the path."""
        for name, function in BEHIND.items():
            if any(function in known for known in self.functions):
                return name
        return None


def read_dump(text):
    """(the name that it was dumped with, what it says) of one file. The format:
    https://valgrind.org/docs/manual/cl-format.html"""
    trigger, thread = '', Thread()
    names = collections.defaultdict(dict)  # of objects and functions: by their number
    place, called = {'ob': '', 'fn': ''}, {}
    calls = False

    def named(kind, value):
        found = re.match(r'\((\d+)\)(?: (.*))?$', value)
        if not found:
            return value
        if found[2] is not None:
            names[kind][found[1]] = found[2]
        return names[kind][found[1]]

    for line in text.splitlines():
        if line.startswith('desc: Trigger:'):
            trigger = line.split(':', 2)[2].strip()
        elif line[:3] in ('ob=', 'fn='):
            place[line[:2]] = named(line[:2], line[3:])
            if line[:2] == 'fn':
                thread.functions[place['fn']] += 0
        elif line[:4] in ('cob=', 'cfn='):
            called[line[1:3]] = named(line[1:3], line[4:])
        elif line.startswith('calls='):
            callee = place | called
            if (ALLOCATOR in callee['ob'] and ALLOCATOR not in place['ob']
                    and ALLOCATES.match(callee['fn'])):
                thread.allocations += int(line[6:].split()[0])
            calls, called = True, {}
        elif line[:1] in '0123456789+-*' and line:
            # A line of cost; behind a call it is the callee's, which is in its own place too.
            if not calls:
                own = int(line.split()[-1]) if len(line.split()) > 1 else 0
                thread.instructions += own
                thread.functions[place['fn']] += own
            calls = False
    return trigger, thread


def run(*command):
    """Its standard output. Pinned to one core, as there is one thread of valgrind's at a time."""
    core = min(os.sched_getaffinity(0))
    return subprocess.run(
        [str(word) for word in command], check=True, text=True, stdout=subprocess.PIPE,
        env=os.environ | ENVIRONMENT, preexec_fn=lambda: os.sched_setaffinity(0, {core})).stdout


def made_with(program):
    return json.loads(run('valgrind', '--quiet', '--tool=none', program, 'made_with'))


def counted(program, folder):
    """Fills a ledger in `folder` and counts. Returns the lines that the program printed, each with
    its `threads`."""
    folder = pathlib.Path(folder)
    run(program, 'fill', folder / 'data')
    log = folder / 'valgrind.log'  # mostly of calls of the kernel that valgrind does not know
    try:
        printed = run('valgrind', '--tool=callgrind', '--separate-threads=yes',
                      '--instr-atstart=no', '--combine-dumps=no',
                      f'--callgrind-out-file={folder}/out', f'--log-file={log}',
                      program, 'count', folder / 'data')
    except subprocess.CalledProcessError:
        print(log.read_text(errors='replace')[-4000:], file=sys.stderr)
        raise
    lines = {line['name']: line | {'threads': []} for line in map(json.loads, printed.splitlines())}
    for path in sorted(folder.glob('out*')):
        trigger, thread = read_dump(path.read_text())
        name = trigger.split()[-1] if trigger else ''
        if name in lines and thread.instructions:
            lines[name]['threads'].append(thread)
    return list(lines.values())
