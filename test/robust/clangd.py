#!/usr/bin/env python3
# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Types broken code into spawn-clangd, which must neither die nor hang.

Each document is opened as it is. Then come its mutants, each of which clangd must
check and offer fixes for, and one of its lines is typed key by key. When the
server dies, the texts that it had not yet answered for are kept, and the command
that sends them again is printed.
"""

import argparse
import json
import os
import queue
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time

# The source tree stays as it is.
sys.dont_write_bytecode = True
import mutate
import run
import shapes

PROFILE = os.path.join(run.TESTS, "..", "checker", "profiles", "clangd.yaml")


class ServerFailed(Exception):
    """clangd has died, or does not answer."""


class Server:
    """A language server that is spoken to over pipes."""

    def __init__(self, command, folder, limit):
        self.limit = limit
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(
            shlex.split(command) + ["--background-index=false", "--log=error"],
            cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self.log)
        self.messages = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self.requests = 0
        self.request("initialize", {
            "processId": os.getpid(), "rootUri": "file://" + folder,
            "capabilities": {"textDocument": {
                "publishDiagnostics": {"codeActionsInline": True}}}})
        self.notify("initialized", {})

    def _read(self):
        out = self.process.stdout
        while True:
            length = 0
            while True:
                line = out.readline()
                if not line:
                    self.messages.put(None)
                    return
                if line == b"\r\n":
                    break
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            self.messages.put(json.loads(out.read(length)))

    def _send(self, message):
        body = json.dumps(dict(message, jsonrpc="2.0")).encode()
        try:
            self.process.stdin.write(
                b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self.process.stdin.flush()
        except BrokenPipeError:
            self._died()

    def _died(self):
        status = self.process.wait()
        self.log.seek(0)
        said = self.log.read().decode(errors="replace")
        where = re.search(r"\bspawn::[\w:]+", said)
        raise ServerFailed("clangd ended with %d%s" % (
            status, " in " + where[0] if where else ""))

    def wait_for(self, wanted):
        end = time.monotonic() + self.limit
        while True:
            try:
                message = self.messages.get(timeout=max(end - time.monotonic(), 0))
            except queue.Empty:
                raise ServerFailed("no answer in %g s" % self.limit) from None
            if message is None:
                self._died()
            if wanted(message):
                return message

    def notify(self, method, parameters):
        self._send({"method": method, "params": parameters})

    def request(self, method, parameters):
        self.requests += 1
        number = self.requests
        self._send({"id": number, "method": method, "params": parameters})
        return self.wait_for(lambda message: message.get("id") == number and
                             "method" not in message)

    def end(self):
        if self.process.poll() is None:
            self.request("shutdown", None)
            self.notify("exit", None)
            try:
                self.process.wait(self.limit)
            except subprocess.TimeoutExpired:
                raise ServerFailed("does not end") from None
        if self.process.returncode:
            self._died()

    def kill(self):
        self.process.kill()
        self.process.wait()


class Document:
    """An open file; remembers what clangd has not yet answered for."""

    def __init__(self, server, path, text):
        self.server = server
        self.uri = "file://" + path
        self.version = 1
        self.unanswered = [text]
        self.found = 0
        server.notify("textDocument/didOpen", {"textDocument": {
            "uri": self.uri, "languageId": "cpp", "version": 1, "text": text}})

    def change(self, text, must_check):
        """With `must_check`, clangd leaves no version out."""
        self.version += 1
        # It says nothing of a text that is the same again.
        text += "\n// version %d" % self.version
        self.unanswered.append(text)
        change = {"textDocument": {"uri": self.uri, "version": self.version},
                  "contentChanges": [{"text": text}]}
        if must_check:
            change["wantDiagnostics"] = True
        self.server.notify("textDocument/didChange", change)

    def wait(self):
        """Until the last version is checked; asks for the quick fixes then."""
        def is_last(message):
            parameters = message.get("params", {})
            return (message.get("method") == "textDocument/publishDiagnostics" and
                    parameters["uri"] == self.uri and
                    parameters.get("version", 0) >= self.version)
        diagnostics = self.server.wait_for(is_last)["params"]["diagnostics"]
        self.found += sum("spawn-" in str(diagnostic.get("code"))
                          for diagnostic in diagnostics)
        self.server.request("textDocument/codeAction", {
            "textDocument": {"uri": self.uri},
            "range": {"start": {"line": 0, "character": 0},
                      "end": {"line": 100000, "character": 0}},
            "context": {"diagnostics": diagnostics}})
        self.unanswered = self.unanswered[-1:]

    def close(self):
        self.server.notify("textDocument/didClose",
                           {"textDocument": {"uri": self.uri}})


def documents(seed):
    """Names and texts, test files and half-valid ones in turn, without end."""
    rng = random.Random("clangd %d" % seed)
    tests = [(source.name, source.text) for source in run.seeds()
             if source.suffix == ".cpp"]
    small = [case for case in shapes.half_valid() if case[0].endswith(".cpp")]
    while True:
        yield rng.choice(tests)
        yield rng.choice(small)


def type_document(server, path, name, text, rng, mutants):
    """Yields the document whenever one more of its versions was checked."""
    del name
    document = Document(server, path, text)
    yield document
    document.wait()
    for _, mutant in mutate.mutants(text, rng.random(), mutants):
        document.change(mutant, must_check=True)
        document.wait()
        yield document
    for typed in mutate.keystrokes(text, rng.random()):
        document.change(typed, must_check=False)
    document.wait()
    yield document
    document.close()


def make_project(folder):
    shutil.copy(PROFILE, os.path.join(folder, ".clangd"))
    with open(os.path.join(folder, "compile_flags.txt"), "w") as flags:
        flags.write("\n".join(["-std=c++20", *run.MOCKS]) + "\n")


def keep(texts, folder):
    os.makedirs(folder, exist_ok=True)
    paths = []
    for number, text in enumerate(texts):
        paths.append(os.path.join(os.path.abspath(folder), "typed-%d.cpp" % number))
        with open(paths[-1], "wb") as out:
            out.write(text.encode("latin-1"))
    return paths


def drive(options, folder):
    """Returns how many versions were checked, and what they found."""
    checked = found = 0
    rng = random.Random("typing %d" % options.seed)
    end = time.monotonic() + options.seconds
    server = Server(options.clangd, folder, options.limit)
    document = None
    name = "?"
    try:
        for at, (name, text) in enumerate(documents(options.seed)):
            path = os.path.join(folder, "typed-%d.cpp" % at)
            for document in type_document(server, path, name, text, rng,
                                          options.mutants):
                checked += 1
            found += document.found
            if time.monotonic() > end and at + 1 >= options.count:
                break
        server.end()
    except ServerFailed as failure:
        server.kill()
        paths = keep(document.unanswered if document else [], options.keep)
        command = [sys.executable, os.path.abspath(__file__), "--clangd",
                   options.clangd, "--replay", *paths]
        sys.exit("FAILED: %s, with %s (seed %d)\n  %s" %
                 (failure, name, options.seed, shlex.join(command)))
    return checked, found


def replay(options, folder):
    server = Server(options.clangd, folder, options.limit)
    try:
        document = Document(server, os.path.join(folder, "typed.cpp"), "")
        document.wait()
        for path in options.replay:
            with open(path, encoding="latin-1", newline="") as text:
                document.change(text.read(), must_check=True)
        document.wait()
        server.end()
    except ServerFailed as failure:
        server.kill()
        sys.exit("FAILED: %s" % failure)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--clangd", required=True, metavar="COMMAND")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10,
                        help="documents (default: 10)")
    parser.add_argument("--mutants", type=int, default=8,
                        help="of each document (default: 8)")
    parser.add_argument("--seconds", type=float, default=0,
                        help="go on with documents for so long")
    parser.add_argument("--limit", type=float, default=30, metavar="SECONDS",
                        help="for one answer (default: 30)")
    parser.add_argument("--keep", default="robust-failures", metavar="DIR",
                        help="where to put texts that fail")
    parser.add_argument("--replay", nargs="+", metavar="FILE",
                        help="send these texts and nothing else")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        make_project(folder)
        if options.replay:
            replay(options, folder)
        else:
            print("%d versions checked, %d findings in them; the server lives" %
                  drive(options, folder))


if __name__ == "__main__":
    main()
