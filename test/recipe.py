"""Prints a recipe of the docs, or runs the steps of the GitHub workflow there.

  recipe.py N PAGE MARK       the block of docs/PAGE.md with that mark, for LLVM N
  recipe.py N --steps FOLDER  its `run:` steps, each as GitHub runs it, in FOLDER;
                              those that install, with apt-get, are left out

The exit code of --steps is that of the first step that fails. A step that uses an
action is named, with its inputs.
"""

import os
import re
import subprocess
import sys

import yaml

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../docs")


def block(page, mark):
    with open(os.path.join(DOCS, page + ".md")) as file:
        found = re.findall(r"^```\w+ %s\n(.*?)^```$" % mark, file.read(),
                           re.M | re.S)
    if len(found) != 1:
        sys.exit("docs/%s.md has %d blocks '%s'" % (page, len(found), mark))
    return found[0].replace("-22", "-" + MAJOR)


def run_steps(folder):
    job, = yaml.safe_load(block("ci", "github"))["jobs"].values()
    failed = 0
    for step in job["steps"]:
        if failed and step.get("if") != "always()":
            continue
        if "uses" in step:
            print("uses", step["uses"], step.get("with"), flush=True)
        elif "apt-get" in step["run"]:
            print("left out:", step["name"], flush=True)
        else:
            print("step:", step["name"], flush=True)
            code = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
                 step["run"]], cwd=folder).returncode
            failed = failed or code
    sys.exit(failed)


MAJOR = sys.argv[1]
if sys.argv[2] == "--steps":
    run_steps(sys.argv[3])
print(block(*sys.argv[2:]), end="")
