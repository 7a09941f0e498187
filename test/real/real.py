#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Checks real projects, and compares the findings with what was judged before.

For each project of projects.yaml: its sources at the commit that is named there, a
compile database, the units that mention threads, futures, processes or coroutines,
clang-tidy over them. A finding is known by project, file, function, the text of its
line, and check, so that it is found again when lines move. judged.tsv has a verdict
(true, false, debatable; missed for a true one that is left out since) and the reason
for each.

Prints the findings by check and kind of handle, and what differs from judged.tsv.
Exits with 1 if a finding was not judged, or one that was judged true is gone.
"""

import argparse
import collections
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COLUMNS = ["project", "file", "function", "text", "check", "verdict", "why"]
KEY = COLUMNS[:5]
VERDICTS = ("true", "false", "debatable")
# It was true, and the checks leave it out since, for what else that leaves out.
MISSED = "missed"
MENTIONS = (r"std::(jthread|thread|async|future|shared_future|promise|packaged_task)\b"
            r"|pthread_create|thrd_create|\b(v?fork|posix_spawnp?|popen) *\("
            r"|co_await|co_return|std::execution|boost::(thread|fibers|process|async)"
            r"|QThread|QtConcurrent|QFuture|QProcess|g_thread_(try_)?new|tbb::"
            r"|folly::|seastar::|SDL_CreateThread|uv_thread_create")
SOURCES = (".c", ".cc", ".cpp", ".cxx")
# Pictures and data are not needed.
HEADERS = (".h", ".hh", ".hpp", ".hxx", ".inc", ".inl", ".ipp", ".tcc", ".def", ".dat")
# A unit that takes longer is told.
UNIT_SECONDS = 180


def trouble(message):
    sys.exit("real: error: " + message)


def run(command, what, **how):
    done = subprocess.run(command, capture_output=True, text=True, **how)
    if done.returncode:
        trouble("%s failed: %s\n%s" % (what, " ".join(command),
                                       (done.stdout + done.stderr)[-2000:]))
    return done.stdout


def read_projects(path, only):
    with open(path, encoding="utf-8") as text:
        projects = yaml.safe_load(text)
    for project in projects:
        missing = {"name", "repository", "commit", "flags"} - set(project)
        if missing:
            trouble("%s: %s lacks %s" % (path, project.get("name", "a project"),
                                         ", ".join(sorted(missing))))
    chosen = [project for project in projects if re.search(only, project["name"])]
    if not chosen:
        trouble("--only %s: %s has no such project" % (only, path))
    return chosen


def fetch(project, checkouts, work):
    """The folder with the project's sources at its commit."""
    source = os.path.join(work, project["name"], "src")
    stamp = os.path.join(work, project["name"], "commit")
    if os.path.exists(stamp) and open(stamp, encoding="utf-8").read() == project["commit"]:
        return source
    shutil.rmtree(source, ignore_errors=True)
    os.makedirs(source)
    git = os.path.join(checkouts or work, project["name"], "" if checkouts else "git")
    if not checkouts:
        run(["git", "init", "-q", "--bare", git], "git")
        run(["git", "-C", git, "fetch", "-q", "--depth=1", project["repository"],
             project["commit"]], "git")
    elif not os.path.isdir(git):
        trouble("%s has no folder %s: clone %s there, or leave out --checkouts" %
                (checkouts, project["name"], project["repository"]))
    # The repository may be a snapshot that others read, and without its largest files.
    git = ["git", "-c", "safe.directory=*", "-C", git, "--work-tree=" + source]
    there = run(git + ["ls-tree", "-r", "--name-only", project["commit"]], "git")
    ends = {os.path.splitext(path)[1] for path in there.splitlines()}
    index = os.path.join(work, project["name"], "index")
    done = subprocess.run(
        git + ["checkout", "-q", "-f", project["commit"], "--"] +
        [":(top,glob)**/*" + end for end in sorted(ends & set(SOURCES + HEADERS))],
        capture_output=True, text=True, check=False,
        env={**os.environ, "GIT_INDEX_FILE": index})
    for line in done.stderr.splitlines():
        if not line.startswith("error: unable to read sha1 file of "):
            trouble("%s: git checkout: %s" % (project["name"], line))
        print("real: warning: %s lacks %s" % (project["name"], line.split(" of ")[1]),
              file=sys.stderr)
    with open(stamp, "w", encoding="utf-8") as out:
        out.write(project["commit"])
    return source


def generate(project, source):
    """Writes the headers that a build would make. They are looked for last."""
    folder = os.path.join(os.path.dirname(source), "generated")
    for name, text in project.get("generated", {}).items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text + "\n")
    project["flags"] = project["flags"] + ["-idirafter", folder]


