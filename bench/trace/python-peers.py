"""What an analyst would write in Python: `networkx CSV REPORT` or `fifo CSV REPORT,REPORT,...`; one line of JSON a step."""
import json
import resource
import sys
import time
from collections import deque

LAYERS = 7


def say(step, started, **more):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    wall, cpu = clock()
    spent = {"seconds": wall - started[0], "cpuSeconds": cpu - started[1]}
    print(json.dumps({"step": step, **spent, "peakBytes": peak, **more}), flush=True)


def clock():
    return time.perf_counter(), time.process_time()


def rows(path):
    with open(path) as file:
        next(file)
        for line in file:
            yield tuple(map(int, line.split(",")))


def by_networkx(path, report):
    import networkx

    started = clock()
    graph = networkx.MultiDiGraph()
    for number, payer, payee, t, amount in rows(path):
        graph.add_edge(payer, payee, t=t, amount=amount)
        if number == report:
            first = (payee, t)
    say("load", started)
    started = clock()
    earliest = {first[0]: first[1]}
    frontier = dict(earliest)
    for layer in range(2, LAYERS + 1):
        reached = {}
        for account, since in frontier.items():
            for _, payee, edge in graph.out_edges(account, data=True):
                if edge["t"] >= since and edge["t"] < min(earliest.get(payee, edge["t"] + 1), reached.get(payee, edge["t"] + 1)):
                    reached[payee] = edge["t"]
        earliest.update(reached)
        frontier = reached
        say(f"{layer} layers", started)


def by_fifo(path, reports):
    """Every account a queue of [amount, victim, hop]; victim -1 is clean."""
    started = clock()
    transfers = list(rows(path))
    say("load", started)
    for name, chosen in (("one victim", reports[:1]), ("1,000 victims", reports)):
        started = clock()
        victims = {number: victim for victim, number in enumerate(chosen)}
        queues = {}
        for number, payer, payee, t, amount in transfers:
            lots = queues.setdefault(payer, deque())
            pieces = []
            wanted = amount
            while wanted and lots:
                lot = lots[0]
                taken = min(wanted, lot[0])
                pieces.append([taken, lot[1], lot[2] + 1] if lot[1] >= 0 and lot[2] < LAYERS else [taken, -1, 0])
                wanted -= taken
                lot[0] -= taken
                if lot[0] == 0:
                    lots.popleft()
            if number in victims:
                pieces = [[amount, victims[number], 1]]
            elif wanted:
                pieces.append([wanted, -1, 0])
            into = queues.setdefault(payee, deque())
            for piece in pieces:
                if into and into[-1][1:] == piece[1:] == [-1, 0]:
                    into[-1][0] += piece[0]
                else:
                    into.append(piece)
        held = sum(lot[0] for lots in queues.values() for lot in lots if lot[1] >= 0)
        say(name, started, held=held)


if sys.argv[1] == "networkx":
    by_networkx(sys.argv[2], int(sys.argv[3]))
else:
    by_fifo(sys.argv[2], [int(number) for number in sys.argv[3].split(",")])
