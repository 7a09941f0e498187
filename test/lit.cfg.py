"""lit's configuration; lit.site.cfg.py, which CMake makes, says where things are."""

import glob
import os
import shlex
import shutil

import lit.formats

config.name = "spawn-tidy"
config.test_format = lit.formats.ShTest(execute_external=True)
config.suffixes = [".cpp", ".c", ".test"]
# A C++ file of GoogleTest's is no test of lit's.
config.excludes = ["mocks", "Inputs", "runtime", "unit"] + [
    name for name in os.listdir(os.path.join(os.path.dirname(__file__), "monitor"))
    if name.endswith(".cpp")]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = config.build_dir

# A test takes a few seconds, the one that builds the monitor twice a minute;
# one that hangs is a failure.
lit_config.maxIndividualTestTime = 300

check = " ".join(shlex.quote(part) for part in [
    config.python, os.path.join(config.test_source_root, "check_spawn.py"),
    "--clang-tidy", config.clang_tidy, "--plugin", config.plugin,
    "--filecheck", os.path.join(config.llvm_tools, "FileCheck"),
    "--precompiled", os.path.join(config.build_dir, "precompiled")])
# A Clang takes the libc++ of its own release only.
if not os.path.isdir(os.path.join(config.llvm_tools, "..", "include", "c++")):
    check += " --without libc++"
# With --param=same-as-proved, for one of several versions.
if "same-as-proved" in lit_config.params:
    check += " --same-as-proved"
config.substitutions += [
    ("%check_spawn", check),
    ("%clang_tidy", config.clang_tidy),
    ("%plugin", config.plugin),
    ("%wrapper", config.wrapper),
    ("%llvm_major", config.llvm_major),
    ("%run_clang_tidy", os.path.join(config.llvm_tools, "run-clang-tidy")),
    ("%run_fixed", " ".join(shlex.quote(part) for part in [
        config.python,
        os.path.join(config.test_source_root, "fixes", "run_fixed.py"),
        "--clang-tidy", config.clang_tidy, "--plugin", config.plugin,
        "--compiler", "g++"])),
    ("%recipe", " ".join([
        config.python, os.path.join(config.test_source_root, "recipe.py"),
        config.llvm_major])),
    ("%root", config.source_root),
    ("%build", config.build_root),
    ("%python", config.python),
]
config.environment["PATH"] = config.llvm_tools + ":" + os.environ["PATH"]

if config.standalone:
    config.available_features.add("standalone")
spawn_clangd = os.path.join(config.build_root, "checker", "tools",
                            "spawn-clangd-" + config.llvm_major)
if os.access(spawn_clangd, os.X_OK):
    config.available_features.add("spawn-clangd")
for feature, is_there in (
        ("neovim", shutil.which("nvim")),
        ("mandoc", shutil.which("mandoc")),
        ("valgrind", shutil.which("valgrind")),
        ("pre-commit", shutil.which("pre-commit")),
        ("eglot", glob.glob("/usr/share/emacs/site-lisp/elpa/eglot-*")),
        ("ale", glob.glob("/usr/share/vim/vimfiles/pack/*/opt/ale"))):
    if is_there:
        config.available_features.add(feature)

# What ./dev test gets from npm: Microsoft's validator of SARIF, one of GitHub's
# workflows, and a GitLab runner.
for name, path in (
        ("sarif-multitool", "@microsoft/sarif-multitool-linux/Sarif.Multitool"),
        ("action-validator", ".bin/action-validator"),
        ("gitlab-ci-local", ".bin/gitlab-ci-local")):
    path = os.path.join(config.source_root, "build", "npm", "node_modules", path)
    if os.access(path, os.X_OK):
        config.available_features.add(name)
        config.substitutions.append(("%" + name.replace("-", "_"), path))

if config.optimized:
    config.available_features.add("optimized")

# Releases of clang-format differ; the code is in the form of the main one.
clang_format = shutil.which("clang-format-22")
if clang_format:
    config.available_features.add("clang-format")
    config.substitutions.append(("%clang_format", clang_format))

# Another version of clang-tidy, for the version guard.
for major in (14, 15, 16, 19, 22):
    other = shutil.which("clang-tidy-%d" % major)
    if other and str(major) != config.llvm_major:
        config.available_features.add("other-clang-tidy")
        config.substitutions += [("%other_clang_tidy", other),
                                 ("%other_major", str(major))]
        break
