//===----------------------------------------------------------------------===//
//
// Part of spawn-tidy, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a handle is: plain data, filled from the catalogue and the options.
///
//===----------------------------------------------------------------------===//

#ifndef SPAWN_TIDY_HANDLES_CATALOGUEROWS_H
#define SPAWN_TIDY_HANDLES_CATALOGUEROWS_H

#include "handles/Outcome.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace spawn {

/// One row of a catalogue's `handles`: a type whose values are handles.
struct HandleRow {
  /// Qualified name without template arguments. It names a class, a class
  /// template, or a typedef where the handle is an integer (`pthread_t`).
  std::string Type;
  /// Other names of the same type: the declared one behind a public alias.
  std::vector<std::string> Aliases;
  /// What messages call it: "thread", "future". Empty: the type's own name.
  std::string Noun;
  /// What a drop does unless the producer says otherwise. None: a drop is no
  /// defect (`none`, or `runs-on-drop` types), and structure is not asked.
  std::optional<DropOutcome> Drop;
  /// A drop is the documented start of the work; such a type is no handle.
  bool RunsOnDrop = false;
  /// The end of a variable's scope is a usual way to end the work: what is kept
  /// in a variable needs no other release.
  bool EndsWithScope = false;
  /// Constructors other than default, copy and move start work.
  bool SpawnsWhenConstructed = false;
  /// Members of what a constructor is given, any of which asks for an object
  /// that nobody has to release.
  std::vector<std::string> ExcusedBy;
  /// Members that start its work. Where they are given, nothing else does: not
  /// what makes the object, and not what returns it.
  std::vector<std::string> StartedBy;
  /// What it calls where a drop terminates; empty: `std::terminate`.
  std::string TerminatesBy;
  /// Members (unqualified: they may stand in a base class) that settle it.
  std::vector<std::string> Releases;
  /// Members that only ask, and release nothing.
  std::vector<std::string> Asks;
  /// Members that let the work go for good.
  std::vector<std::string> Detaches;
  /// Members whose result is a handle of the same work (`share`).
  std::vector<std::string> Forwards;
  /// Who has a method that returns one usually keeps a copy of it.
  bool KeptByOwners = false;
  /// See Producer.
  std::optional<bool> CarriesExceptions;
  /// It has work once a certain member is called.
  bool startsLater() const { return !StartedBy.empty(); }
  /// It is a thread of the standard library's kind: messages may say so.
  bool isThread() const { return Noun == "thread" || Noun == "jthread"; }
  /// The file that has it, as it was named; empty for an option.
  std::string File;
  /// The user's option has it, and so it comes before what a file says of
  /// another name of the type.
  bool isFromOption() const { return File.empty(); }
};

/// The outcome of a producer where one argument is a certain constant.
struct OutcomeByArgument {
  unsigned Argument = 0; ///< index, from 0
  std::string Is;        ///< qualified name of the enumerator or constant
  DropOutcome Drop = DropOutcome::Orphans;
};

/// Where the arguments of a function that starts a task have what it runs.
struct TaskArguments {
  /// Which argument is called; none: the first that can be.
  std::optional<unsigned> Callable;
  /// Which arguments it is called with; none: all that follow it.
  std::optional<std::vector<unsigned>> Bound;
};

