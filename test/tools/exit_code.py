"""Runs a command, shows its output, and holds it to an exit code."""

import subprocess
import sys

expected, command = int(sys.argv[1]), sys.argv[2:]
done = subprocess.run(command, stdout=subprocess.PIPE, text=True,
                      stderr=subprocess.STDOUT)
print(done.stdout)
if done.returncode != expected:
    sys.exit("exit code %d, expected %d" % (done.returncode, expected))
