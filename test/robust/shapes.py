# Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
# See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Code that is large in one way, valid or half valid, and small code that has
two bad things in it at once.

SHAPES are functions from a size to C++ text: analyses overflow the stack, or
take the square of the time, in such code. half_valid() yields small cases.
"""

import itertools

PROLOGUE = """#include <coroutine>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>
void work(); bool ready(int); void step(int);
inline void may_throw(int i) { if (ready(i)) throw i; }
struct Job {
  Job(); Job(Job &&); Job &operator=(Job &&); ~Job();
  void join(); void detach(); bool joinable() const; void cancel();
  Job &named(int); Job then(void (*)()); Job *operator->(); Job &operator*();
};
Job start(int = 0); Job launch(); std::thread make(int = 0);
struct Callback { Callback(); Callback(const Callback &); Job operator()() const;
                  bool operator<(int) const; Callback &operator++(); };
"""


class Shape:
    """What a function in this file makes, and how to compile it."""

    def __init__(self, function, small, large, flags, doubled):
        self.name = function.__name__
        self.function = function
        self.small = small  # the size for ./dev test
        self.large = large  # for ./dev fuzz, where clang itself copes with twice that
        self.flags = flags
        # Two sizes, of which the second makes twice as much code.
        self.doubled = doubled or (large, 2 * large)

    def text(self, size):
        return PROLOGUE + self.function(size)


SHAPES = []


def shape(small=60, large=1000, flags=("-std=c++20",), doubled=None):
    def register(function):
        SHAPES.append(Shape(function, small, large, flags, doubled))
        return function
    return register


def each(size, pattern, joint=""):
    """`pattern` for 0 to size - 1, which stands for @ in it."""
    return joint.join(pattern.replace("@", str(i)) for i in range(size))


def function(body, head="void f(int n)"):
    return head + " {\n" + body + "\n}\n"


def nest(size, before, inside, after):
    return each(size, before) + inside + after * size


# Many of one thing.


@shape(small=60, large=3000)
def discards(n):
    return function(each(n, "  start(@);\n"))


@shape()
def discarded_threads(n):
    return function(each(n, "  std::thread{work};\n  (void)make(@);\n"))


@shape()
def vexing_declarations(n):
    return function(each(n, "  { std::thread t@(); std::thread(work); }\n"))


@shape()
def discards_in_broken_function(n):
    return function(each(n, "  start(@);\n") + "  undeclared();")


@shape(small=100, large=250)
def names_taken(n):
    """Each new variable needs a name that no other has."""
    return function(each(n, "  int work_thread@; int work_thread_@;\n") +
                    each(n, "  std::thread{work};\n"))


@shape()
def discards_in_one_line(n):
    return function(each(n, "start(@);"))


@shape(small=60, large=700)
def overwrites(n):
    return function("  std::thread t;\n" +
                    each(n, "  t = std::thread(work);\n") + "  t.join();")


@shape()
def overwritten_member(n):
    return ("struct M { std::thread t; ~M() { t.join(); }\n  void run() {\n" +
            each(n, "    t = std::thread(work);\n") + "  }\n};\n")


@shape(small=60, large=3000)
def methods_that_start(n):
    return ("class M { std::thread t;\n" +
            each(n, "  void start@() { t = std::thread(work); }\n") +
            "public:\n" + each(n, "  void run@() { start@(); }\n") + "};\n")


@shape(small=60, large=3000)
def private_start_with_callers(n):
    return ("class M { std::thread t; void go() { t = std::thread(work); }\n"
            "public:\n" + each(n, "  void run@() { go(); stop@(); }\n"
                               "  void stop@() { step(@); }\n") + "};\n")


@shape(small=40, large=200)
def classes(n):
    return each(n, "class C@ { std::thread t; public: C@() : t(work) {} "
                "~C@() {} void stop() { t.join(); } };\n")


@shape()
def members(n):
    return ("struct M {\n" + each(n, "  std::thread t@;\n") + "  M() {\n" +
            each(n, "    t@ = std::thread(work);\n") + "  }\n  ~M() {\n" +
            each(n // 2, "    t@.join();\n") + "  }\n};\n")


@shape()
def early_returns(n):
    return function(each(n, "  std::thread t@(work);\n"
                            "  if (ready(@)) return;\n") +
                    each(n, "  t@.join();\n"))


@shape(small=60, large=3000)
def throwing_calls(n):
    return function("  std::thread t(work);\n" +
                    each(n, "  may_throw(@);\n") + "  t.join();")


@shape()
def unreleased_in_broken_function(n):
    return function(each(n, "  std::thread t@(work);\n") + "  undeclared();")


@shape()
def unreleased_in_template(n):
    return ("template <class T> void t() {\n" +
            each(n, "  std::thread t@(work);\n") + "}\n" +
            function("  t<int>();"))


@shape()
def moves_in_a_row(n):
    return function("  std::thread t0(work);\n" +
                    each(n, "  std::thread u@(std::move(t0)); "
                            "t0 = std::move(u@);\n") + "  t0.join();")


@shape(small=60, large=3000)
def swaps(n):
    return function(each(8, "  std::thread t@(work);\n") + "".join(
        "  if (ready(%d)) t%d.swap(t%d);\n" % (i, i % 8, i * 5 % 8)
        for i in range(n)) + each(8, "  t@.join();\n"))


@shape(small=60, large=3000, doubled=(1000, 2000))
def followed_conditions(n):
    """Each thread exists on half of the paths."""
    return function(
        each(n, "  bool b@ = ready(@); std::thread t@;\n"
                "  if (b@) t@ = std::thread(work);\n") +
        each(n, "  if (b@) t@.join();\n"))


@shape(small=60, large=3000)
def conditions_for_one_thread(n):
    return function(
        each(n, "  bool b@ = ready(@);\n") + "  std::thread t;\n" +
        each(n, "  if (b@ && !t.joinable()) t = std::thread(work);\n") +
        each(n, "  if (b@ && t.joinable()) t.join();\n"))


@shape()
def templates_instantiated(n):
    return ("template <int I> void t() { std::thread t(work); start(I); }\n" +
            function(each(n, "  t<@>();\n")))


@shape()
def macros(n):
    return ("#define START(n) do { start(n); std::thread t##n(work); } while (0)\n"
            + function(each(n, "  START(@);\n")))


@shape(small=5, large=8, doubled=(15, 16))
def macros_that_double(n):
    return ("#define M0 start(0);\n" +
            "".join("#define M%d M%d M%d\n" % (i + 1, i, i) for i in range(n)) +
            function("M%d" % n))


@shape(small=60, large=300)
def overloads(n):
    return (each(n, "struct T@ {}; Job over(T@);\n") +
            function(each(n, "  over(T@());\n")))


@shape(small=60, large=1000)
def coroutine_types(n):
    """Their promises are found through specializations of one template."""
    return (each(n, "struct Task@ {};\n"
                 "template <> struct std::coroutine_traits<Task@> {\n"
                 "  struct promise_type { Task@ get_return_object();\n"
                 "    std::suspend_never initial_suspend() noexcept;\n"
                 "    std::suspend_never final_suspend() noexcept;\n"
                 "    void return_void(); void unhandled_exception(); };\n};\n"
                 "Task@ go@() { co_await std::suspend_never(); }\n") +
            function(each(n, "  go@();\n")))


COROUTINE = """template <class T = void> struct Task { struct promise_type {
  Task get_return_object(); std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void return_void(); void unhandled_exception(); };
  bool await_ready(); void await_suspend(std::coroutine_handle<>);
  int await_resume(); ~Task(); };