/// One row of a catalogue's `producers`: a function that spawns. It overrides
/// what the returned type's own row says.
struct Producer : TaskArguments {
  std::string Function; ///< qualified, without template arguments
  std::vector<std::string> Aliases;
  std::string Noun;
  DropOutcome Drop = DropOutcome::Orphans;
  std::vector<OutcomeByArgument> DropWhen;
  /// The handle is written through this pointer argument; none: it is returned.
  std::optional<unsigned> OutArgument;
  /// The handle counts only where this argument is a null pointer (a
  /// `pthread_attr_t` may ask for a detached thread).
  std::optional<unsigned> NullArgument;
  /// How many parameters it has; none: any number. Another function of the name
  /// is the user's own.
  std::optional<unsigned> Parameters;
  /// The call's type depends on a completion token: its canonical type alone
  /// says what, if anything, is returned, and with which outcome.
  bool CompletionToken = false;
  /// An exception that leaves the task is kept for whoever reads its result;
  /// none: unless it is a thread or a process.
  std::optional<bool> CarriesExceptions;
  /// What it starts is a child of this process, which the system may reap.
  bool Process = false;
  /// It starts no work: what it returns is the other end of a promise, which
  /// other code keeps.
  bool Promise = false;
  /// It starts a lazy task that it is called on or given. Who drops what it
  /// returns has meant to let that task go.
  bool Starts = false;
  /// Functions that release what this producer returns, for the notes.
  std::vector<std::string> ReleasedBy;
  /// The file that has it, as it was named; empty for an option.
  std::string File;
  /// The user's option has it: it spawns, whatever its body looks like.
  bool isFromOption() const { return File.empty(); }
  /// What messages call what it hands out.
  std::string noun() const { return Noun.empty() ? "handle" : Noun; }
};

/// What a free function does with the handle, or else, at \c Argument.
enum class FunctionRole : std::uint8_t {
  Releases,
  Asks,
  Detaches,
  Unreferences,  ///< gives up one reference: it detaches what is started there
  Aborts,        ///< ends the program, and is no way out of a task
  Sleeps,        ///< returns after the time that is the argument
  LeavesSession, ///< its process becomes a daemon
};

/// One row of a catalogue's `functions`.
struct FunctionRow {
  std::string Function;
  FunctionRole Role = FunctionRole::Releases;
  unsigned Argument = 0;
  /// It returns 0, and anything else only to who has used it wrongly.
  bool FailsOnMisuse = false;
  /// Nobody waits for what it is given.
  bool letsGo() const {
    return Role == FunctionRole::Detaches || Role == FunctionRole::Unreferences;
  }
};

/// One row of a catalogue's `event-loops`: a function that returns when the
/// loop has nothing left to do, or is stopped.
struct EventLoop {
  std::string Function;
  /// Functions any of which keeps it going for good: a server's
  /// `accept` that is called anew after each client. None: it never lacks
  /// something to do.
  std::vector<std::string> KeptBy;
  /// Functions that end it.
  std::vector<std::string> StoppedBy;
};

/// One row of a catalogue's `callable-sinks`: a function, or a class's
/// constructors, that call the callable they are given and drop its result.
struct CallableSink {
  std::string Name;
  std::optional<unsigned> Argument; ///< none: whichever argument is callable
};

/// One row of a catalogue's `detached-starts`: a function that starts work
/// which nobody can wait for.
struct DetachedStart : TaskArguments {
  std::string Function;
  /// What messages call the work. Empty: "task".
  std::string Noun;
  /// It is a child process, which shares no object with this one.
  bool Process = false;
  /// It starts nothing itself, but asks for that in the attributes at this
  /// argument; none: it starts.
  std::optional<unsigned> Attribute;
  /// Constants or macros, any of which asks for it where it is an argument;
  /// none: each call does.
  std::vector<std::string> AskedBy;
};

/// How a wrapper holds what it wraps.
enum class WrapperForm : std::uint8_t {
  Parts,     ///< side by side with other values: `pair`, `tuple`
  Pointer,   ///< one or none, behind `*` and `->`: `unique_ptr`, `optional`
  Container, ///< any number
};

/// One row of a catalogue's `wrappers`: a class template whose values count as
/// the handle that its template argument is.
struct Wrapper {
  std::string Type;
  /// The template arguments to look at; none: all of them.
  std::optional<std::vector<unsigned>> Arguments;
  bool looksAt(unsigned Argument) const {
    return !Arguments || llvm::is_contained(*Arguments, Argument);
  }
  WrapperForm Form = WrapperForm::Parts;
  /// The template argument that is a deleter; one of the user's own may join.
  std::optional<unsigned> Deleter;
  bool Shared = false; ///< copies share one handle
};

} // namespace spawn

#endif // SPAWN_TIDY_HANDLES_CATALOGUEROWS_H