def units_of(project, source):
    mentions = re.compile(MENTIONS + "".join("|" + more for more in
                                             project.get("mentions", [])))
    exclude = re.compile(project["exclude"]) if "exclude" in project else None
    for folder, _, files in sorted(os.walk(source)):
        for name in sorted(files):
            path = os.path.join(folder, name)
            relative = os.path.relpath(path, source)
            if not name.endswith(SOURCES) or (exclude and exclude.search(relative)):
                continue
            with open(path, encoding="utf-8", errors="replace") as text:
                if mentions.search(text.read()):
                    yield path


def flags_for(project, source, path):
    flags = project["flags"]
    if path.endswith(".c"):
        flags = project.get("c-flags", [flag for flag in flags
                                        if not flag.startswith("-std=c++")])
    return ["clang", "-w"] + [flag.replace("SRC", source) for flag in flags] + ["-c", path]


class Lines:
    """The lines of sources with their numbers, and the function around each: as git's
    hunk headers tell, the last line before it that begins in the first column."""

    def __init__(self):
        self.of = {}

    def at(self, path, offset):
        if path not in self.of:
            with open(path, "rb") as text:
                self.of[path] = text.read()
        text = self.of[path]
        begin = text.rfind(b"\n", 0, offset) + 1
        line = text[begin:text.find(b"\n", offset)].decode(errors="replace")
        around = ""
        for before in reversed(text[:begin].decode(errors="replace").split("\n")):
            if re.match(r"[A-Za-z_](?!.*:$)(?!namespace\b)", before):
                around = before
                break
        return (" ".join(around.split())[:120], " ".join(line.split())[:160],
                text.count(b"\n", 0, begin) + 1)


def kind_of(message):
    """The noun of the handle in a message: "thread", "future", "child process"."""
    found = re.search(r"^(?:a |an |the |each )?(.*?) (?:'|in '|from '|created|started|that)",
                      message)
    return found[1] if found and len(found[1]) < 25 else "other"


def check_unit(options, project, source, path, lines):
    """(findings, errors) of a unit."""
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "compile_commands.json")
        with open(database, "w", encoding="utf-8") as out:
            json.dump([{"directory": source, "file": path,
                        "arguments": flags_for(project, source, path)}], out)
        exported = os.path.join(folder, "fixes.yaml")
        try:
            done = subprocess.run(
                [options.clang_tidy, "--load=" + options.plugin, "-p", folder, "--quiet",
                 "--checks=-*,spawn-*", "--config={}", "--header-filter=%s/.*" % source,
                 "--export-fixes=" + exported, path],
                capture_output=True, text=True, timeout=UNIT_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return [], ["took more than %d s" % UNIT_SECONDS]
        if done.returncode not in (0, 1):
            return [], ["clang-tidy died: exit status %d" % done.returncode]
        diagnostics = []
        if os.path.exists(exported):
            with open(exported, encoding="utf-8", errors="replace") as text:
                diagnostics = (yaml.load(text, yaml.CSafeLoader) or {}).get("Diagnostics", [])
    errors = [d["DiagnosticMessage"]["Message"] for d in diagnostics
              if d["DiagnosticName"] == "clang-diagnostic-error"]
    findings = []
    for d in diagnostics:
        if not d["DiagnosticName"].startswith("spawn-"):
            continue
        message = d["DiagnosticMessage"]
        where = os.path.join(source, message["FilePath"])
        function, text, line = lines.at(where, message["FileOffset"])
        findings.append({
            "project": project["name"], "file": os.path.relpath(where, source),
            "function": function, "text": text, "check": d["DiagnosticName"],
            "line": line, "message": message["Message"],
            "notes": [note["Message"] for note in d.get("Notes", [])]})
    return findings, errors


def check_all(options, projects):
    jobs = []
    for project in projects:
        source = fetch(project, options.checkouts, options.work)
        generate(project, source)
        jobs += [(project, source, path) for path in units_of(project, source)]
    lines = Lines()
    findings, checked, broken = {}, collections.Counter(), {}
    with ThreadPoolExecutor(options.jobs) as pool:
        running = {pool.submit(check_unit, options, *job, lines): job for job in jobs}
        for number, done in enumerate(as_completed(running), 1):
            project, source, path = running[done]
            found, errors = done.result()
            relative = os.path.relpath(path, source)
            if errors:
                broken["%s/%s" % (project["name"], relative)] = errors[0]
                continue
            checked[project["name"]] += 1
            for finding in found:
                findings[tuple(finding[name] for name in KEY) +
                         (finding["line"],)] = finding
            if sys.stderr.isatty() or number % 25 == 0 or number == len(jobs):
                print("real: %d of %d units, %d findings" %
                      (number, len(jobs), len(findings)), file=sys.stderr)
    return list(findings.values()), checked, broken


def read_judged(path):
    judged = {}
    with open(path, encoding="utf-8", newline="") as text:
        rows = csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
        if rows.fieldnames != COLUMNS:
            trouble("%s:1: the columns are %s" % (path, ", ".join(COLUMNS)))
        for number, row in enumerate(rows, 2):
            if row["verdict"] not in VERDICTS + (MISSED,) or not row["why"]:
                trouble("%s:%d: a verdict is one of %s, and has a reason" %
                        (path, number, ", ".join(VERDICTS + (MISSED,))))
            judged[tuple(row[name] for name in KEY)] = row
    return judged


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(map(str, row)) + " |" for row in rows])