"""


@shape(small=60, large=3000)
def awaits(n):
    return (COROUTINE + "Task<> go(int);\nTask<> run() {\n"
            "  std::thread t(work);\n" +
            each(n, "  co_await go(@); go(@);\n") + "  t.join();\n}\n")


@shape(small=40, large=200)
def coroutine_lambdas(n):
    return (COROUTINE + "Task<> go(int);\nvoid f() {\n" +
            each(n, "  [&]() -> Task<> { std::thread t(work); "
                    "co_await go(@); }();\n") + "}\n")


@shape(small=60, large=3000)
def catch_handlers(n):
    return (each(n, "struct E@ {};\n") +
            function("  std::thread t(work);\n  try { may_throw(n);\n" +
                     each(n, "    if (ready(@)) throw E@();\n") + "  }\n" +
                     each(n, "  catch (E@ &) { if (ready(@)) return; }\n") +
                     "  t.join();"))


@shape(small=20, large=100)
def thrown_through_calls(n):
    """Each function throws what the ones before it throw, and one type more."""
    return (each(n, "struct E@ {};\n") + "void g0() { throw E0(); }\n" +
            "".join("void g%d() { g%d(); if (ready(%d)) throw E%d(); g%d(); }\n"
                    % (i, i - 1, i, i, i // 2) for i in range(1, n)) +
            function("  std::thread t(work);\n  g%d();\n  t.join();" % (n - 1)))


@shape(small=60, large=3000)
def switch_cases(n):
    return function("  std::thread t(work);\n  switch (n) {\n" +
                    each(n, "  case @: if (ready(@)) break; start(@);\n") +
                    "  }\n  t.join();")


@shape(small=60, large=3000)
def gotos(n):
    return function("  std::thread t(work);\n" + "".join(
        "l%d: if (ready(%d)) goto l%d;\n" % (i, i, i * 7 % n)
        for i in range(n)) + "  t.join();")


@shape(small=60, large=1000)
def computed_gotos(n):
    return function("  std::thread t(work);\n  void *to[] = {" +
                    each(n, "&&l@, ") + "};\n" +
                    each(n, "l@: if (ready(@)) goto *to[n];\n") + "  t.join();")


@shape(small=60, large=3000)
def initializers(n):
    return function("  std::thread ts[] = {" +
                    each(n, "std::thread(work), ") + "};\n  Job js[] = {" +
                    each(n, "start(@), ") + "};")


@shape(small=60, large=3000)
def elements(n):
    return function("  std::vector<std::thread> v; std::thread a[%d];\n" % n +
                    each(n, "  v.emplace_back(work); a[@] = make();\n"))


@shape()
def captures(n):
    return function(each(n, "  Callback c@;\n") +
                    each(n, "  auto l@ = [&, c@ = c@] { c@(); };\n"
                            "  std::thread{l@}.join();\n"))


@shape()
def default_member_initializers(n):
    return ("struct M {\n" +
            each(n, "  std::thread t@{work};\n"
                    "  std::function<void()> f@ = [this] { t@.join(); };\n") +
            "};\nM m;\n")


@shape(small=60, large=3000)
def destructor_calls(n):
    return ("struct M { std::thread t; void start() { t = std::thread(work); }\n"
            "  ~M() { stop0(); }\n" + "".join(
                "  void stop%d() { stop%d(); stop%d(); }\n" %
                (i, (i + 1) % n, i * 7 % n) for i in range(n)) + "};\n")


# Deep in one thing. Clang allows 256 brackets, so that large is small here.


@shape(small=40, large=120)
def nested_lambdas(n):
    return function(nest(n, "  [&] { start(@); std::thread t(work);\n", "", "}();"))


@shape(small=40, large=120)
def nested_blocks(n):
    return function(nest(n, "  { start(@); std::thread t@(work);\n",
                         "if (ready(0)) return;\n", "}"))


@shape(small=40, large=120)
def nested_loops(n):
    return function("  std::thread t(work);\n" +
                    nest(n, "  while (ready(@)) { start(@);\n",
                         "if (ready(0)) return;\n", "}") + "  t.join();")


@shape(small=40, large=120)
def nested_tries(n):
    return function("  std::thread t(work);\n" + each(n, "  try {\n") +
                    "may_throw(1); throw 1;" +
                    each(n, "} catch (int) { start(@); throw; }\n"))


@shape(small=40, large=120)
def nested_in_parentheses(n):
    return function("  " + nest(n, "(", "start()", ")") + ";")


@shape(small=40, large=120)
def nested_casts(n):
    return function("  " + nest(n, "Job(", "start()", ")") + ";\n  Job j = " +
                    nest(n, "static_cast<Job &&>(", "start()", ")") + ";")


@shape(small=40, large=100, flags=("-std=c++14",))
def copies_before_cxx17(n):
    return function("  " + nest(n, "Job(", "start(1)", ")") + ";\n  Job j = " +
                    nest(n, "Job(", "start(1)", ")") + ";")


@shape(small=40, large=120)
def nested_calls(n):
    return ("Job pass(Job &&); Job keep(Job);\n" +
            function("  " + nest(n, "pass(", "start()", ")") + ";\n  " +
                     nest(n, "keep(", "start()", ")") + ";\n  " +
                     nest(n, "std::move(", "start()", ")") + ";"))


@shape(small=30, large=80)
def nested_statement_expressions(n):
    return function("  " + nest(n, "({ start(@); ", "start();", "});"))


@shape(small=40, large=120)
def nested_unevaluated(n):
    return function("  (void)" + nest(n, "sizeof(decltype(", "start()", "))") +
                    ";\n  (void)" + nest(n, "noexcept(", "start()", ")") + ";")


@shape(small=40, large=120)
def nested_wrappers(n):
    return function("  " + nest(n, "std::vector<std::optional<", "std::thread",
                                ">>") + " v;")


@shape(small=4, large=9)
def nested_pairs(n):
    """The name of the type has a word for each of 2^n threads."""
    return ("using P0 = std::pair<std::thread, std::thread>;\n" +
            "".join("using P%d = std::pair<P%d, P%d>;\n" % (i + 1, i, i)
                    for i in range(n)) + "P%d make_pairs();\n" % n +
            function("  P%d p; make_pairs();" % n))


@shape(small=60, large=250)
def nested_classes(n):
    return nest(min(n, 250), "struct C@ { std::thread t; ~C@() { start(); }\n",
                "", "};") + "\n"


@shape(small=60, large=1000)
def nested_namespaces(n):
    return "namespace " + each(n, "n@", "::") + " { void g() { start(); } }\n"


# Long chains, which are deep trees.


@shape(small=100, large=2500)
def else_ifs(n):
    return function("  std::thread t(work);\n  " + each(
        n, "if (ready(@)) start(@);\n", "  else ") + "  t.join();")


@shape(small=100, large=2000)
def sums(n):
    return function("  std::thread t(work); int s = " +
                    each(n, "(start(@), @)", " + ") + "; t.join();")


@shape(small=100, large=2000)
def commas(n):
    return function("  " + each(n, "start(@)", ", ") + ";")


@shape(small=100, large=2000)
def conjunctions(n):
    return function("  std::thread t(work);\n  if (" +
                    each(n, "ready(@)", " && ") + ") t.join();\n  " +
                    each(n, "ready(@)", " && ") + " && (start(), true);")


@shape(small=100, large=1500)
def ternaries(n):
    return function("  " + each(n, "ready(@) ? start(@) : ") + "start();\n"
                    "  Job j = " + each(n, "ready(@) ? start(@) : ") + "start();")


@shape(small=100, large=1500)
def member_calls(n):
    return function("  start()" + each(n, ".named(@)") + ";\n  start()" +
                    each(n, ".then(work)") + ";")


@shape(small=100, large=1500)
def streamed(n):
    return ("struct Out { Out &operator<<(const Job &); } out;\n"
            "Job operator+(Job &&, Job &&);\n" +
            function("  out" + each(n, " << start(@)") + ";\n  start()" +
                     each(n, " + start(@)") + ";"))


@shape(small=100, large=1500)
def arrows(n):
    return ("struct P { P next(); Job *operator->(); Job &operator*(); } p;\n" +
            function("  p" + ".next()" * n + "->detach();"))


@shape(small=60, large=700)
def inheritance(n):
    return ("struct B0 { void join(); ~B0(); };\n" +
            "".join("struct B%d : B%d { std::thread t; };\n" % (i, i - 1)
                    for i in range(1, n)) + "B%d make_base();\n" % (n - 1) +
            function("  make_base();"))


@shape(small=8, large=10)
def diamonds(n):
    return ("struct L0 { std::thread t; }; struct R0 { Job j; };\n" +
            "".join("struct L%d : virtual L%d, virtual R%d {};\n"
                    "struct R%d : virtual L%d, virtual R%d {};\n" %
                    (i, i - 1, i - 1, i, i - 1, i - 1)
                    for i in range(1, n)) + "L1 make_l();\n" +
            function("  make_l(); L%d l;" % (n - 1)))


@shape(small=100, large=2000)
def aliases(n):
    return ("using A0 = std::thread;\n" +
            "".join("using A%d = A%d;\n" % (i, i - 1) for i in range(1, n)) +
            function("  A%d t(work); A%d(work);" % (n - 1, n - 1)))


@shape(small=100, large=1500)
def pointers(n):
    return function("  std::thread %sp; std::thread a%s; *p = 0;" %
                    ("*" * n, "[1]" * n))


@shape(small=100, large=1500)
def copies_in_a_row(n):
    return function("  auto c0 = Callback();\n" + "".join(
        "  auto c%d = c%d;\n" % (i, i - 1) for i in range(1, n)) +
        "  c%d(); std::thread t(c%d); t.join();" % (n - 1, n - 1))


@shape(small=100, large=1500, doubled=(500, 1000))
def references_in_a_row(n):
    return function("  std::thread r0(work);\n" + "".join(
        "  auto &r%d = r%d;\n" % (i, i - 1) for i in range(1, n)) +
        "  r%d.join();" % (n - 1))


# Functions that lead to functions.


@shape()
def returned_through_calls(n):
    return ("Job g0();\n" + "".join(
        "Job g%d() { return g%d(); }\n" % (i, i - 1) for i in range(1, n)) +
        "Job g0() { return g%d(); }\n" % (n - 1) + function(each(n, "  g@();\n")))


@shape(small=10, large=20)
def returned_through_many_calls(n):
    """Each of a row of functions has n ways to the next one."""
    return ("Job g0() { return Job(); }\n" + "".join(
        "Job g%d() {\n%s  return Job();\n}\n" %
        (i, each(n, "  if (ready(@)) return g%d();\n" % (i - 1)))
        for i in range(1, 10)) + function("  g9();"))


@shape(small=2, large=4)
def called_through_many_templates(n):
    return ("template <class F> void g0(F f) { f(); }\n" + "".join(
        "template <class F> void g%d(F f) {\n%s}\n" %
        (i, each(n, "  g%d(f);\n" % (i - 1))) for i in range(1, 6)) +
        function("  g5([] { return start(); });"))


@shape(small=60, large=700)
def callables_to_one_template(n):
    return ("template <class F> void call(F f) {\n" +
            each(n, "  step(@);\n") + "  f();\n}\n" +
            function(each(n, "  call(launch); call(work);\n")))


@shape(small=20, large=80, flags=("-std=c++20", "-ftemplate-depth=200"))
def recursive_templates(n):
    return ("template <int N> struct T { T<N - 1> t; std::thread h; "
            "~T() { start(N); } };\ntemplate <> struct T<0> {};\n"
            "template <int N> Job g() { std::thread t(work); return g<N - 1>(); }\n"
            "template <> Job g<0>() { return start(); }\n" +
            function("  T<%d> t; g<%d>();" % (n, n)))


@shape(small=20, large=80, flags=("-std=c++20", "-ftemplate-depth=200"))
def templates_without_end(n):
    return ("template <int N> Job g() { std::thread t(work); return g<N + 1>(); }\n"
            "template <class T> struct W { W<W<T>> *next; std::thread t; "
            "~W() { next->next; } };\n" +
            function(each(n, "  g<@>();\n") + "  W<int> w;"))


@shape(small=60, large=500)
def packs(n):
    return ("template <class... F> void all(F... f) { (f(), ...); "
            "(std::thread(f), ...); }\n" +
            function("  all(" + each(n, "launch", ", ") + ");"))


# Small and half valid.


def half_valid():
    """Yields names of files and texts; each is a file of its own, as a crash
    ends a process."""
    for name, text in itertools.chain(_incomplete(), _named_by_itself(), _SINGLE):
        yield name + ".cpp", PROLOGUE + text
    for name, text in _IN_C:
        yield name + ".c", PROLOGUE_IN_C + text


def _incomplete():
    """Classes with a part that is not complete, and a handle in a destructor."""
    parts = [
        ("member", "", "Unknown own;"),
        ("array", "", "Unknown own[2];"),
        ("nested-array", "", "Unknown own[2][3];"),
        ("unsized", "", "Unknown own[];"),
        ("base", ": Unknown", ""),
        ("virtual-base", ": virtual Unknown", ""),
        ("undeclared", "", "Undeclared own;"),
        ("undeclared-base", ": Undeclared", ""),
        ("optional", "", "std::optional<Unknown> own;"),
        ("pair", "", "std::pair<Unknown, std::thread> own;"),
        ("unfinished", "", "struct Inner; Inner own;"),
        ("itself", "", "Server own;"),
        ("void", "", "void own;"),
        ("function", "", "void own() { undeclared; } Unknown made();"),
        ("reference", "", "Unknown &own;"),
        ("static", "", "static Unknown own;"),
        ("abstract", "", "struct A { virtual void f() = 0; } own;"),
        ("deleted", "", "struct D { ~D() = delete; } own;"),
        ("private", "", "class P { ~P(); } own;"),
        ("bit-field", "", "Unknown own : 3;"),
        ("union", "", "union { std::thread own; Unknown other; };"),
        ("broken", "", "struct Broken { Unknown x; ~Broken(); } own;"),
    ]
    bodies = {
        "thread": "std::thread last(work); last.join();",
        "dropped": "std::thread last(work); if (ready(1)) return; last.join();",
        "job": "Job last = start(); may_throw(1); last.join();",
        "lambda": "[this] { std::thread last(work); may_throw(1); }();",
        "members": "worker = std::thread(work); start();",
    }
    wholes = {
        "inline": "class Server %s { %s std::thread worker; public:\n"
                  "  Server(); ~Server() { %s } };\n",
        "out-of-line": "class Server %s { %s std::thread worker; public:\n"
                       "  Server(); ~Server(); };\n"
                       "Server::~Server() { %s }\nServer::Server() {}\n",
        "template": "template <class Unknown> class Server %s { %s\n"
                    "  std::thread worker; public: Server(); ~Server() { %s } };\n"
                    "template class Server<Missing>;\n",
        "used": "struct Server %s { %s std::thread worker;\n"
                "  Server() { std::thread t(work); } ~Server() { %s } };\n"
                "void use() { Server s; std::thread t(work); may_throw(1);\n"
                "  Server *p = new Server; t.join(); }\n",
        "defaulted": "struct Server %s { %s std::thread worker{work};\n"
                     "  std::function<void()> stop = [this] { %s };\n"
                     "  ~Server() = default; };\n"
                     "void use() { std::thread t(work); Server s; }\n",
        "constructor": "struct Server %s { %s std::thread worker;\n"
                       "  Server() : worker(work), own{} { %s } ~Server(); };\n",
    }
    head = "class Unknown; class Missing;\n"
    for whole, part, body in itertools.product(wholes, parts, bodies):
        name, bases, member = part
        yield ("incomplete-%s-%s-%s" % (whole, name, body),
               head + wholes[whole] % (bases, member, bodies[body]))


def _named_by_itself():
    """Names that lead to themselves, and what is done with them."""
    names = {
        "local": "Callback c = c;",
        "parentheses": "Callback c((c));",
        "braces": "Callback c{c};",
        "reference": "Callback &c = c;",
        "rvalue": "Callback &&c = std::move(c);",
        "pointer": "Job (*c)() = c;",
        "address": "void *c = &c;",
        "static": "static Callback c = c;",
        "auto": "auto c = c;",
        "function": "std::function<void()> c = c;",
        "moved": "std::function<void()> c(std::move(c));",
        "ref": "auto c = std::ref(c);",
        "bind": "std::function<void()> c = std::bind(c);",
        "capture": "auto c = [c = c] { c(); };",
        "loop": "for (Callback c = c; c < 3; ++c) c();",
        "ternary": "Callback c = ready(1) ? c : Callback();",
        "lambda": "Callback c = [&] { return c; }();",
        "circle": "extern Callback c; Callback d = c; Callback e = d;",
        "array": "Callback c[2] = {c[1], c[0]};",
        "thread": "std::thread c(std::move(c));",
        "assigned": "std::thread c = std::thread(c);",
        "swapped": "std::thread c; c.swap(c); c = std::move(c);",
        "job": "Job c = c.then(work);",
        "binding": "auto [c, d] = std::pair<Callback, Callback>{c, d};",
        "broken": "Callback c = undeclared(c);",
        "template": "G c = c;",
    }
    uses = {
        "call": "c();",
        "spawn": "std::thread t(c); t.join();",
        "drop": "std::thread(c); std::async(c);",
        "invoke": "std::invoke(c); run(c);",
        "erase": "std::function<void()> g = c; g = c; g();",
        "keep": "auto d = c; auto &e = d; e();",
        "end": "c.join();",
    }
    head = "template <class F> void run(F f) { F g = f; g(); f(); }\n"
    for (name, declared), (use, used) in itertools.product(names.items(),
                                                           uses.items()):
        body = "void f() { %s %s }\n" % (declared, used)
        if name == "template":
            body = "template <class G> " + body.replace("f()", "f(G)")
            body += "void g() { f(Callback()); f(start); }\n"
        yield "itself-%s-%s" % (name, use), head + body


_SINGLE = [
    ("fields-in-a-circle",
     "struct M { Callback a = b; Callback b = a; std::function<void()> f = f;\n"
     "  std::thread t{f}; void g() { a(); f(); std::thread(a).join(); } };\n"),
    ("globals-in-a-circle",
     "extern Callback b; Callback a = b; Callback b = a;\n"
     "void g() { a(); std::thread(b).join(); std::thread t(a); }\n"),
    ("classes-in-a-circle",
     "struct B; struct A { std::optional<B> b; std::thread t; ~A() {} };\n"
     "struct B { std::optional<A> a; std::thread t; ~B() {} };\n"
     "A make_a(); void g() { make_a(); A a; }\n"),
    ("bases-in-a-circle",
     "template <class T> struct X : X<X<T>> { std::thread t; };\nX<int> x();\n"
     "void g() { x(); X<int> y; }\n"),
    ("derived-from-itself",
     "struct A : A { std::thread t; void join(); ~A() { join(); } };\n"
     "A a(); void g() { a(); A b; }\n"),
    ("functions-in-a-circle",
     "Job b(); Job a() { return b(); } Job b() { return a(); }\n"
     "auto c() { return c(); } void g() { a(); b(); c(); }\n"),
    ("destructors-in-a-circle",
     "struct A { Job j; void stop() { j.join(); again(); } "
     "void again() { stop(); } ~A() { again(); } };\nvoid g() { A a; }\n"),
    ("lambda-that-returns-itself",
     "void g() { auto l = [](auto &self) -> Job { return self(self); };\n"
     "  l(l); auto m = [] { return [] { return start(); }; }; m()(); m()()(); }\n"),
    ("promise-of-itself",
     "struct T { using promise_type = T; T get_return_object();\n"
     "  T initial_suspend() noexcept; T final_suspend() noexcept;\n"
     "  void return_void(); void unhandled_exception();\n"
     "  bool await_ready() noexcept; void await_suspend(std::coroutine_handle<>)"
     " noexcept;\n  void await_resume() noexcept; T operator co_await(); };\n"
     "T a() { co_await a(); a(); } void g() { a(); }\n"),
    ("promise-half-typed",
     "struct T { struct promise_type; std::thread t; };\n"
     "T a() { co_await b; } T b(); void g() { b(); a(); }\n"
     "struct U { struct promise_type { U get_return_object(); "
     "auto initial_suspend() { return undeclared; } }; };\n"
     "U c() { std::thread t(work); co_return; } void h() { c(); }\n"),
    ("lambda-half-typed",
     "void g() { std::thread t([&] { start(; }); auto l = [x = ] { start(); };\n"
     "  l(); std::thread u([] ); [=, this] { start(); }(); }\n"),
    ("local-class",
     "void g() { struct L { std::thread t{work}; Unknown u; ~L() { start(); } } l;\n"
     "  std::thread t(work); may_throw(1); }\n"),
    ("switch-without-body",
     "void g(int n) { std::thread t(work); switch (n) case 1: start();\n"
     "  switch (n) { std::thread u(work); case 2: start(); default: } \n"
     "  switch (undeclared) { case 1: case 1: start(); } case 3: start(); }\n"),
    ("jumps-past",
     "void g(int n) { goto in; { std::thread t(work); in: start(); } break;\n"
     "  continue; goto nowhere; for (;;) { std::thread t(work); continue; }\n"
     "  return 1; }\n"),
    ("statement-expression",
     "void g() { ({}); ({ start(); }); ({ ({ start(); }); }); ({ int x; });\n"
     "  std::thread t(({ std::thread u(work); work; })); }\n"
     "int x = ({ start(); 1; });\n"),
    ("try-as-a-body",
     "struct T { std::thread t; T() try : t(work) { start(); } catch (...) {}\n"
     "  ~T() try { Job j = start(); } catch (Unknown &) {} catch () {} };\n"
     "void g() try { std::thread t(work); throw; } catch (int) { throw }\n"),
    ("c-handles",
     "typedef unsigned long pthread_t; extern \"C\" int pthread_create(pthread_t *,"
     " const void *, void *(*)(void *), void *); class Unknown;\n"
     "extern \"C\" int pthread_join(pthread_t, void **); void *body(void *);\n"
     "struct S { Unknown u; pthread_t p; ~S() { pthread_t q;\n"
     "  pthread_create(&q, nullptr, body, nullptr); pthread_create(&q);\n"
     "  pthread_create(&p, 0, body, 0); pthread_join(q, nullptr); } };\n"),
    ("catalogued-with-other-arguments",
     "extern \"C\" { int pthread_create(); int pthread_join(int); int fork(int);\n"
     "  void waitpid(); double popen(...); void vfork(); }\n"
     "namespace std { int async(); template <class T> struct array {}; }\n"
     "void g() { int p; pthread_create(); pthread_join(1); fork(2); waitpid();\n"
     "  popen(); vfork(); std::async(); std::array<std::thread> a; }\n"),
    ("standard-names-of-other-kinds",
     "namespace std { struct expected; template <int> struct deque {};\n"
     "  template <template <class> class> struct list {}; int tuple; }\n"
     "void g() { std::deque<1> d; std::list<std::optional> l;\n"
     "  std::unique_ptr<std::thread[]> p; std::shared_ptr<void> q; }\n"),
    ("unnamed",
     "struct { std::thread t; ~() {} } x; union { std::thread u; };\n"
     "namespace { enum { A }; struct : Job {} y; } void g(std::thread, Job) {\n"
     "  struct { Job operator()() { return start(); } } f; f(); auto [] = y; }\n"),
    ("deduced",
     "template <class T> struct G { G(T); ~G() { start(); } }; G g1(1);\n"
     "auto a() { return start(); } decltype(auto) b() { return (start()); }\n"
     "auto c(); void g() { a(); b(); c(); auto d = {start()}; auto e{start()}; }\n"),
    ("modules-and-attributes",
     "void g() { [[maybe_unused]] std::thread t(work); [[x::y]] start();\n"
     "  if constexpr (ready(1)) start(); else { Job j = start(); }\n"
     "  if (Job j = start(); j.joinable()) {} for (Job j = start();;) break; }\n"),
    ("requires",
     "template <class T> concept C = requires(T t) { t.join(); start(); };\n"
     "template <C T> void g(T t) requires requires { start(); } { t.join(); }\n"
     "void h() { g(start()); g(1); static_assert(C<Job>); }\n"),
    ("calls-of-all-kinds",
     "struct D : Job { template <class T> Job make() const; operator Job() const;\n"
     "  static Job of(); Job operator()(); Job operator[](int); enum { E }; };\n"
     "void g(D d, D *p, Job (D::*m)(), Job (*f)(), Job D::*field) {\n"
     "  (d.*m)(); (p->*m)(); d.*field; p->*field; f(); (*f)(); (**f)(); d();\n"
     "  d[1]; d.operator Job(); d.~D(); p->D::~D(); d.template make<int>();\n"
     "  d.of(); p->of(); D::of(); d.E; (Job &)d; static_cast<const Job &>(d);\n"
     "  reinterpret_cast<D &>(d)(); int i; using I = int; i.~I();\n"
     "  auto q = &D::of; q(); std::invoke(f); std::invoke(*p);\n"
     "  (&start)(1); (*&start)(1); [](auto f) { f(); }(launch); (0, launch)();\n"
     "  std::thread a(&D::of), b(m, &d), c(f); std::thread e{&D::make<int>, &d}; }\n"),
    ("values-of-all-kinds",
     "void *operator new(decltype(sizeof 0), void *); enum E { A };\n"
     "struct S { Job j; std::thread t; int x; } s{start()}; union U { Job j; };\n"
     "void g(void *at, int n, ...) { new Job; new Job[n]; new (at) Job(start());\n"
     "  new std::thread(work); new std::thread[2]{std::thread(work)}; delete new Job;\n"
     "  S{start()}; S(start(), make()); S{.j = start(), .x = 1}; (S){start()};\n"
     "  __builtin_choose_expr(1, start(), 0); n ?: n; ready(1) ?: n;\n"
     "  __builtin_va_list l; __builtin_va_arg(l, Job);\n"
     "  alignas(8) Job k = start(); asm(\"\" : : \"r\"(n)); (void)start(), 1;\n"
     "  throw start(); int v[n]; Job w[n]; &&label; label: _Generic(n, int: start());\n"
     "  __func__; nullptr; L\"w\"; U'c'; &start; *new Job; }\n"),
    ("statements-of-all-kinds",
     "void g(int n) { for (auto &&x : std::vector<std::thread>()) x.join();\n"
     "  int a[2]; for (Job j = start(); auto c : a) start(); for (int x : a) start();\n"
     "  if (auto [a, b] = std::pair<Job, Job>(); n) start(); while (int k = n)\n"
     "  start(); do start(); while (start().joinable()); switch (auto t = make(); n) case 1: start();\n"
     "  if consteval { start(); } if !consteval { start(); }\n"
     "  for (std::thread t(work), u; n; t = make()) if (n) break; else continue;\n"
     "  try { start(); } catch (int) { start(); } catch (...) { start(); throw; }\n"
     "  { using namespace std; thread t(work); typedef thread T; T u{work}; T{work}; }\n"
     "  static std::thread s(work); thread_local std::thread l(work); extern Job e;\n"
     "  Job f(), h(int), &&r = start(); const Job &c = start(); auto *p = &start;\n"
     "  static_assert(sizeof(start()), \"\"); ; {} l: start(); goto l; return (void)start(); }\n"),
    ("this-as-a-parameter",
     "struct S { std::thread t; void go(this S &s) { s.t = std::thread(work); }\n"
     "  Job run(this auto self, int) { self.go(); return start(); }\n"
     "  static Job operator()(int) { return start(); } ~S() { go(); }\n"
     "  Job operator[](int, int); };\n"
     "void g(S s) { s.run(1); s(1); s[1, 2]; S::operator()(1); s.go();\n"
     "  auto l = [](this auto self, int n) -> Job { return self(n - 1); }; l(3);\n"
     "  std::thread(s, 1).join(); std::thread{l, 1}; auto m = [] static { start(); };\n"
     "  m(); [=, *this] { start(); }(); auto(start()); auto{start()}; }\n"),
    ("templates-of-all-kinds",
     "template <class T, class... A> struct V { T t; T more[1 + sizeof...(A)]; V() = default;\n"
     "  template <class U> V(U &&u) { std::thread h(u); h.join(); } ~V(); };\n"
     "template <class T, class... A> V<T, A...>::~V() { std::thread x(work); start(); }\n"
     "template <class T> struct V<T *, T> : V<T>, T { using V<T>::V; using T::join; };\n"
     "template <> struct V<int> { std::thread t{work}; V(int = 0); ~V() { t.detach(); } };\n"
     "template <auto F, class T = decltype(F())> T call() { F(); return F(); }\n"
     "template <class T> T half(T t) { T u = t; u.join(); t->x; u.template y<T>();\n"
     "  std::thread h(t); typename T::type z; z = half(u); return half<T>; }\n"
     "template <class... T> void all(T... t) { (t(), ...); (std::thread(t), ...);\n"
     "  int x[] = {(t(), 0)...}; auto l = [... t = t] { (t(), ...); }; l(); }\n"
     "template <class T> auto var = start(); template struct V<Job>; extern template\n"
     "struct V<std::thread>; V(int) -> V<int>; void g(V<Job *, Job> v) { V w(1);\n"
     "  V<int> x; call<launch>(); all(Callback(), Callback());\n"
     "  var<int>.join(); v.join(); V<Job, V<Job>>{}; }\n"),
    ("members-of-all-kinds",
     "struct M { std::thread t = make(), *p = new std::thread(work), a[2], &r = t;\n"
     "  std::unique_ptr<std::thread> u{new std::thread(work)}; mutable Job j;\n"
     "  std::vector<std::thread> v; std::optional<std::thread> o; int n : 3;\n"
     "  static inline std::thread s{work}; static std::thread x; std::pair<Job, M *> q;\n"
     "  M() : M(1) {} M(int) : t(work), p(&t), r(*p) { a[0] = make(); a[n] = make();\n"
     "    for (;;) v.emplace_back(work); throw 1; } M(M &&m) = default;\n"
     "  M &operator=(M &&m) { t = std::move(m.t); p->join(); delete p; return *this; }\n"
     "  ~M() { if (t.joinable()) t.join(); else this->~M(); o->join();\n"
     "    u->join(); for (auto &x : v) x.join(); (*this).t.swap(a[1]); }\n"
     "  friend void h(M &m) { m.t = make(); } struct N { M *m; ~N() { m->t.join(); } };\n"
     "  auto f() -> decltype(t) { return std::move(t); } std::thread &g() { return t; }\n"
     "}; std::thread M::x = make(); void h() { M m, n(std::move(m)); m = M(); }\n"),
    ("bodies-that-do-not-end", "void g() { std::thread t(work); { start(); if ("),
    ("empty-class", "struct"),
]

PROLOGUE_IN_C = """typedef unsigned long pthread_t, thrd_t; typedef int (*thrd_start_t)(void *);
int pthread_create(pthread_t *, const void *, void *(*)(void *), void *);
int pthread_join(pthread_t, void **); int pthread_detach(pthread_t);
int thrd_create(thrd_t *, thrd_start_t, void *); int thrd_join(thrd_t, int *);
int fork(void); int waitpid(int, int *, int); struct FILE *popen(const char *, ...);
int pclose(struct FILE *); int ready(int); void *body(void *); int main_of(void *);
"""
_IN_C = [
    ("threads",
     "struct s { pthread_t t, a[2]; } g, *gp; union u { pthread_t t; thrd_t h; };\n"
     "void f(int n, pthread_t *out, struct s *p) { pthread_t t, u = 0, a[2], v[n];\n"
     "  pthread_create(&t, 0, body, 0); pthread_create(&a[1], 0, body, 0);\n"
     "  pthread_create(out, 0, body, 0); pthread_create(&p->t, 0, body, 0);\n"
     "  pthread_create(&(*p).a[n], 0, body, 0); pthread_create(v + 1, 0, body, 0);\n"
     "  if (pthread_create(&u, 0, body, 0)) return; pthread_create(&u, 0, body, 0);\n"
     "  (struct s){.t = t}; t = u; *out = t; for (int i = 0; i < n; ++i) {\n"
     "    pthread_t w; if (!pthread_create(&w, 0, body, &w) && ready(i)) continue;\n"
     "    pthread_join(w, 0); } pthread_join(t, 0); goto end; end: ; }\n"),
    ("processes",
     "int f(int n) { fork(); int p = fork(), q; q = fork(); if (!p) return fork();\n"
     "  if ((q = fork()) < 0) return 1; switch (fork()) { case 0: return 0; }\n"
     "  struct FILE *o = popen(\"a\", \"r\"); if (!o) return 1; popen(\"b\", \"w\");\n"
     "  n = fork() + fork(); p ? fork() : 0; waitpid(p, 0, 0); waitpid(-1, 0, 0);\n"
     "  int a[2] = {fork(), [1] = fork()}; return waitpid(q, &n, 0), pclose(o); }\n"),
    ("half-typed",
     "struct t; struct s { struct t x; pthread_t p; } struct s s; pthread_t;\n"
     "int f(a, b) int a; pthread_t b; { pthread_t c; undeclared(&c); fork(;\n"
     "  pthread_create(&c, 0, body); pthread_create(c, 0, body, 0); pthread_join(c);\n"
     "  pthread_create(&undeclared, 0, body, 0); thrd_t d = d; thrd_create(&d, d, d);\n"
     "  int fork(int); fork = fork; int (*e)() = e; e(); int g() { return fork(); } g();\n"
     "  ({ fork(); }); _Generic(fork(), int: fork()); typeof(fork()) h = fork(); if (\n"),
]
