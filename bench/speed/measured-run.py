"""Runs a program and says what it cost: `measured-run.py OUT.json INPUT|- PROGRAM ARG...`. CPU and memory are those of all its processes."""
import json
import resource
import subprocess
import sys
import time

out, given, *argv = sys.argv[1:]
with open("/dev/null" if given == "-" else given, "rb") as stdin:
    start = time.monotonic()
    ended = subprocess.run(argv, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
wall = time.monotonic() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cost = {"seconds": used.ru_utime + used.ru_stime, "wall": wall, "mib": round(used.ru_maxrss / 1024), "code": ended.returncode}
with open(out, "w") as file:
    json.dump(cost, file)
sys.stdout.buffer.write(ended.stdout)
sys.stderr.buffer.write(ended.stderr)