def counted(findings, judged, group):
    counts = collections.defaultdict(collections.Counter)
    for finding in findings:
        verdict = judged.get(tuple(finding[name] for name in KEY))
        counts[group(finding)][verdict["verdict"] if verdict else "not judged"] += 1
        counts[group(finding)]["all"] += 1
    return [(*(name if isinstance(name, tuple) else (name,)), count["all"],
             *(count[verdict] for verdict in VERDICTS + ("not judged",)))
            for name, count in sorted(counts.items())]


def write_report(path, findings, checked, broken, judged, projects):
    """Writes what is between the two marks of the page."""
    verdicts = ("findings", "true", "false", "debatable", "not judged")
    by_project = {row[0]: row[1:5] for row in
                  counted(findings, judged, lambda f: f["project"])}
    rows = [("[%s](%s)" % (p["name"], p["repository"]), "`%s`" % p["commit"][:10],
             checked[p["name"]], *by_project.get(p["name"], (0, 0, 0, 0)))
            for p in projects]
    total = [sum(row[index] for row in rows) for index in range(2, 7)]
    rows.append(("all", "", *total))
    best = [row for row in judged.values() if row["why"].startswith("*")]
    parts = [
        table(("project", "commit", "units", "findings", "true", "false", "debatable"), rows),
        "%d units did not parse here, and are left out. Of %d findings that are true or "
        "false, %d are false (%d %%)." % (
            len(broken), total[2] + total[3], total[3],
            round(100 * total[3] / max(1, total[2] + total[3]))),
        table(("check", "handle") + verdicts,
              counted(findings, judged, lambda f: (f["check"], kind_of(f["message"])))),
        "\n".join("- %s, `%s`: %s" % (row["project"], row["file"], row["why"][1:].strip())
                  for row in best)]
    with open(path, encoding="utf-8") as text:
        page = text.read()
    begin, end = "<!-- made by ./dev real --report -->\n", "<!-- end -->"
    if begin not in page or end not in page:
        trouble("%s lacks the line %s" % (path, begin.strip()))
    head, rest = page.split(begin, 1)
    with open(path, "w", encoding="utf-8") as out:
        out.write(head + begin + "\n\n".join(parts) + "\n" + end + rest.split(end, 1)[1])


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--plugin", required=True)
    parser.add_argument("--work", required=True, help="sources and results come here")
    parser.add_argument("--checkouts", metavar="DIR",
                        help="take each project's commit from the repository DIR/NAME")
    parser.add_argument("--only", default="", metavar="REGEX", help="projects by name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--projects", metavar="FILE",
                        default=os.path.join(HERE, "projects.yaml"))
    parser.add_argument("--judged", metavar="FILE",
                        default=os.path.join(HERE, "judged.tsv"))
    parser.add_argument("--report", metavar="FILE", nargs="?",
                        const=os.path.join(ROOT, "docs", "real-code.md"),
                        help="write the tables into FILE (docs/real-code.md)")
    options = parser.parse_args()
    options.plugin = os.path.abspath(options.plugin)
    options.work = os.path.abspath(options.work)
    os.makedirs(options.work, exist_ok=True)
    projects = read_projects(options.projects, options.only)
    judged = read_judged(options.judged)
    findings, checked, broken = check_all(options, projects)
    with open(os.path.join(options.work, "findings.json"), "w", encoding="utf-8") as out:
        json.dump({"findings": findings, "units": checked, "broken": broken}, out, indent=1)
    for unit, error in sorted(broken.items()):
        print("not parsed: %s: %s" % (unit, error))
    found = {tuple(finding[name] for name in KEY) for finding in findings}
    names = {project["name"] for project in projects}
    new = [f for f in findings if tuple(f[name] for name in KEY) not in judged]
    gone = [key for key in judged if key not in found and key[0] in names]
    print(table(("check", "handle", "findings") + VERDICTS + ("not judged",),
                counted(findings, judged, lambda f: (f["check"], kind_of(f["message"])))))
    print("%d units of %d projects, %d that did not parse; %d findings" %
          (sum(checked.values()), len(projects), len(broken), len(findings)))
    for finding in new:
        print("new: %(project)s/%(file)s:%(line)d: %(message)s [%(check)s]" % finding)
    lost = [key for key in gone if judged[key]["verdict"] == "true"]
    for key in lost:
        print("gone: " + "  ".join(key))
    for verdict in "false", "debatable", MISSED:
        count = sum(judged[key]["verdict"] == verdict for key in gone)
        if count:
            print("%d that were judged %s are not found" % (count, verdict))
    if options.report:
        write_report(options.report, findings, checked, broken, judged, projects)
    sys.exit(bool(new or lost))


if __name__ == "__main__":
    main()
