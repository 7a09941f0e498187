"""lit's configuration; lit.site.cfg.py, which CMake makes, says where things are."""

import os
import shlex

import lit.formats

config.name = "spawn-tidy"
config.test_format = lit.formats.ShTest(execute_external=True)
config.suffixes = [".cpp", ".c", ".test"]
config.excludes = ["mocks", "runtime", "monitor", "Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = config.build_dir

# A test takes a few seconds; one that hangs is a failure.
lit_config.maxIndividualTestTime = 120

check = " ".join(shlex.quote(part) for part in [
    config.python, os.path.join(config.test_source_root, "check_spawn.py"),
    "--clang-tidy", config.clang_tidy, "--plugin", config.plugin,
    "--filecheck", os.path.join(config.llvm_tools, "FileCheck")])
config.substitutions += [
    ("%check_spawn", check),
    ("%clang_tidy", config.clang_tidy),
    ("%plugin", config.plugin),
    ("%llvm_major", config.llvm_major),
    ("%root", config.source_root),
    ("%build", config.build_root),
    ("%python", config.python),
]
config.environment["PATH"] = config.llvm_tools + ":" + os.environ["PATH"]
for name in os.listdir("/usr/bin"):
    # Other versions of clang-tidy, for the version guard.
    if name.startswith("clang-tidy-") and name[11:].isdigit():
        config.available_features.add(name)
